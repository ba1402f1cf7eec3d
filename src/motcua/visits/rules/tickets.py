"""How a ticket moves, and how long who holds it has still to wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from motcua.deadlines.rules import WorkCalendar
from motcua.kernel.moments import HANOI, local_date
from motcua.kernel.refusals import Refusal


class TicketState(StrEnum):
    WAITING = "WAITING"
    CALLED = "CALLED"
    SERVING = "SERVING"
    SERVED = "SERVED"
    MISSED = "MISSED"


S = TicketState
OPEN = frozenset({S.CALLED, S.SERVING})  # an official has one such at most
MOVES: dict[str, tuple[frozenset[TicketState], TicketState]] = {
    "call_again": (frozenset({S.CALLED, S.MISSED}), S.CALLED),
    "serve": (frozenset({S.CALLED, S.SERVING}), S.SERVING),
    "miss": (frozenset({S.CALLED}), S.MISSED),
    "hand_on": (frozenset({S.CALLED, S.SERVING}), S.WAITING),
    "finish": (frozenset({S.CALLED, S.SERVING, S.SERVED}), S.SERVED),
}
USUAL_SERVICE = timedelta(minutes=10)  # while nothing has been measured; the page says so
FEWEST_MEASURED = 5
EARLY = timedelta(minutes=30)  # people stand at the door before it opens


@dataclass(frozen=True, slots=True)
class Estimate:
    """How long one waits, about. measured: from real service times, or only from what is usual."""

    minutes: int
    measured: bool


def ticket_code(letter: str, number: int) -> str:
    """As it is printed, called and shown: A012."""
    return f"{letter}{number:03}"


def why_not_ticket(verb: str, state: str, officer: int | None, by: int | None) -> Refusal | None:
    """Tell whether this official may do this with a ticket in this state; who has called somebody goes on with it."""
    sources, _ = MOVES[verb]
    if TicketState(state) not in sources:
        return Refusal("ticket-elsewhere", state=state)
    if officer != by and TicketState(state) in OPEN:
        return Refusal("ticket-of-another")
    return None


def why_not_open(calendar: WorkCalendar, at: datetime) -> Refusal | None:
    """Numbers are given out from half an hour before the office opens until it closes, and so again after noon."""
    day = local_date(at)
    windows = calendar.windows(day) if calendar.is_working(day) else ()
    for opens, closes in windows:
        if datetime.combine(day, opens, HANOI) - EARLY <= at < datetime.combine(day, closes, HANOI):
            return None
    hours = ", ".join(f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in windows)
    if hours:
        return Refusal("office-closed", hours=hours)
    return Refusal("office-closed-today", opens=calendar.next_working(day).strftime("%d/%m/%Y"))


def median(values: Sequence[timedelta]) -> timedelta | None:
    """The one in the middle, the mean of two when there are two; None of nothing."""
    ordered, middle = sorted(values), len(values) // 2
    if not ordered:
        return None
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def estimate(before: int, measured: Sequence[timedelta], desks: int) -> Estimate:
    """Return how long somebody waits with so many before and so many counters calling.

    :param measured: service times of the last days; too few say nothing
    """
    usual = median(measured) if len(measured) >= FEWEST_MEASURED else None
    whole = (usual or USUAL_SERVICE) * before / max(1, desks)
    return Estimate(-(-whole // timedelta(minutes=1)), usual is not None)
