"""Being late: one new appointment with an apology in time, an apology afterwards, and the mark that the day has passed."""

from datetime import datetime, timedelta
from typing import cast

from django.db import transaction

from motcua.deadlines.rules import ClockKind
from motcua.dossiers import events, rules
from motcua.dossiers.commands import books, moves
from motcua.dossiers.models import Dossier, LateLetter
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require


@transaction.atomic
def extend(pk: int, *, by: Actor, at: datetime, until: datetime, reason: str, title: str = "") -> Dossier:
    """Name a new appointment, once, with an apology, at the latest one day before the old one (R2018 art. 19; form 04).

    `original_due_at` does not move.
    :param title: the signer's, as printed; "KT. … / PHÓ …" is two lines
    :raises Refusal: not-your-duty, wrong-state, no-appointment, already-extended, reason-missing, too-late-to-extend, not-later
    """
    dossier = moves.lock(pk)
    require(rules.why_not("extend", dossier, by))
    require(_why_not_extend(dossier, at, until, reason))

    old = dossier.due_at
    dossier.extensions += 1
    letter = _letter(dossier, "extend", until, reason, title, by, at)
    moves.tick(dossier, ClockKind.EXTEND, by=by, at=at, recorded_at=at, reason=reason, until=until, paper=letter.number)
    run = moves.running_step(dossier)
    moves.hurry(dossier, run.due_at if run else None)
    return moves.step(
        dossier, "extend", events.EXTENDED, by=by, at=at, old_due_at=moves.iso(old), until=moves.iso(until), reason=reason,
        document=letter.number,
    )


def _why_not_extend(dossier: Dossier, at: datetime, until: datetime, reason: str) -> Refusal | None:
    if not reason.strip():
        return Refusal("reason-missing")
    if dossier.due_at is None or local_date(at) > local_date(dossier.due_at) - timedelta(days=1):
        return Refusal("too-late-to-extend", due_at=moves.iso(dossier.due_at))
    return None if until > dossier.due_at else Refusal("not-later")


@transaction.atomic
def apologise(pk: int, *, by: Actor, at: datetime, until: datetime, reason: str, title: str = "") -> Dossier:
    """Apologise for a dossier that is late already, and say when the result will come. The appointment stays: it was missed.

    :param title: the signer's, as printed; "KT. … / PHÓ …" is two lines
    :raises Refusal: not-your-duty, wrong-state, no-appointment, not-late, reason-missing, not-later
    """
    dossier = moves.lock(pk)
    require(rules.why_not("apologise", dossier, by))
    ended = dossier.finished_at or at
    require(None if dossier.due_at and ended > dossier.due_at else Refusal("not-late"))
    require(None if reason.strip() else Refusal("reason-missing"))
    require(None if until >= at else Refusal("not-later"))

    letter = _letter(dossier, "apologise", until, reason, title, by, at)
    return moves.step(
        dossier, "apologise", events.APOLOGISED, by=by, at=at, promised_at=moves.iso(until), reason=reason, document=letter.number
    )


def _letter(dossier: Dossier, verb: str, until: datetime, reason: str, title: str, by: Actor, at: datetime) -> LateLetter:
    """Write form 04 of the unit that answers for the dossier, into its book."""
    return LateLetter.objects.create(
        dossier=dossier, kind="extension" if verb == "extend" else "apology", reason=reason,
        old_due_at=cast(datetime, dossier.due_at),  # the guard `appointed` has seen to it
        promised_at=until, signer=by.name, signer_title=title.strip() or rules.title_of(verb, dossier, by),
        number=books.take(dossier.lead_unit_id, rules.APOLOGY, at=at), written_at=at,
    )  # fmt: skip


@transaction.atomic
def mark_passed(pk: int, *, at: datetime) -> bool:
    """Record once that the appointment passed with the work undone. Overdue stays a question; this wakes the letters.

    :returns: whether this call recorded it
    """
    dossier = moves.lock(pk)
    passed = dossier.clock_running and dossier.finished_at is None and dossier.due_at is not None and dossier.due_at < at
    if not passed or dossier.deadline_passed_at is not None:
        return False
    dossier.deadline_passed_at = at
    moves.remark(dossier, events.DEADLINE_PASSED, by=SYSTEM, at=at)
    return True
