"""Ending without a result: the applicant withdraws, or the dossier is stopped."""

from datetime import datetime

from django.db import transaction

from motcua.deadlines.rules import ClockKind
from motcua.dossiers import events, rules
from motcua.dossiers.commands import books, moves
from motcua.dossiers.models import Dossier, Opinion, StepRun, Supplement, Withdrawal
from motcua.dossiers.rules import WAITING, State, Why
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require


@transaction.atomic
def request_withdrawal(
    pk: int, *, by: Actor, at: datetime, reason: str, why: Why = Why.OTHER, confirmed: bool = False
) -> Dossier:
    """Ask to take the dossier back. Not once the result is ready.

    :param confirmed: the applicant has said to know what a late withdrawal means
    :raises Refusal: not-your-duty, wrong-state, reason-missing, withdrawal-unconfirmed
    """
    dossier = moves.lock(pk)
    require(rules.why_not("request_withdrawal", dossier, by))
    require(None if reason.strip() else Refusal("reason-missing"))

    theirs, late = rules.is_applicant(dossier, by), rules.is_late(dossier, at, dossier.calendar)
    require(rules.why_not_late(late, theirs, confirmed))

    Withdrawal.objects.create(
        dossier=dossier, why=why.value, reason=reason, is_late=late, asked_at=at, asked_by=by.id,
        confirmed_at=at if theirs else None,
    )
    if dossier.accepted_at:
        moves.tick(dossier, ClockKind.PAUSE, by=by, at=at, recorded_at=at, reason="Người nộp đề nghị rút hồ sơ")
    return moves.step(dossier, "request_withdrawal", events.WITHDRAWAL_REQUESTED, by=by, at=at, why=why.value, late=late)


@transaction.atomic
def confirm_withdrawal(pk: int, *, by: Actor, at: datetime) -> Dossier:
    """Say in person that a withdrawal which the office wrote down is really wanted. Again it changes nothing.

    :raises Refusal: not-your-duty, wrong-state
    """
    dossier = moves.lock(pk)
    require(rules.why_not("cancel_withdrawal", dossier, by))
    require(None if rules.is_applicant(dossier, by) else Refusal("not-your-duty", duties=["applicant"]))

    open_ = Withdrawal.objects.filter(dossier=dossier, ended_at=None, confirmed_at=None)
    if not open_.update(confirmed_at=at):
        return dossier
    return moves.remark(dossier, events.WITHDRAWAL_CONFIRMED, by=by, at=at)


@transaction.atomic
def cancel_withdrawal(pk: int, *, by: Actor, at: datetime) -> Dossier:
    """Think better of it: the dossier goes on where it stood.

    :raises Refusal: not-your-duty, wrong-state
    """
    dossier = moves.lock(pk)
    require(rules.why_not("cancel_withdrawal", dossier, by))

    Withdrawal.objects.filter(dossier=dossier, ended_at=None).update(ended_at=at, is_granted=False)
    if dossier.accepted_at:
        moves.tick(dossier, ClockKind.RESUME, by=by, at=at, recorded_at=at, reason="Người nộp không rút hồ sơ nữa")
    if dossier.came_from[-1] not in WAITING:  # else it goes on waiting for something else
        moves.go_on(dossier, at)
    return moves.step(dossier, "cancel_withdrawal", events.WITHDRAWAL_CANCELLED, by=by, at=at)


@transaction.atomic
def stop(pk: int, *, by: Actor, at: datetime, reason: str, title: str = "") -> Dossier:
    """End the dossier without a result: withdrawn, or not completed in the time given (notice of stopping).

    :param title: the signer's, as printed; "KT. … / PHÓ …" is two lines
    :raises Refusal: not-your-duty, wrong-state, reason-missing, still-time, withdrawal-unconfirmed
    """
    dossier = moves.lock(pk)
    require(rules.why_not("stop", dossier, by))
    require(None if reason.strip() else Refusal("reason-missing"))
    require(_why_not_yet(dossier, at))
    require(_why_not_meant(dossier))

    (_, issuer), title = rules.borne("stop", dossier, by), title.strip() or rules.title_of("stop", dossier, by)
    number = books.take(issuer, rules.NOTICE, at=at)
    Withdrawal.objects.filter(dossier=dossier, ended_at=None).update(ended_at=at, is_granted=True)
    Supplement.objects.filter(dossier=dossier, answered_at=None).update(answered_at=at)
    if dossier.open_opinions:
        Opinion.objects.filter(dossier=dossier, answered_at=None).update(answered_at=at, answer="(hồ sơ đã dừng)")
    StepRun.objects.filter(dossier=dossier, finished_at=None).update(finished_at=at, finished_by=by.id, note=reason)
    if dossier.accepted_at:
        moves.tick(dossier, ClockKind.STOP, by=by, at=at, recorded_at=at, reason=reason, paper=number)
    dossier.finished_at, dossier.open_opinions, dossier.referred_from = at, [], None
    return moves.step(
        dossier, "stop", events.STOPPED, by=by, at=at, reason=reason, stage=dossier.came_from[:1], document=number, title=title,
        issuer=issuer,
    )


def _why_not_meant(dossier: Dossier) -> Refusal | None:
    """A late withdrawal that the office wrote down for somebody with an account waits for that person's own word."""
    if dossier.state != State.WITHDRAWAL_REQUESTED or dossier.submitter_id is None:
        return None
    open_ = Withdrawal.objects.filter(dossier=dossier, ended_at=None, confirmed_at=None, is_late=True)
    return Refusal("withdrawal-unconfirmed") if open_.exists() else None


def _why_not_yet(dossier: Dossier, at: datetime) -> Refusal | None:
    """An applicant who was given until a day to complete the dossier has that day."""
    if dossier.state != State.AWAITING_SUPPLEMENT:
        return None
    asked = Supplement.objects.get(dossier=dossier, answered_at=None)
    return Refusal("still-time", until=moves.iso(asked.until)) if asked.until is None or asked.until > at else None
