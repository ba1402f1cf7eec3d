"""Kinds of papers that people mix up: how each calls itself, and which names of requirements ask for it."""

import re

from motcua.kernel.texts import fold

# kind: how its title reads (folded, from the start of a line), and which words in a requirement's name ask for it
_KINDS = {
    "identity-card": (
        r"(the )?can cuoc( cong dan)?$|chung minh nhan dan$", r"can cuoc|chung minh nhan dan|ho chieu|nhan than|tuy than",
    ),
    "passport": (r"ho chieu$", r"ho chieu|tuy than|nhan than|can cuoc"),
    "birth-certificate": (r"giay khai sinh$|trich luc khai sinh", r"khai sinh|nhan than"),
    "marriage-certificate": (r"giay chung nhan ket hon|trich luc ket hon", r"ket hon"),
    "driving-licence": (r"giay phep lai xe$", r"lai xe"),
    "business-registration": (
        r"giay chung nhan dang ky (doanh nghiep|ho kinh doanh|kinh doanh|hop tac xa)",
        r"dang ky (doanh nghiep|ho kinh doanh|kinh doanh|hop tac xa|thanh lap)|phap nhan|tu cach|thanh lap",
    ),
    "land-title": (
        r"giay chung nhan quyen su dung dat|giay chung nhan quyen so huu nha", r"quyen su dung|so huu|dat dai|dia diem|\bdat\b",
    ),
    "invoice": (r"hoa don", r"hoa don|chung tu|nguon goc|phi\b|le phi|xuat xu"),
    "power-of-attorney": (r"giay uy quyen$|hop dong uy quyen$|van ban uy quyen", r"uy quyen|dai dien"),
    "contract": (r"hop dong (mua ban|thue|lao dong|kinh te|dich vu|cho thue)", r"hop dong|thoa thuan|thue|chung minh|dia diem"),
    "diploma": (
        r"bang (tot nghiep|trung cap|cao dang|cu nhan|ky su|dai hoc)",
        r"bang\b|trinh do|chuyen mon|van bang|chung chi|dao tao",
    ),
    "application": (r"don (de nghi|xin|dang ky|yeu cau|khieu nai|to cao)", r"\bdon\b|de nghi|giay dang ky|to khai|ban khai|phieu"),
    "declaration": (r"to khai", r"to khai|khai\b|ke khai|don\b|de nghi"),
    "presentation": (r"ban thuyet minh", r"thuyet minh|phuong an|du an|de an|ke hoach|bao cao"),
}
TITLES = {kind: re.compile(title) for kind, (title, _) in _KINDS.items()}
_ASKS = {kind: re.compile(asks) for kind, (_, asks) in _KINDS.items()}


# What people have, and may show again; the others are written anew for each dossier.
_LASTING = {
    "identity-card", "passport", "birth-certificate", "marriage-certificate", "driving-licence", "business-registration", "diploma",
}  # fmt: skip
_WRITTEN_ANEW = re.compile(r"(mau )?(don|to khai|ban khai|giay de nghi|van ban de nghi|phieu|ban thuyet minh|bao cao)\b")


def is_same_paper(one: str, other: str) -> bool:
    """Tell whether what was handed in under one requirement's name may be handed in again under another's."""
    names = fold(one).strip(), fold(other).strip()
    if any(_WRITTEN_ANEW.match(name) for name in names):
        return False
    first, second = ({kind for kind in _LASTING if _ASKS[kind].search(name)} for name in names)
    return names[0] == names[1] or bool(first & second)


def is_another_paper(kind: str, asked: str) -> bool:
    """Tell whether a file that calls itself this kind is surely not the paper that was asked for.

    Only where both are known kinds and nothing in the requirement's name could mean what was sent.
    """
    name = fold(asked)
    wanted = {one for one, asks in _ASKS.items() if asks.search(name)}
    return kind in _ASKS and bool(wanted) and kind not in wanted
