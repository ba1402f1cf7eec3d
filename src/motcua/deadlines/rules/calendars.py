"""Which days and hours an office works."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from motcua.kernel.moments import HANOI

type Window = tuple[time, time]
type Span = tuple[datetime, datetime]


class DayKind(StrEnum):
    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    COMPENSATION = "compensation"
    SWAP_OFF = "swap_off"
    SWAP_WORK = "swap_work"
    LOCAL_CLOSURE = "local_closure"


class DayStatus(StrEnum):
    OFFICIAL = "official"
    PROVISIONAL = "provisional"


WORKED = frozenset({DayKind.WORKING, DayKind.SWAP_WORK})
WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True)
class Day:
    """What is known of one day that is not as its weekday says."""

    kind: DayKind
    name: str = ""
    status: DayStatus = DayStatus.OFFICIAL
    source: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """The office hours of one weekday (Monday is 0) from a day to the last before `valid_to`."""

    weekday: int
    windows: tuple[Window, ...]
    valid_from: date = date.min
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


USUAL_WINDOWS: tuple[Window, ...] = ((time(7, 30), time(11, 30)), (time(13, 30), time(17)))
USUAL_HOURS = tuple(Hours(weekday, USUAL_WINDOWS) for weekday in range(5))


@dataclass(frozen=True)
class WorkCalendar:
    """A calendar as a value.

    :param days: the days that differ from "Monday to Friday work, Saturday and Sunday rest"
    :param hours: office hours; of those that hold on a day the last given count
    :param years: the years whose notices are loaded; every day of another year is provisional
    """

    days: Mapping[date, Day]
    hours: tuple[Hours, ...] = USUAL_HOURS
    years: frozenset[int] = field(default_factory=frozenset)

    def kind(self, day: date) -> DayKind:
        known = self.days.get(day)
        if known is not None:
            return known.kind
        return DayKind.WORKING if day.weekday() < 5 else DayKind.WEEKEND

    def is_working(self, day: date) -> bool:
        return self.kind(day) in WORKED

    def name(self, day: date) -> str:
        """Return the name of the holiday, swap or closure, else the weekday."""
        known = self.days.get(day)
        return known.name if known is not None and known.name else WEEKDAYS[day.weekday()]

    def is_provisional(self, day: date) -> bool:
        """Tell whether the notice for this day is still to come."""
        known = self.days.get(day)
        return day.year not in self.years or (known is not None and known.status is DayStatus.PROVISIONAL)

    def windows(self, day: date) -> tuple[Window, ...]:
        """Return the office hours of this day in order; none on a day off.

        A worked Saturday is a whole working day: it has Monday's hours, whatever is kept on Saturdays.
        """
        if not self.is_working(day):
            return ()
        weekday = day.weekday() if day.weekday() < 5 else 0
        fitting = [hours for hours in self._by_weekday.get(weekday, ()) if hours.holds_on(day)]
        return fitting[-1].windows if fitting else USUAL_WINDOWS

    def spans(self, day: date) -> tuple[Span, ...]:
        """Return the office hours of this day as moments."""
        spans = self._spans.get(day)
        if spans is None:
            spans = self._spans[day] = tuple(
                (datetime.combine(day, opens, HANOI), datetime.combine(day, closes, HANOI))
                for opens, closes in self.windows(day)
            )
        return spans

    def closes_at(self, day: date) -> datetime:
        """Return the end of the office day. The day must be a working day."""
        return self.spans(day)[-1][1]

    def next_working(self, day: date) -> date:
        """Return the first working day after this one."""
        day += timedelta(days=1)
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def working_days(self, after: date, until: date) -> int:
        """Count the working days after one day, up to and with another; negative when that one comes first."""
        return self._worked_by(until) - self._worked_by(after)

    def _worked_by(self, day: date) -> int:
        """The weekdays from the first Monday of our reckoning, and what notices of days off and swaps change in them."""
        weeks, rest = divmod(day.toordinal(), 7)  # ordinal 1 is a Monday
        dates, changes = self._changes
        return weeks * 5 + min(rest, 5) + changes[bisect_right(dates, day)]

    @cached_property
    def _changes(self) -> tuple[list[date], list[int]]:
        dates = sorted(self.days)
        return dates, list(accumulate((self.is_working(day) - (day.weekday() < 5) for day in dates), initial=0))

    @cached_property
    def _spans(self) -> dict[date, tuple[Span, ...]]:
        return {}  # filled as days are asked for: a list of dossiers asks for the same few hundred

    @cached_property
    def _by_weekday(self) -> dict[int, list[Hours]]:
        found: dict[int, list[Hours]] = {}
        for hours in self.hours:
            found.setdefault(hours.weekday, []).append(hours)
        return found


def calendar_from_rows(
    rows: Iterable[tuple[date, Day]], hours: Iterable[Hours] = (), years: Iterable[int] | None = None
) -> WorkCalendar:
    """Build a calendar from (date, Day) rows; a later row for the same date replaces an earlier one.

    Without `years`, the years in which any row falls are taken as loaded; without `hours`, the usual hold.
    """
    days = dict(rows)
    known = {day.year for day in days} if years is None else years
    return WorkCalendar(days, tuple(hours) or USUAL_HOURS, frozenset(known))
