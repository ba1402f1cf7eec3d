"""Walking along the calendar, day by day, until a quota of running time is used up."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, timedelta
from fractions import Fraction

from motcua.deadlines.rules import sentences
from motcua.deadlines.rules.calendars import Span, WorkCalendar
from motcua.deadlines.rules.ledger import Stand
from motcua.kernel.moments import start_of

_NOTHING = timedelta()
_TICK = timedelta(microseconds=1)
# A year in which no office works is a broken calendar, not a long wait.
_PATIENCE = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of the working: whether it used up any of the term, and why (not)."""

    date: date
    counted: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a walk ended (None: the clock stands before the quota is used up) and the days it passed."""

    ends_at: datetime | None
    days: tuple[CountedDay, ...]


@dataclass(frozen=True, slots=True)
class Road:
    """A calendar with the stretches in which this clock stands on it."""

    calendar: WorkCalendar
    stands: Sequence[Stand] = ()

    def running(self, spans: Sequence[Span], since: datetime | None = None) -> list[Span]:
        """Return the parts of these spans in which the clock runs."""
        parts = [(max(a, since), b) for a, b in spans if b > since] if since is not None else list(spans)
        for stand in self.stands:
            parts = [piece for part in parts for piece in _without(part, stand)]
        return parts

    def share(self, spans: Sequence[Span]) -> Fraction:
        """Return which part of these spans the clock runs, between 0 and 1."""
        if not spans:
            return Fraction(0)
        if not self.stands:
            return Fraction(1)
        return Fraction(length(self.running(spans)) // _TICK, length(spans) // _TICK)

    def days_from(self, first: date) -> Iterator[date]:
        """Yield the days from this one on, until the clock stands for good."""
        for day in _days_from(first):
            if any(stand.until is None and stand.since < start_of(day) for stand in self.stands):
                return
            yield day

    def why_standing(self, spans: Sequence[Span]) -> str:
        """Name the reason for which the clock stands within these spans."""
        for stand in self.stands:
            if any(_without(span, stand) != [span] for span in spans):
                return sentences.paused(stand.reason)
        return sentences.paused("")


def count_days(
    first: date, quota: int, road: Road, *, spans: Callable[[date], Sequence[Span]], what: str
) -> Walk:
    """Count days from `first` on until `quota` days of running time are full; end with the office day.

    A day on which the clock stood for some time gives only the rest of it; the days count when full.
    So the time stood still is made up exactly, and only then rounded up to the end of the office day.
    When the quota is full on a day off, the walk goes on to the next working day.
    :param spans: what a whole day is: its office hours, or midnight to midnight
    """
    calendar, total, days = road.calendar, Fraction(0), list[CountedDay]()
    for day in road.days_from(first):
        whole, before = spans(day), int(total)
        if before >= quota:
            at_work = calendar.is_working(day)
            why = sentences.SHIFTED if at_work else sentences.shifting(day, calendar)
            days.append(CountedDay(day, False, why))
        else:
            total += road.share(whole)
            full = f"{what} thứ {int(total)}" if int(total) > before else None
            days.append(_counted(day, full, whole, road))
        if total >= quota and calendar.is_working(day):
            return Walk(calendar.closes_at(day), tuple(days))
    return Walk(None, tuple(days))


def _counted(day: date, full: str | None, whole: Sequence[Span], road: Road) -> CountedDay:
    if full is not None:
        return CountedDay(day, True, sentences.counted(day, full, road.calendar))
    return CountedDay(day, False, road.why_standing(whole) if whole else sentences.off(day, road.calendar))


def use_up(since: datetime, quota: Fraction, road: Road, *, one: Callable[[date], timedelta]) -> Walk:
    """Use up office time from this moment on; end at the very moment the quota is full.

    :param one: how much office time one unit of the quota is on this day
    """
    days = list[CountedDay]()
    for day in road.days_from(since.date()):
        spans = road.calendar.spans(day)
        left = quota * (one(day) // _TICK)
        used = _NOTHING
        for opens, closes in road.running(spans, since):
            if left <= (closes - opens) // _TICK:
                ends_at = opens + _TICK * -(-left // 1)
                used += ends_at - opens
                days.append(CountedDay(day, True, sentences.hours(day, used, road.calendar)))
                return Walk(ends_at, tuple(days))
            left -= (closes - opens) // _TICK
            used += closes - opens
        if used:
            quota = left / (one(day) // _TICK)
        days.append(_used(day, used, spans, road, since))
    return Walk(None, tuple(days))


def _used(day: date, used: timedelta, spans: Sequence[Span], road: Road, since: datetime) -> CountedDay:
    if used:
        return CountedDay(day, True, sentences.hours(day, used, road.calendar))
    if not spans:
        return CountedDay(day, False, sentences.off(day, road.calendar))
    if spans[-1][1] <= since:
        return CountedDay(day, False, "tiếp nhận khi đã hết giờ làm việc")
    return CountedDay(day, False, road.why_standing(spans))


def length(spans: Sequence[Span]) -> timedelta:
    return sum((b - a for a, b in spans), _NOTHING)


def _without(span: Span, stand: Stand) -> list[Span]:
    opens, closes = span
    if stand.since >= closes or (stand.until is not None and stand.until <= opens):
        return [span]
    before = [(opens, stand.since)] if stand.since > opens else []
    after = [(stand.until, closes)] if stand.until is not None and stand.until < closes else []
    return before + after


def _days_from(day: date) -> Iterator[date]:
    while day.year < MAXYEAR:
        yield day
        day += timedelta(days=1)
