"""Numbers by which Vietnam knows persons, enterprises, phones, procedures, agencies and dossiers.

All are text: a leading zero is part of the number. A normaliser returns what we store and never fails;
`why_not_…` returns None or the Refusal that says what is wrong.
"""

import re
from datetime import date

from motcua.kernel.refusals import Refusal

PERSONAL_NUMBER = re.compile(r"0[0-9]{11}")
OLD_PERSONAL_NUMBER = re.compile(r"[0-9]{9}")  # CMND, still on old papers
TAX_CODE = re.compile(r"[0-9]{10}(?:-[0-9]{3})?")
MOBILE = re.compile(r"(?:\+?84|0)(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])[0-9]{7}")
LANDLINE = re.compile(r"(?:\+?84|0)2[0-9]{9}")
POSTAL_CODE = re.compile(r"[0-9]{5}")
PROCEDURE_CODE = re.compile(r"[123]\.[0-9]{6}")
PUBLISHED_PROCEDURE_CODE = re.compile(r"[123]\.[0-9]{6}(?:\.000\.00\.00)?\.H[0-9]{2}")
AGENCY_2016 = re.compile(r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Y][0-9]{2}")  # QCVN 102:2016/BTTTT
AGENCY_2020 = re.compile(r"[A-Y][0-9]{2}(?:\.[0-9]{2,3}){0,3}")  # QĐ 20/2020/QĐ-TTg
DOSSIER_CODE = re.compile(r"(?P<unit>[0-9A-Y.]+)-(?P<day>[0-9]{6}|[0-9]{8})-(?P<serial>[0-9]{4,7})")

# Province codes of the General Statistics Office: the births they registered keep them after every merger.
PROVINCES = frozenset((
    "001", "002", "004", "006", "008", "010", "011", "012", "014", "015", "017", "019", "020", "022",
    "024", "025", "026", "027", "030", "031", "033", "034", "035", "036", "037", "038", "040", "042",
    "044", "045", "046", "048", "049", "051", "052", "054", "056", "058", "060", "062", "064", "066",
    "067", "068", "070", "072", "074", "075", "077", "079", "080", "082", "083", "084", "086", "087",
    "089", "091", "092", "093", "094", "095", "096",
))  # fmt: skip
PERSONAL_NUMBER_IS_TAX_CODE_FROM = date(2025, 7, 1)  # TT 86/2024/TT-BTC
_TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_SEPARATORS = re.compile(r"[\s.\-()]+")


def personal_number(text: str) -> str:
    """Drop what people type between the digits."""
    return _SEPARATORS.sub("", text)


def tax_code(text: str) -> str:
    """As it is printed: 0314409058-002."""
    digits = _SEPARATORS.sub("", text)
    return f"{digits[:10]}-{digits[10:]}" if len(digits) == 13 else digits


def phone(text: str) -> str:
    """As people dial it at home: +84 912 345 678 → 0912345678."""
    digits = _SEPARATORS.sub("", text)
    if LANDLINE.fullmatch(digits) or MOBILE.fullmatch(digits):
        return re.sub(r"^\+?84", "0", digits)
    return digits


def e164(number: str) -> str:
    """As machines dial it: 0912345678 → +84912345678."""
    return "+84" + phone(number).removeprefix("0")


def why_not_personal_number(
    text: str, *, born: date | None = None, female: bool | None = None, old: bool = False
) -> Refusal | None:
    """Check a số định danh (CCCD). It has no check digit; its digits 4–6 tell sex and year of birth.

    :param born: the typed date of birth, if known
    :param female: the typed sex, if known
    :param old: accept a CMND of 9 digits too
    """
    number = personal_number(text)
    if old and OLD_PERSONAL_NUMBER.fullmatch(number):
        return None
    if not PERSONAL_NUMBER.fullmatch(number):
        return Refusal("personal-number-malformed")
    if number[:3] not in PROVINCES:
        return Refusal("personal-number-unknown-province")
    century, is_female = divmod(int(number[3]), 2)
    if born is not None and born.year != 1900 + 100 * century + int(number[4:6]):
        return Refusal("personal-number-other-year")
    if female is not None and female != bool(is_female):
        return Refusal("personal-number-other-sex")
    return None


def why_not_tax_code(text: str, *, day: date | None = None) -> Refusal | None:
    """Check a mã số thuế by its check digit.

    :param day: from 1 July 2025 a personal number counts too
    """
    code = tax_code(text)
    if day is not None and day >= PERSONAL_NUMBER_IS_TAX_CODE_FROM and len(code) == 12:
        return why_not_personal_number(code)
    if not TAX_CODE.fullmatch(code) or code[2:9] == "0" * 7 or code.endswith("-000"):
        return Refusal("tax-code-malformed")
    weighed = sum(weight * int(digit) for weight, digit in zip(_TAX_WEIGHTS, code, strict=False))
    if int(code[9]) != 10 - weighed % 11:
        return Refusal("tax-code-mistyped")
    return None


def why_not_phone(text: str) -> Refusal | None:
    """Check a Vietnamese mobile or landline number."""
    number = phone(text)
    if MOBILE.fullmatch(number) or LANDLINE.fullmatch(number):
        return None
    return Refusal("phone-malformed")
