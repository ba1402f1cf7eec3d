"""Which days a report is about, and by when each level sends it.

A report's quarter is not the calendar's: NĐ 09/2019/NĐ-CP closes it on the 14th, so that the report is in before the quarter ends.
The cut-offs and the days of sending are data with a day from which they hold; who has not confirmed them shows "chưa kiểm chứng".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from motcua.kernel.amounts import roman
from motcua.kernel.moments import dd_mm_yyyy

DAY = timedelta(days=1)
_YEAR = timedelta(days=366)


class PeriodKind(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE = "nine"
    YEAR = "year"


_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.NINE: 9, PeriodKind.YEAR: 12}


@dataclass(frozen=True, slots=True)
class CutOff:
    """On which day of the month before its first a period begins; 1: with the month itself, as calendars have it."""

    first_day: int = 15

    def opens(self, year: int, month: int) -> date:
        """Return the first day of a period whose calendar begins with this month; months go on beyond December."""
        return _in_month(year, month if self.first_day == 1 else month - 1, self.first_day)


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """A period that reports are made of. until: the first day after it; number: which one of its year."""

    kind: PeriodKind
    year: int
    number: int
    since: date
    until: date

    @property
    def key(self) -> str:
        """As addresses and the command line have it: 2024-Q3, 2024-07, 2024-H1, 2024-9M, 2024."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"{self.year}-{self.number:02d}"
            case PeriodKind.QUARTER:
                return f"{self.year}-Q{self.number}"
            case PeriodKind.HALF:
                return f"{self.year}-H{self.number}"
            case PeriodKind.NINE:
                return f"{self.year}-9M"
            case _:
                return str(self.year)

    @property
    def name(self) -> str:
        match self.kind:
            case PeriodKind.MONTH:
                return f"Tháng {self.number}/{self.year}"
            case PeriodKind.QUARTER:
                return f"Quý {roman(self.number)}/{self.year}"
            case PeriodKind.HALF:
                return f"6 tháng {'đầu' if self.number == 1 else 'cuối'} năm {self.year}"
            case PeriodKind.NINE:
                return f"9 tháng năm {self.year}"
            case _:
                return f"Năm {self.year}"

    @property
    def last(self) -> date:
        return self.until - DAY

    def lines(self) -> tuple[str, str]:
        """As forms write it below their title."""
        return f"Kỳ báo cáo: {self.name}", f"(Từ ngày {dd_mm_yyyy(self.since)} đến ngày {dd_mm_yyyy(self.last)})"


@dataclass(frozen=True, slots=True)
class Days:
    """Any days in a row, as a list may be asked for. until: the first day after them."""

    since: date
    until: date

    @property
    def key(self) -> str:
        return f"{self.since}..{self.last}" if self.last != self.since else str(self.since)

    @property
    def name(self) -> str:
        first = dd_mm_yyyy(self.since)
        return f"Từ ngày {first} đến ngày {dd_mm_yyyy(self.last)}" if self.last != self.since else f"Ngày {first}"

    @property
    def last(self) -> date:
        return self.until - DAY

    def lines(self) -> tuple[str, ...]:
        return (f"({self.name})",)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRule:
    """By when reports of one kind of period leave one level: the day of the month, so many months after the period's last.

    valid_to is the first day on which it no longer holds.
    """

    period: PeriodKind
    level: str
    day: int
    month_offset: int = 0
    valid_from: date
    valid_to: date | None = None
    source: str = ""
    verified: bool = False

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class DueDate:
    """By when one report is to be sent. due: a working day; stated: the day the rule names."""

    period: ReportPeriod
    level: str
    due: date
    stated: date
    verified: bool
    source: str


class Calendar(Protocol):
    """What is asked of the working calendar."""

    def is_working(self, day: date) -> bool: ...


def periods_of(kind: PeriodKind, year: int, cut_off: CutOff) -> list[ReportPeriod]:
    """Return the periods of this kind in the year, in order; each begins where the one before ends."""
    if kind is PeriodKind.NINE:
        return [ReportPeriod(kind, year, 1, cut_off.opens(year, 1), cut_off.opens(year, 10))]
    months = _MONTHS[kind]
    firsts = range(1, 13, months)
    return [
        ReportPeriod(kind, year, number, cut_off.opens(year, first), cut_off.opens(year, first + months))
        for number, first in enumerate(firsts, 1)
    ]


def read(key: str, cut_off: CutOff) -> ReportPeriod:
    """Read 2024-Q3, 2024-07, 2024-H1, 2024-9M or 2024.

    :raises ValueError: it is none of these
    """
    found = re.fullmatch(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(9M)|(0[1-9]|1[0-2])))?", key)
    if found is None or not 1900 < int(found[1]) < 9999:
        raise ValueError(key)
    year, quarter, half, nine, month = found.groups()
    for kind, number in ((PeriodKind.QUARTER, quarter), (PeriodKind.HALF, half), (PeriodKind.MONTH, month)):
        if number:
            return periods_of(kind, int(year), cut_off)[int(number) - 1]
    return periods_of(PeriodKind.NINE if nine else PeriodKind.YEAR, int(year), cut_off)[0]


def read_days(key: str, cut_off: CutOff) -> ReportPeriod | Days:
    """Read a period of reports, a day, or two days with all between: "2024-07-01..2024-07-19" (both in it).

    :raises ValueError: it is none of these, or longer than a year
    """
    if len(key) < len("2024-01-01"):
        return read(key, cut_off)
    first, _, last = key.partition("..")
    found = Days(date.fromisoformat(first), date.fromisoformat(last or first) + DAY)
    if not found.since < found.until <= found.since + _YEAR or found.since.year <= 1900:
        raise ValueError(key)
    return found


def before(period: ReportPeriod, cut_off: CutOff) -> ReportPeriod:
    """Return the period of the same kind before this one; nine months are compared with those of the year before."""
    year = periods_of(period.kind, period.year, cut_off)
    return year[period.number - 2] if period.number > 1 else periods_of(period.kind, period.year - 1, cut_off)[-1]


def due_dates(rules: Sequence[DueRule], periods: Sequence[ReportPeriod], calendar: Calendar) -> list[DueDate]:
    """Return by when each of these reports leaves each level, the earliest first.

    A day that is not worked moves to the working day before it: what is due on Sunday is read on Monday by nobody who waits for it.
    """
    found = [
        _due(rule, period, calendar) for period in periods for rule in rules
        if rule.period is period.kind and rule.holds_on(period.last)
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.due, one.period.kind, one.level))


def _due(rule: DueRule, period: ReportPeriod, calendar: Calendar) -> DueDate:
    stated = day = _in_month(period.last.year, period.last.month + rule.month_offset, rule.day)
    while not calendar.is_working(day):
        day -= DAY
    return DueDate(period, rule.level, day, stated, rule.verified, rule.source)


def _in_month(year: int, month: int, day: int) -> date:
    """That day of the month, or its last if it has none such; months go on beyond December."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    after = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + (day - 1) * DAY, after - DAY)

