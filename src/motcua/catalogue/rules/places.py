"""From wildcards and roles to the unit they mean for one dossier."""

from collections.abc import Sequence
from fnmatch import fnmatchcase

from motcua.catalogue.rules.kinds import Place
from motcua.kernel.refusals import Refusal

# Where no unit of the pattern is at hand, the one above all of them does the work.
_INSTEAD = {"HKL-*": "SNN-CCKL"}


def is_wildcard(unit: str) -> bool:
    return "?" in unit or "*" in unit


def resolve_lead(lead_unit: str, receiving_unit: str, ancestors: Sequence[str] = ()) -> str:
    """Return the unit that a code or wildcard means when this unit receives the dossier.

    "D???-NN" is the agriculture office of the district whose desk received; "W?????" the commune itself;
    "HKL-*" the ranger station that received, else its branch.
    :param ancestors: the units above the receiving one, nearest first: a commune's may go to its district
    :raises Refusal: no-such-unit-here
    """
    if not is_wildcard(lead_unit):
        return lead_unit
    pattern, _, tail = lead_unit.partition("-")
    for code in (receiving_unit, *ancestors):
        stem = code.partition("-")[0]
        if is_wildcard(tail) and fnmatchcase(code, lead_unit):
            return code
        if not is_wildcard(tail) and fnmatchcase(stem, pattern):
            return f"{stem}-{tail}" if tail else stem
    if lead_unit in _INSTEAD:
        return _INSTEAD[lead_unit]
    raise Refusal("no-such-unit-here", unit=lead_unit, receiving=receiving_unit)


def resolve_place(
    place: str, *, receiving: str, lead: str, signing: str, ancestors: Sequence[str] = ()
) -> str:
    """Return the unit where a step happens. The superior level is where the result is signed.

    :raises Refusal: no-such-unit-here
    """
    roles = {Place.RECEIVING: receiving, Place.LEAD: lead, Place.SIGNING: signing, Place.SUPERIOR: signing}
    return roles[Place(place)] if place in set(Place) else resolve_lead(place, receiving, ancestors)


def receives(level: str, lead_unit: str, unit: str) -> bool:
    """Tell whether a one-stop unit with this code takes in procedures of this level and lead unit."""
    stem = unit.partition("-")[0]
    if fnmatchcase(unit, lead_unit) and lead_unit == "HKL-*":
        return True
    match level:
        case "commune":
            return fnmatchcase(unit, "W?????")
        case "district":
            return fnmatchcase(stem, "D???") and unit.partition("-")[2] in ("", "MC")
        case _:
            return unit in {"TTHCC", "SNN-BPMC"}


def covers(lead_unit: str, unit: str) -> bool:
    """Tell whether the unit is the lead unit, or one of those its wildcard stands for."""
    return fnmatchcase(unit, lead_unit)
