"""Will it be late? From what is left of the present step and the whole budgets of those to come. Pure.

Nobody can promise what people will do; so this supposes the plain thing: every step takes just the time it was given, and a step
that has overrun its time ends now. What comes out is a class with its working, not a percentage that nobody could check.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from motcua.deadlines.rules import Term, TermUnit, WorkCalendar
from motcua.dossiers.rules.backwards import latest_start
from motcua.dossiers.rules.clock import step_due
from motcua.kernel.moments import local_date

# With less office time than this until the present step has to end, it is a risk: one working day, as the 8 hours of the law count.
NEAR = Term(Decimal(8), TermUnit.WORKING_HOUR)


class Outlook(StrEnum):
    LATE = "late"
    WILL_BE_LATE = "will_be_late"
    AT_RISK = "at_risk"
    IN_TIME = "in_time"
    STANDING = "standing"
    OPEN_ENDED = "open_ended"


@dataclass(frozen=True, slots=True)
class Coming:
    """A step that is still to come: what it is and its budget."""

    action: str
    budget: Term | None


@dataclass(frozen=True, slots=True)
class Stage:
    """One line of the working: what ends when, supposing that it takes its budget."""

    action: str
    budget: Term | None
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Forecast:
    """What to expect of a dossier.

    :param finish_at: when the last step would end; None while the clock stands or no day is appointed
    :param leave_by_at: by when the present step has to end so that the others fit before the appointment
    :param spare: office time between the forecast end of the present step and `leave_by_at`; negative: too little
    :param stages: the working, from the present step on
    """

    outlook: Outlook
    finish_at: datetime | None = None
    leave_by_at: datetime | None = None
    spare: timedelta = timedelta()
    stages: tuple[Stage, ...] = ()


def leave_by(due_at: datetime, budgets: Iterable[Term | None], calendar: WorkCalendar) -> datetime:
    """Return by when the present step has to end, if each of those after it takes its budget.

    :param budgets: of the steps to come, in their order; a step without one takes no time
    """
    moment = due_at
    for budget in reversed(list(budgets)):
        moment = latest_start(budget, moment, calendar) if budget else moment
    return moment


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a moment means for every dossier of a list; found once, then compared with stored moments alone.

    :param worked: the last office moment that is not after this one
    :param near: when as much office time as is near will have passed
    """

    at: datetime
    worked: datetime
    near: datetime


def bounds(at: datetime, calendar: WorkCalendar) -> Bounds:
    day = local_date(at)
    while not (passed := [min(b, at) for a, b in calendar.spans(day) if a <= at]):
        day -= timedelta(days=1)
    return Bounds(at, passed[-1], step_due(NEAR, at, calendar) or at)


def outlook(
    now: Bounds, ends_at: datetime | None, leave_by_at: datetime | None, due_at: datetime | None, *, running: bool = True
) -> Outlook:
    """Return the class; `queries.expecting` says the same to the database.

    :param ends_at: when the present step is due by its own budget
    """
    if due_at is None:
        return Outlook.OPEN_ENDED
    if not running or leave_by_at is None:
        return Outlook.STANDING
    if due_at < now.at:
        return Outlook.LATE
    ends_at = ends_at or now.worked
    if leave_by_at < max(now.worked, ends_at):
        return Outlook.WILL_BE_LATE
    return Outlook.AT_RISK if ends_at < now.worked or leave_by_at < now.near else Outlook.IN_TIME


def foresee(
    at: datetime, action: str, ends_at: datetime | None, coming: Sequence[Coming], due_at: datetime | None, calendar: WorkCalendar,
    *, running: bool = True,
) -> Forecast:
    """Return what to expect, with its working.

    :param action: the present step, :param ends_at: when it is due by its own budget
    """
    if due_at is None:
        return Forecast(Outlook.OPEN_ENDED)
    leave_at = leave_by(due_at, (step.budget for step in coming), calendar)
    found = outlook(bounds(at, calendar), ends_at, leave_at, due_at, running=running)
    if not running:
        return Forecast(found, leave_by_at=leave_at)
    moment = max(at, ends_at or at)
    stages = [Stage(action, None, moment)]
    for step in coming:
        moment = step_due(step.budget, moment, calendar) or moment
        stages.append(Stage(step.action, step.budget, moment))
    return Forecast(found, moment, leave_at, spare_time(stages[0].ends_at, leave_at, calendar), tuple(stages))


def spare_time(since: datetime, until: datetime, calendar: WorkCalendar) -> timedelta:
    """Return the office time from one moment to another; negative when the other is before it."""
    if until < since:
        return -spare_time(until, since, calendar)
    first, last = local_date(since), local_date(until)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    spans = ((max(a, since), min(b, until)) for day in days for a, b in calendar.spans(day))
    return sum((b - a for a, b in spans if b > a), timedelta())
