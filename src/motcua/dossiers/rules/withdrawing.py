"""Taking a dossier back: why, and when it comes so late that somebody may have been told to."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from motcua.deadlines.rules import WorkCalendar, time_left
from motcua.kernel.refusals import Refusal


class Why(StrEnum):
    """Why a dossier is taken back, as the applicant chooses. TOLD_TO is what inspectors look for."""

    CHANGED_PLANS = "changed_plans"
    FILED_WRONGLY = "filed_wrongly"
    TOO_SLOW = "too_slow"
    TOLD_TO = "told_to"
    OTHER = "other_reason"


class Timed(Protocol):
    due_at: datetime | None
    clock_running: bool


LATE_DAYS = 3  # working days before the appointment; our own number, no law has one


def is_late(facts: Timed, at: datetime, calendar: WorkCalendar) -> bool:
    """Tell whether the appointment is so near, or past, that a withdrawal would spare the office a late result."""
    if facts.due_at is None or not facts.clock_running:
        return False
    left = time_left(facts.due_at, at, calendar)
    return left.left <= LATE_DAYS or left.unit == "working_hour"


def why_not_late(late: bool, by_applicant: bool, confirmed: bool) -> Refusal | None:
    """An applicant who takes a dossier back late has read what that means, and says so."""
    return Refusal("withdrawal-unconfirmed") if late and by_applicant and not confirmed else None
