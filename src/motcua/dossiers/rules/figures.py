"""Open figures: how long people really wait, and what may be told of small numbers. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from math import ceil

from motcua.deadlines.rules import WorkCalendar
from motcua.kernel.moments import local, local_date
from motcua.kernel.ratios import ratio

FEWEST_TOLD = 5  # below this a number might point at a person
FEWEST_FOR_WAITING = 10
USUAL_DAYS = 30
NINE_OF_TEN = Fraction(9, 10)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Working minutes within which nine of ten dossiers of each third were done: the quickest third, the middle, the slowest."""

    quick: int
    usual: int
    long: int
    count: int
    minutes_a_day: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What happened to the dossiers of one procedure or unit; early, on_time and late are of those settled."""

    key: str
    received: int = 0
    waiting: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0

    @property
    def finished(self) -> int:
        return self.early + self.on_time + self.late

    @property
    def share(self) -> Fraction | None:
        """Early or on time, of what was settled."""
        return ratio(self.early + self.on_time, self.finished)


def waiting(minutes: Iterable[int], minutes_a_day: int) -> Waiting | None:
    """Return the three waiting times; None when there are too few to say anything.

    The times are put in order and parted into thirds; of each third the 90th percentile is told.
    """
    ordered = sorted(minutes)
    if len(ordered) < FEWEST_FOR_WAITING:
        return None
    size = ceil(len(ordered) / 3)
    quick, usual, long = (percentile(ordered[start : start + size], NINE_OF_TEN) for start in range(0, len(ordered), size))
    return Waiting(quick, usual, long, len(ordered), minutes_a_day)


def percentile(ordered: Sequence[int], part: Fraction) -> int:
    """Return the value below which this part of an ordered, not empty row lies, between two values by their distance."""
    place = part * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return round(ordered[below] + (ordered[above] - ordered[below]) * (place - below))


class WorkedTime:
    """Working minutes between moments, for many pairs of moments of one calendar."""

    def __init__(self, calendar: WorkCalendar, first: date, last: date) -> None:
        self._calendar, self._first = calendar, first
        self._until = [0]
        for number in range((last - first).days + 1):
            self._until.append(self._until[-1] + _minutes(calendar, first + timedelta(days=number)))

    def between(self, since: datetime, until: datetime) -> int:
        """Both must lie within the days given."""
        return max(0, self._before(until) - self._before(since))

    def _before(self, at: datetime) -> int:
        """Return the working minutes from the first day to this moment."""
        day, here = local_date(at), local(at)
        passed = sum(max(0, int((min(here, closes) - opens).total_seconds() // 60)) for opens, closes in self._calendar.spans(day))
        return self._until[(day - self._first).days] + passed


def minutes_a_day(calendar: WorkCalendar, day: date) -> int:
    """Return how many minutes are worked on a usual day: the last working day before this one."""
    while not calendar.is_working(day):
        day -= timedelta(days=1)
    return _minutes(calendar, day)


def _minutes(calendar: WorkCalendar, day: date) -> int:
    return sum(int((closes - opens).total_seconds() // 60) for opens, closes in calendar.spans(day))


def hidden(totals: Sequence[int]) -> set[int]:
    """Return which rows are too small to be told: from 1 to 4, and, if that is one alone, the next smallest too.

    One row alone could be had from the sum of all.
    """
    small = {place for place, total in enumerate(totals) if 0 < total < FEWEST_TOLD}
    if len(small) != 1:
        return small
    others = sorted((total, place) for place, total in enumerate(totals) if total >= FEWEST_TOLD)
    return small | {place for _, place in others[:1]}
