"""Until when, from the words of a plan: "Trước ngày 20/01/2024", "Tháng 3, 6, 9, 12/2024", "Thường xuyên"."""

import re
from calendar import monthrange
from datetime import date

from motcua.kernel.texts import clean, fold
from motcua.plans.rules.facts import Deadline, DeadlineKind

ALL_MONTHS, QUARTER_ENDS = tuple(range(1, 13)), (3, 6, 9, 12)
_DAY = re.compile(r"(?<![\d/])(\d{1,2})\s*/\s*(\d{1,2})(?:\s*/\s*(\d{4}))?(?![\d/])")
_DASHED_DAY = re.compile(r"(?<!\d)(\d{1,2})[.-](\d{1,2})[.-](\d{4})(?!\d)")
_LONG_DAY = re.compile(r"ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})(?:\s+nam\s+(\d{4}))?")
_MONTHS = re.compile(r"thang\s+(\d{1,2}(?:\s*(?:,|;|va|-)\s*\d{1,2})*)\s*(?:(?:/|nam)\s*(\d{4}))?(?!\s*[/\d])")
_QUARTERS = re.compile(r"quy\s+((?:i{1,3}v?|iv|[1-4])(?:\s*(?:,|;|va|-)\s*(?:i{1,3}|iv|[1-4]))*)\b\s*(?:(?:/|nam)\s*(\d{4}))?")
_EVERY_MONTH = re.compile(r"\b(?:hang|moi)\s+thang\b")
_EVERY_QUARTER = re.compile(r"\b(?:(?:hang|moi)\s+quy|(?:thang\s+)?cuoi\s+quy)\b")
_DAY_OF_MONTH = re.compile(r"ngay\s+(\d{1,2})\b(?!\s*(?:/|thang\s+\d))")
_HALF_YEARS = re.compile(r"\b6 thang\b(?: dau nam)?(?P<both>.*\bnam\b)?")
_YEAR = re.compile(r"(?:(?:ca|trong|het|cuoi)\s+)?nam(?:\s+(\d{4}))?|(\d{4})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_BEFORE = re.compile(r"\btruoc\b")
_WORDS = (
    (DeadlineKind.ARISING, re.compile(r"phat sinh|khi co (?:yeu cau|chi dao|van ban)|theo yeu cau")),
    (DeadlineKind.OTHER_PLAN, re.compile(r"theo (?:cac )?(?:ke hoach|chuong trinh|huong dan|lo trinh|tien do)|ke hoach rieng")),
    (DeadlineKind.REGULAR, re.compile(r"thuong xuyen|lien tuc|trong nam$|quanh nam|thuong ky")),
)


def deadline_of(words: str, year: int) -> Deadline:
    """Read it. year: of the plan, for days that name none. What is not understood keeps its words and has no date."""
    said = clean(words).replace("\n", " ")
    plain = " ".join(fold(said).split()).strip(" .;")
    return next((found for read in (_of_day, _of_months, _of_words, _of_year) if (found := read(said, plain, year))),
                Deadline(DeadlineKind.NONE, said))  # fmt: skip


def _of_day(said: str, plain: str, year: int) -> Deadline | None:
    if _EVERY_MONTH.search(plain) or _EVERY_QUARTER.search(plain):
        return None
    found = _DAY.search(plain) or _DASHED_DAY.search(plain) or _LONG_DAY.search(plain)
    if not found or int(found[2]) > 12:
        return None
    try:
        day = date(int(found[3] or year), int(found[2]), int(found[1]))
    except ValueError:
        return None
    return Deadline(DeadlineKind.DATE, said, day, before=bool(_BEFORE.search(plain)))


def _of_months(said: str, plain: str, year: int) -> Deadline | None:
    months, of_year = _months(plain)
    day = int(found[1]) if (found := _DAY_OF_MONTH.search(plain)) and 1 <= int(found[1]) <= 31 else None
    if not months:
        return None
    if len(months) > 1:
        return Deadline(DeadlineKind.MONTHS, said, months=months, day=day)
    in_year, before = of_year or year, bool(_BEFORE.search(plain))
    if before:  # "trước tháng 6": its first day is too late
        return Deadline(DeadlineKind.DATE, said, date(in_year, months[0], 1), before=True)
    return Deadline(DeadlineKind.DATE, said, date(in_year, months[0], monthrange(in_year, months[0])[1]))


def _months(plain: str) -> tuple[tuple[int, ...], int | None]:
    """The months that the words name, and the year if they name one."""
    if _EVERY_MONTH.search(plain):
        return ALL_MONTHS, None
    if _EVERY_QUARTER.search(plain):
        return QUARTER_ENDS, None
    if found := _QUARTERS.search(plain):
        numbers = [_ROMAN.get(one) or int(one) for one in re.findall(r"[iv]+|\d", found[1].replace("va", ","))]
        return tuple(sorted({3 * n for n in _spread(numbers, found[1])})), _year(found[2])
    if found := _MONTHS.search(plain):
        numbers = _spread([int(n) for n in re.findall(r"\d+", found[1])], found[1])
        return (tuple(sorted(set(numbers))) if all(1 <= n <= 12 for n in numbers) else ()), _year(found[2])
    if found := _HALF_YEARS.search(plain):
        return ((6, 12) if found["both"] and "dau nam" not in found[0][-8:] else (6,)), None
    return (), None


def _spread(numbers: list[int], said: str) -> list[int]:
    """"3 - 5" is three of them."""
    is_range = "-" in said and len(numbers) == 2 and numbers[0] < numbers[1]
    return list(range(numbers[0], numbers[1] + 1)) if is_range else numbers


def _year(text: str | None) -> int | None:
    return int(text) if text else None


def _of_words(said: str, plain: str, year: int) -> Deadline | None:
    return next((Deadline(kind, said) for kind, pattern in _WORDS if pattern.search(plain)), None)


def _of_year(said: str, plain: str, year: int) -> Deadline | None:
    found = _YEAR.fullmatch(plain)
    return Deadline(DeadlineKind.YEAR, said, date(int(found[1] or found[2] or year), 12, 31)) if found else None
