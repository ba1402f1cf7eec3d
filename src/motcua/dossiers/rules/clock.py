"""When a dossier, a step or a hand-over is due. All arithmetic is that of `deadlines`."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from motcua.deadlines.rules import ClockEntry, ClockKind, Due, Term, WorkCalendar, due
from motcua.kernel.moments import local

# Paper dossiers reach the processing unit the same working day; those received from 15:00 on, at the start of the next.
HAND_OVER_HOUR = time(15)
_MOVES_A_STEP = frozenset({ClockKind.PAUSE, ClockKind.RESUME, ClockKind.RESTART})
START_OF_DAY = timedelta(hours=1)  # "the start of the day", where the law names no minute


def appointment(term: Term | None, ledger: Sequence[ClockEntry], calendar: WorkCalendar) -> Due:
    """Return when the dossier is due, by its ledger alone.

    Without a term in the catalogue the officer's appointment on the receipt (`until` of the start) is the term.
    """
    if term is not None:
        return due(term, ledger, calendar)
    promised = [entry.until for entry in ledger if entry.kind in (ClockKind.START, ClockKind.EXTEND) and entry.until]
    stands = sum({ClockKind.PAUSE: 1, ClockKind.RESUME: -1}.get(entry.kind, 0) for entry in ledger)
    return Due(
        due_at=promised[-1] if promised else None, original_due_at=promised[0] if promised else None, working=(),
        provisional=False, running=bool(promised) and stands == 0,
    )


def step_due(
    budget: Term | None, opened_at: datetime, calendar: WorkCalendar, ledger: Sequence[ClockEntry] = ()
) -> datetime | None:
    """Return when a step of the internal process is due: its own budget from the moment it was opened.

    It stands, goes on and starts anew with the clock of the dossier. What had no time left when the clock came to stand is due at
    the very moment it goes on: late then, but not for the days nobody could work on it.
    :param ledger: what happened to the dossier's clock; what was before the step does not touch it
    :returns: None for a step without a budget, and while the clock stands with time left
    """
    if budget is None:
        return None
    since = since_opened(ledger, opened_at)
    found = due(budget, [ClockEntry(ClockKind.START, opened_at), *since], calendar).due_at
    goes_on = since and since[-1].kind is not ClockKind.PAUSE
    return max(found, since[-1].at) if found and goes_on else found


def since_opened(ledger: Sequence[ClockEntry], opened_at: datetime) -> list[ClockEntry]:
    """Return when the dossier's clock stood, went on or started anew since a step was opened."""
    return [entry for entry in ledger if entry.kind in _MOVES_A_STEP and entry.at >= opened_at]


def transfer_due(accepted_at: datetime, calendar: WorkCalendar) -> datetime:
    """Return until when a paper dossier must be handed to the processing unit (TT 01/2018, the 15:00 rule)."""
    day = local(accepted_at).date()
    if calendar.is_working(day) and local(accepted_at).time() < HAND_OVER_HOUR:
        return calendar.closes_at(day)
    opens, _ = calendar.spans(calendar.next_working(day))[0]
    return opens + START_OF_DAY
