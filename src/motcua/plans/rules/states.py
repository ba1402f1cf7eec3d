"""How far a task is: worked out from what was handed over, never stored."""

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from motcua.deadlines.rules import WorkCalendar
from motcua.plans.rules.facts import Deadline, DeadlineKind


class TaskState(StrEnum):
    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    RECURRING = "recurring"
    DONE = "done"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Proof:
    """Something that was added to a task. delivers: it is what the task was to bring; due: which of its dates it is for."""

    on: date
    delivers: bool = False
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a task stands on a day.

    :param next_due: the next date that nothing was delivered for; None: there is none
    :param missed: dates gone by with nothing delivered, oldest first
    :param owed: every date that nothing was delivered for
    """

    state: TaskState
    next_due: date | None = None
    missed: tuple[date, ...] = ()
    owed: tuple[date, ...] = ()

    @property
    def open_dates(self) -> tuple[date, ...]:
        """The dates that nothing was delivered for: those gone by, and the next."""
        return (*self.missed, *([self.next_due] if self.next_due else []))


STEPS, TOLD_AFTER = (-1, 0, 2, 7), 5
"""Working days before a date from which those responsible are told once each; and how long after it they still are."""


def due_dates(deadline: Deadline, year: int, calendar: WorkCalendar) -> list[date]:
    """Return every last day of a task in its year. Of a month without a day named it is the last working one."""
    if deadline.kind in (DeadlineKind.DATE, DeadlineKind.YEAR):
        return [deadline.last_day] if deadline.last_day else []
    if deadline.kind is DeadlineKind.MONTHS:
        return [_in_month(year, month, deadline.day, calendar) for month in deadline.months]
    return []


def _in_month(year: int, month: int, day: int | None, calendar: WorkCalendar) -> date:
    last = date(year, month, monthrange(year, month)[1])
    found = min(last, date(year, month, min(day, last.day))) if day else last
    while not day and not calendar.is_working(found):
        found -= timedelta(days=1)
    return found


def state_of(
    deadline: Deadline, year: int, proofs: Collection[Proof], today: date, calendar: WorkCalendar, *, has_begun: bool = False
) -> Standing:
    """Tell how far a task is on this day.

    A task with dates is done when something was delivered for each of them, and late while one has gone by without. One
    without a date goes on all year: it counts as begun with the first thing done for it, and as done once it delivered and,
    if it is a regular one, the year is over.

    :param proofs: what was added until today; :param has_begun: somebody was charged with it, or a note was written
    """
    until_now = [one for one in proofs if one.on <= today]
    begun = has_begun or bool(until_now)
    dates = due_dates(deadline, year, calendar)
    if not dates:
        return Standing(_open_ended(deadline, year, until_now, today, begun))
    open_dates = _open(dates, [one for one in until_now if one.delivers])
    missed = tuple(one for one in open_dates if one < today)
    if not open_dates:
        return Standing(TaskState.DONE)
    if missed:
        state = TaskState.LATE
    elif len(dates) > 1:
        state = TaskState.RECURRING
    else:
        state = TaskState.UNDER_WAY if begun else TaskState.NOT_STARTED
    return Standing(state, next((one for one in open_dates if one >= today), None), missed, tuple(open_dates))


def together(standings: Collection[Standing]) -> Standing:
    """Return where a task stands that several units lead: late as soon as one of them is, done once all are."""
    states = {one.state for one in standings}
    missed = tuple(sorted({due for one in standings for due in one.missed}))
    coming = [one.next_due for one in standings if one.next_due]
    if TaskState.LATE in states:
        state = TaskState.LATE
    elif len(states) == 1:
        (state,) = states
    else:
        state = TaskState.RECURRING if TaskState.RECURRING in states else TaskState.UNDER_WAY
    owed = tuple(sorted({due for one in standings for due in one.owed}))
    return Standing(state, min(coming, default=None), missed, owed)


def _open(dates: Iterable[date], delivered: Iterable[Proof]) -> list[date]:
    """The dates for which nothing was delivered. What does not say for which it is stands for the earliest open one."""
    named = {one.due for one in delivered if one.due}
    nameless = sum(one.due is None for one in delivered)
    return [one for one in sorted(dates) if one not in named][nameless:]


def kept(dates: Iterable[date], delivered: Iterable[Proof]) -> tuple[date, ...]:
    """Return the dates for which something was delivered in time; what does not say for which stands for the earliest open one.

    :param delivered: `on` is when it was done
    """
    ones = sorted(delivered, key=lambda one: one.on)
    first = {one.due: one.on for one in reversed(ones) if one.due}
    rest = [due for due in sorted(dates) if due not in first]
    nameless = [one.on for one in ones if one.due is None]
    found = {due: on for due, on in first.items() if due in set(dates)} | dict(zip(rest, nameless, strict=False))
    return tuple(sorted(due for due, on in found.items() if on <= due))


def _open_ended(deadline: Deadline, year: int, proofs: Iterable[Proof], today: date, begun: bool) -> TaskState:
    delivered = any(one.delivers for one in proofs)
    goes_on = deadline.kind in (DeadlineKind.REGULAR, DeadlineKind.ARISING)
    if delivered and (not goes_on or today > date(year, 12, 31)):
        return TaskState.DONE
    if not begun:
        return TaskState.NOT_STARTED
    return TaskState.RECURRING if goes_on else TaskState.UNDER_WAY


@dataclass(frozen=True, slots=True)
class Reminder:
    """What those responsible are to be told of one date.

    :param step: which telling it is: 7 and 2 working days before, 0 on the day, -1 after it; each is told once
    :param days: working days until the date; below 0: since it
    """

    due: date
    step: int
    days: int


def reminders(dates: Iterable[date], today: date, calendar: WorkCalendar) -> list[Reminder]:
    """Return what is to be told on this day, for dates that nothing was delivered for. On days off nobody is told.

    What should have been told on a day on which nothing ran is told on the next; a date gone by for as long as `TOLD_AFTER`.
    """
    if not calendar.is_working(today):
        return []
    found = []
    for due in sorted(dates):
        days = calendar.working_days(today, due) if due >= today else min(-calendar.working_days(due, today), -1)
        step = next((step for step in STEPS if days <= step), None)
        if step is not None and days >= -TOLD_AFTER:
            found.append(Reminder(due, step, days))
    return found
