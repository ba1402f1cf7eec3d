"""In whose hands a dossier lay, how long, and how it went from hand to hand, told from its trail. Pure.

`stays` is the definition. The database tells the same by a statement of its own (`queries.trails`), because a province's year must
not pass through Python; tests hold the two together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import accumulate, groupby, pairwise

from motcua.deadlines.rules import WorkCalendar
from motcua.dossiers import events
from motcua.dossiers.rules import State
from motcua.indicators.rules.facts import ENDS, Event
from motcua.kernel.moments import local_date, start_of

APPLICANT = "applicant"  # in whose hands it is while papers or money are waited for
WITH_APPLICANT = (State.AWAITING_SUPPLEMENT, State.AWAITING_PAYMENT)
NOBODY = ""  # nobody has ended the step yet
A_DAY = 28_800
"""Parts of a working day. Each day at the office is one, be its hours eight or, in winter, seven and a half."""


class Level(StrEnum):
    """Between whom hand-overs are told: units, kinds of steps, or the people within a unit."""

    UNIT = "unit"
    STEP = "step"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Stay:
    """A time for which a dossier lay in one place.

    :param source: where it came from; None: it began here
    :param kind: of the event that brought it; `until`: when it left, was ended, or was looked at while it lay there still
    """

    node: str
    source: str | None
    kind: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class _Point:
    """What one event made of the dossier; the last point of a trail is its end, of no place."""

    kind: str
    by: str
    at: datetime
    unit: str
    step: int | None
    step_kind: str
    is_end: bool = False

    @property
    def place(self) -> tuple[str, int | None]:
        return (APPLICANT, None) if self.unit == APPLICANT else (self.unit, self.step)

    def node(self, level: Level) -> str:
        return self.step_kind if level is Level.STEP and self.unit != APPLICANT else self.unit


def stays(trail: Iterable[Event], level: Level, *, until: datetime, ended: bool) -> list[Stay]:
    """Return where a dossier lay, one after the other; together they are the time from handing in to the end, or to `until`.

    :param trail: its events in their order, up to `until`
    :param ended: it had ended by `until`; else it lies there still
    """
    points = _points(trail, until, ended)
    if level is Level.PERSON:
        return _between_people(points)
    found = [next(group) for _, group in groupby(points, lambda point: (point.is_end, point.node(level)))]
    return [
        Stay(one.node(level), before.node(level) if before else None, one.kind, one.at, after.at)
        for before, (one, after) in zip([None, *found], pairwise(found), strict=False)
    ]  # fmt: skip


def _between_people(points: Sequence[_Point]) -> list[Stay]:
    """Each step belongs to who ended it, and only what stays within a unit is handed from one person to another."""
    found = _steps(points)
    told: list[Stay] = []
    source: str | None = None
    for n, (one, after) in enumerate(pairwise(found)):
        node = APPLICANT if one.unit == APPLICANT else after.by
        here = found[n - 1].unit == one.unit != APPLICANT if n else False
        told.append(Stay(node, source if here and source != node else None, one.kind, one.at, after.at))
        source = node
    return told


def came_back(trail: Iterable[Event], *, until: datetime, ended: bool) -> list[tuple[str, str, str]]:
    """Return each time a dossier came back to a step of a unit it had been in: why (the event), from and to which kind of step.

    From the applicant nothing comes back in this sense: supplements are counted on their own.
    """
    seen, found = set(), []
    for before, one in pairwise([None, *_steps(_points(trail, until, ended))]):
        if one is None or one.is_end:
            continue
        if before and APPLICANT not in (before.unit, one.unit) and one.place in seen:
            found.append((one.kind, before.step_kind, one.step_kind))
        seen.add(one.place)
    return found


def path(trail: Iterable[Event], *, until: datetime, ended: bool) -> str:
    """Return the steps it went through: "1.receive,2.assign,3.work"."""
    steps = (
        f"{point.step}.{point.step_kind}" for point in _points(trail, until, ended)
        if not point.is_end and point.unit != APPLICANT and point.step is not None
    )  # fmt: skip
    return ",".join(step for step, _ in groupby(steps))


def follows(path: str) -> bool:
    """Tell whether a path goes through the internal process step by step as it is published, however far it has come."""
    orders = [int(step.partition(".")[0]) for step in path.split(",") if step]
    return orders == list(range(1, len(orders) + 1))


def kinds(path: str) -> list[str]:
    """Return the kinds of the steps of a path."""
    return [step.partition(".")[2] for step in path.split(",") if step]


def _steps(points: Sequence[_Point]) -> list[_Point]:
    return [next(group) for _, group in groupby(points, lambda point: (point.is_end, point.place))]


def _points(trail: Iterable[Event], until: datetime, ended: bool) -> list[_Point]:
    told = [event for event in trail if event.happened_at < until]
    first = next(n for n, event in enumerate(told) if event.kind == events.SUBMITTED)
    last = max((n for n, event in enumerate(told) if event.kind in ENDS), default=-1) if ended else len(told)
    points, moment = [], told[first].happened_at
    for n, event in enumerate(told[first : last + 1], first):
        moment = max(moment, event.happened_at)  # what was written down late does not turn time back
        data, is_end = event.data, n == last
        unit = APPLICANT if data.get("state") in WITH_APPLICANT else data.get("unit") or ""
        points.append(_Point(event.kind, event.actor_id, moment, "" if is_end else unit, data.get("step"),
                             data.get("step_kind") or "receive", is_end))  # fmt: skip
    if not ended:
        points.append(_Point("", NOBODY, max(moment, until), "", None, "", True))
    return points


@dataclass(frozen=True, slots=True)
class Hours:
    """The office hours of a span of days, in columns: how much of working days lies between the first day and a moment.

    :param before: the working days before each day, in parts; `whole`: how many seconds its office hours are, 1 on a day off
    :param opens, lasts: of each window of a day, the seconds since midnight at which it opens, and how long it is
    """

    days: tuple[datetime, ...]
    before: tuple[int, ...]
    whole: tuple[int, ...]
    opens: tuple[tuple[int, ...], ...]
    lasts: tuple[tuple[int, ...], ...]

    def worked(self, moment: datetime) -> int:
        """Return the working days since the first day, in parts; 0 for what lies before it."""
        day = start_of(local_date(moment))
        if day < self.days[0]:
            return 0
        n = (day - self.days[0]).days
        since = int((moment - day).total_seconds())
        windows = zip(self.opens, self.lasts, strict=True)
        return self.before[n] + sum(min(max(since - opens[n], 0), lasts[n]) for opens, lasts in windows) * A_DAY // self.whole[n]


def hours(calendar: WorkCalendar, since: datetime, until: datetime) -> Hours:
    """Lay out the office hours from the day of one moment to that of another."""
    first, count = local_date(since), (local_date(until) - local_date(since)).days + 1
    every = [first + timedelta(n) for n in range(count)]
    spans = [calendar.spans(day) for day in every]
    midnights = [start_of(day) for day in every]
    most = max(1, *(len(one) for one in spans))
    opens, lasts = [], []
    for place in range(most):
        here = [one[place] if place < len(one) else (midnight, midnight) for one, midnight in zip(spans, midnights, strict=True)]
        opens.append(tuple(int((a - midnight).total_seconds()) for (a, _), midnight in zip(here, midnights, strict=True)))
        lasts.append(tuple(int((b - a).total_seconds()) for a, b in here))
    whole = [sum(day) for day in zip(*lasts, strict=True)]
    before = accumulate((A_DAY * (one > 0) for one in whole[:-1]), initial=0)
    return Hours(tuple(midnights), tuple(before), tuple(max(one, 1) for one in whole), tuple(opens), tuple(lasts))
