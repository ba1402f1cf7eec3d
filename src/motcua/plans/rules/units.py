"""Which units a plan means: by name ("Văn phòng Sở"), or as a group ("các phòng chuyên môn, Chi cục thuộc Sở có TTHC")."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from motcua.kernel.texts import fold


@dataclass(frozen=True, slots=True)
class Named:
    """A unit as far as it can be named. kind: "phong", "chi_cuc", …; own: it stands directly below the plan's owner."""

    code: str
    name: str
    short_name: str
    kind: str
    own: bool


_GROUPS = (
    (re.compile(r"\bphong (?:chuyen mon|nghiep vu)\b|\bcac phong\b(?! nong nghiep| kinh te)"), frozenset({"phong"})),
    (re.compile(r"\b(?:cac )?chi cuc\b(?= (?:thuoc|truc thuoc)|,|$)|\bcac chi cuc\b"), frozenset({"chi_cuc"})),
    (re.compile(r"\bdon vi (?:su nghiep|truc thuoc|thuoc so)\b"), frozenset({"don_vi_su_nghiep"})),
)
_DISTRICTS = re.compile(r"\bphong (?:nong nghiep|kinh te).*\bhuyen\b|\bubnd (?:cac )?huyen\b")
_HAS_PROCEDURES = re.compile(r"\bco (?:cac )?(?:tthc|thu tuc)")
_OFFICE = re.compile(r"^van phong\b(?! dieu phoi| ubnd| uy ban)")


def named_in(words: str, units: Iterable[Named], *, office: str, settling: Collection[str] = ()) -> list[str]:
    """Return the codes of the units that the words mean, in the order of the units.

    :param office: the owner's own office, which "phòng chuyên môn" does not mean
    :param settling: units that settle procedures: "có TTHC" means only those, if any of the group does
    """
    plain = " ".join(fold(words).replace("/", " ").split())
    every = list(units)
    by_name = {one.code for one in every if _says(plain, one, office)}
    kinds = frozenset(kind for pattern, group in _GROUPS if pattern.search(plain) for kind in group)
    group = {one.code for one in every if one.own and one.kind in kinds and one.code != office}
    if _HAS_PROCEDURES.search(plain) and group & set(settling):
        group &= set(settling)
    if _DISTRICTS.search(plain):
        group |= {one.code for one in every if one.kind == "phong_huyen"}
    return [one.code for one in every if one.code in by_name | group]


def _says(plain: str, unit: Named, office: str) -> bool:
    if unit.code == office and _OFFICE.search(plain):
        return True
    names = {fold(unit.name), fold(unit.short_name)} if unit.own else {fold(unit.name)}
    return any(re.search(rf"\b{re.escape(name)}\b", plain) for name in names if len(name) > 3)
