"""Periods of time as reports ask for them, and how one is put together of months, days and rests of days. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from motcua.kernel.moments import dd_mm_yyyy, local_date, start_of

_DAY = timedelta(days=1)
_QUARTERS = ("I", "II", "III", "IV")
_LONGEST = 366 * 20
_EXAMPLES = "2024, 2024-Q3, 2024-H1, 2024-9M, 2024-07, 2024-W30, 2024-07-01..2024-07-19"


class BadPeriod(ValueError):
    """The text names no period; the sentence says what is understood."""


@dataclass(frozen=True, slots=True)
class Period:
    """From the beginning of one day until before the beginning of another, in Hà Nội.

    :param until: the first day that is no longer in it
    :raises BadPeriod: when it is empty
    """

    since: date
    until: date

    def __post_init__(self) -> None:
        if not self.since < self.until:
            raise BadPeriod("Ngày cuối kỳ phải sau ngày đầu kỳ.")
        if (self.until - self.since).days > _LONGEST:
            raise BadPeriod("Kỳ báo cáo dài nhất là 20 năm.")

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a year, quarter, half, nine months, month, ISO week, day, or two days with all between.

        "2024", "2024-Q3", "2024-H1", "2024-9M", "2024-07", "2024-W30", "2024-07-01", "2024-07-01..2024-07-19" (both in it).

        :raises BadPeriod: with a sentence
        """
        try:
            return cls(*_read(text.strip().upper()))
        except (ValueError, OverflowError) as no:
            if isinstance(no, BadPeriod):
                raise
            raise BadPeriod(f"Không hiểu kỳ “{text[:40]}”; ví dụ đúng: {_EXAMPLES}.") from None

    @property
    def code(self) -> str:
        """The shortest text that `read` turns back into this period."""
        return self._name()[0]

    @property
    def name(self) -> str:
        """As a Vietnamese heading has it: "Quý III/2024", "Tháng 7/2024", "Từ ngày 01/07/2024 đến ngày 19/07/2024"."""
        return self._name()[1]

    @property
    def last(self) -> date:
        """The last day in it."""
        return self.until - _DAY

    @property
    def since_at(self) -> datetime:
        return start_of(self.since)

    @property
    def until_at(self) -> datetime:
        return start_of(self.until)

    def previous(self) -> "Period":
        """Return the period of the same length before: of whole months, so many months before."""
        if self._months:
            return Period(months_later(self.since, -self._months), self.since)
        return Period(self.since - (self.until - self.since), self.since)

    def following(self) -> "Period":
        """Return the period of the same length after this one."""
        if self._months:
            return Period(self.until, months_later(self.until, self._months))
        return Period(self.until, self.until + (self.until - self.since))

    def a_year_before(self) -> "Period":
        if self.code[4:6] == "-W":
            return Period(self.since - 52 * 7 * _DAY, self.until - 52 * 7 * _DAY)
        since, until = months_later(self.since, -12), months_later(self.until, -12)
        return Period(since, max(until, since + _DAY))

    def cut(self, at: datetime) -> "Period":
        """Return the part of it that has begun: until the end of the day of this moment."""
        return Period(self.since, max(min(self.until, local_date(at) + _DAY), self.since + _DAY))

    @property
    def _months(self) -> int:
        """How many whole months it is, also from the 15th to the 14th; 0 when it is not of whole months."""
        months = (self.until.year - self.since.year) * 12 + self.until.month - self.since.month
        whole = self.since.day == self.until.day and self.since.day <= 28 and months > 0
        return months if whole else 0

    def _name(self) -> tuple[str, str]:
        since, year, months = self.since, self.since.year, self._months
        first = since.day == 1 and months
        if first and months == 1:
            return f"{year}-{since.month:02}", f"Tháng {since.month}/{year}"
        if first and months == 3 and since.month % 3 == 1:
            quarter = since.month // 3 + 1
            return f"{year}-Q{quarter}", f"Quý {_QUARTERS[quarter - 1]}/{year}"
        if first and months == 6 and since.month in (1, 7):
            half = 1 if since.month == 1 else 2
            return f"{year}-H{half}", f"6 tháng {'đầu' if half == 1 else 'cuối'} năm {year}"
        if first and since.month == 1 and months in (9, 12):
            return (f"{year}-9M", f"9 tháng năm {year}") if months == 9 else (f"{year}", f"Năm {year}")
        if (self.until - since).days == 7 and since.weekday() == 0:
            iso = since.isocalendar()
            return f"{iso.year}-W{iso.week:02}", f"Tuần {iso.week}/{iso.year} (từ ngày {dd_mm_yyyy(since)})"
        if self.last == since:
            return since.isoformat(), f"Ngày {dd_mm_yyyy(since)}"
        return f"{since}..{self.last}", f"Từ ngày {dd_mm_yyyy(since)} đến ngày {dd_mm_yyyy(self.last)}"


@dataclass(frozen=True, slots=True)
class Parts:
    """A span of days as sums are kept: whole months, and the days that are left at its ends. Spans are (first, first after)."""

    months: tuple[date, date] | None
    days: tuple[tuple[date, date], ...]


def parts(since: date, until: date) -> Parts:
    """Return the whole months of a span and the days around them."""
    first = since if since.day == 1 else months_later(since.replace(day=1), 1)
    last = until.replace(day=1)
    if first >= last:
        return Parts(None, ((since, until),) if since < until else ())
    return Parts((first, last), tuple(span for span in ((since, first), (last, until)) if span[0] < span[1]))


def months_later(day: date, count: int) -> date:
    """Return the corresponding day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    for days in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, days))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def steps(period: Period, unit: str) -> Iterator[Period]:
    """Return the days, weeks (from Monday) or months that a period is made of; those at its ends may be shorter.

    :param unit: "day", "week" or "month"
    """
    since = period.since
    while since < period.until:
        match unit:
            case "day":
                until = since + _DAY
            case "week":
                until = since + _DAY * (7 - since.weekday())
            case _:
                until = months_later(since.replace(day=1), 1)
        yield Period(since, min(until, period.until))
        since = until


def _read(text: str) -> tuple[date, date]:
    if ".." in text:
        first, _, last = text.partition("..")
        return date.fromisoformat(first), date.fromisoformat(last) + _DAY
    found = re.fullmatch(r"(\d{4})(?:-(Q[1-4]|H[12]|9M|W\d\d|\d\d)(?:-(\d\d))?)?", text)
    if found is None:
        raise ValueError(text)
    year, what, day = int(found[1]), found[2] or "", found[3]
    if day:
        return date.fromisoformat(text), date.fromisoformat(text) + _DAY
    if what.startswith("W"):
        monday = date.fromisocalendar(year, int(what[1:]), 1)
        return monday, monday + 7 * _DAY
    month, length = _span(what)
    since = date(year, month, 1)
    return since, months_later(since, length)


def _span(what: str) -> tuple[int, int]:
    """First month and number of months."""
    if not what:
        return 1, 12
    if what == "9M":
        return 1, 9
    if what[0] == "Q":
        return int(what[1]) * 3 - 2, 3
    if what[0] == "H":
        return int(what[1]) * 6 - 5, 6
    return int(what), 1
