"""How much of a term is left, in what a person counts: working days, on the last day hours. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.deadlines.rules.calendars import WorkCalendar
from motcua.kernel.moments import local_date

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Left:
    """What the component `time_left` shows: whole units (negative: passed), their unit, and how the clock stands."""

    left: int = 0
    unit: str = "working_day"
    status: str = "running"


def time_left(due_at: datetime | None, at: datetime, calendar: WorkCalendar, *, running: bool = True,
              finished_at: datetime | None = None) -> Left:  # fmt: skip
    """Tell how far this moment is from the due one.

    :param running: the clock is not paused; :param finished_at: when the work was done, if it is
    """
    if due_at is None:
        return Left(status="none")
    if finished_at is not None:
        return Left(_signed_days(due_at, finished_at, calendar), status="done")
    if not running:
        return Left(status="paused")
    days = _signed_days(due_at, at, calendar)
    if days == 0 or (days == -1 and local_date(at) == local_date(due_at)):
        return Left(_signed_hours(due_at, at, calendar), "working_hour")
    return Left(days)


def _signed_days(due_at: datetime, at: datetime, calendar: WorkCalendar) -> int:
    """Working days from today to the due day; once the moment has passed at least one day late."""
    if at <= due_at:
        return calendar.working_days(local_date(at), local_date(due_at))
    return -max(1, calendar.working_days(local_date(due_at), local_date(at)))


def _signed_hours(due_at: datetime, at: datetime, calendar: WorkCalendar) -> int:
    if at <= due_at:
        return int(_office_time(at, due_at, calendar) / _HOUR)
    return -max(1, int(_office_time(due_at, at, calendar) / _HOUR))


def _office_time(since: datetime, until: datetime, calendar: WorkCalendar) -> timedelta:
    days: Iterable[date] = (local_date(since) + _DAY * n for n in range((local_date(until) - local_date(since)).days + 1))
    spans = ((max(a, since), min(b, until)) for day in days for a, b in calendar.spans(day))
    return sum((b - a for a, b in spans if b > a), timedelta())
