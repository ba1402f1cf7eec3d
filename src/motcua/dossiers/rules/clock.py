"""When a dossier, a step or a hand-over is due. All arithmetic is that of `deadlines`."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from motcua.deadlines.rules import ClockEntry, ClockKind, Due, Term, WorkCalendar, due
from motcua.kernel.moments import local

# Paper dossiers reach the processing unit the same working day; those received from 15:00 on, at the start of the next.
HAND_OVER_HOUR = time(15)
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


def step_due(budget: Term | None, opened_at: datetime, calendar: WorkCalendar) -> datetime | None:
    """Return when a step of the internal process is due: its own budget from the moment it was opened."""
    return due(budget, [ClockEntry(ClockKind.START, opened_at)], calendar).due_at if budget else None


def transfer_due(accepted_at: datetime, calendar: WorkCalendar) -> datetime:
    """Return until when a paper dossier must be handed to the processing unit (TT 01/2018, the 15:00 rule)."""
    day = local(accepted_at).date()
    if calendar.is_working(day) and local(accepted_at).time() < HAND_OVER_HOUR:
        return calendar.closes_at(day)
    opens, _ = calendar.spans(calendar.next_working(day))[0]
    return opens + START_OF_DAY
