"""Other units: opinions asked in parallel, each with its own clock, and the superior level (liên thông)."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers import events, rules
from motcua.dossiers.commands import moves
from motcua.dossiers.models import Dossier, Opinion, Referral
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require
from motcua.people import queries as people


@transaction.atomic
def ask_opinion(pk: int, *, by: Actor, at: datetime, unit: str, question: str, due_at: datetime) -> Dossier:
    """Ask another unit, by a moment. The statutory clock goes on; silence is not consent (R2018 art. 18).

    :raises Refusal: not-your-duty, wrong-state, not-this-step, assigned-to-another, question-missing, due-passed, own-unit,
        already-asked
    """
    dossier = moves.lock(pk)
    require(rules.why_not("ask_opinion", dossier, by))
    require(_why_not_ask(dossier, unit, question, due_at, at))

    Opinion.objects.create(dossier=dossier, unit_id=unit, question=question, asked_by=by.id, asked_at=at, due_at=due_at)
    dossier.open_opinions = [*dossier.open_opinions, unit]
    moves.join(dossier, unit)
    return moves.step(
        dossier, "ask_opinion", events.OPINION_ASKED, by=by, at=at, asked_unit=unit, opinion_due_at=moves.iso(due_at)
    )


def _why_not_ask(dossier: Dossier, unit: str, question: str, due_at: datetime, at: datetime) -> Refusal | None:
    if not question.strip():
        return Refusal("question-missing")
    if due_at <= at:
        return Refusal("due-passed")
    if unit == dossier.holder_unit_id:
        return Refusal("own-unit")
    return Refusal("already-asked", unit=unit) if unit in dossier.open_opinions else None


@transaction.atomic
def answer_opinion(pk: int, *, by: Actor, at: datetime, unit: str, answer: str) -> Dossier:
    """Answer for one's unit. Whether it came in time is to be read from its two moments.

    :raises Refusal: wrong-state, not-asked, not-your-duty, answer-missing
    """
    dossier = moves.lock(pk)
    require(rules.why_not("answer_opinion", dossier, by))
    speaks = any(by.holds(duty, unit) for duty in ("officer", "head", "leader"))
    require(None if speaks and unit in dossier.open_opinions else Refusal("not-your-duty", duties=["officer", "head"]))
    require(None if answer.strip() else Refusal("answer-missing"))

    Opinion.objects.filter(dossier=dossier, unit=unit, answered_at=None).update(answered_at=at, answered_by=by.id, answer=answer)
    dossier.open_opinions = [asked for asked in dossier.open_opinions if asked != unit]
    return moves.step(dossier, "answer_opinion", events.OPINION_ANSWERED, by=by, at=at, asked_unit=unit)


@transaction.atomic
def hand_up(pk: int, *, by: Actor, at: datetime, unit: str, reason: str) -> Dossier:
    """Hand the dossier to an authority above (liên thông khác cấp). It answers for it until it hands it back.

    :raises Refusal: not-your-duty, wrong-state, not-this-step, assigned-to-another, already-handed-up, reason-missing, not-superior
    """
    dossier = moves.lock(pk)
    require(rules.why_not("hand_up", dossier, by))
    require(None if reason.strip() else Refusal("reason-missing"))
    from_unit = dossier.holder_unit_id or ""
    require(None if unit in people.ancestors(from_unit, local_date(at)) else Refusal("not-superior", unit=unit))

    Referral.objects.create(
        dossier=dossier, from_unit_id=from_unit, to_unit_id=unit, from_holder_id=dossier.holder_id, reason=reason,
        sent_at=at,
    )
    dossier.referred_from = from_unit
    dossier.holder_unit_id, dossier.holder_id, dossier.is_taken = unit, None, False
    moves.join(dossier, unit)
    return moves.step(dossier, "hand_up", events.HANDED_UP, by=by, at=at, from_unit=from_unit, reason=reason)


@transaction.atomic
def hand_back(pk: int, *, by: Actor, at: datetime, answer: str) -> Dossier:
    """Hand the dossier back to the unit that sent it up, with what was found.

    :raises Refusal: not-your-duty, wrong-state, not-handed-up, answer-missing
    """
    dossier = moves.lock(pk)
    require(rules.why_not("hand_back", dossier, by))
    require(None if answer.strip() else Refusal("answer-missing"))

    referral = Referral.objects.get(dossier=dossier, back_at=None)
    Referral.objects.filter(pk=referral.pk).update(back_at=at, answer=answer)
    from_unit = dossier.holder_unit_id
    dossier.holder_unit_id, dossier.holder_id = referral.from_unit_id, referral.from_holder_id
    dossier.is_taken, dossier.referred_from = referral.from_holder_id is not None, None
    moves.change_step(dossier, officer_id=referral.from_holder_id)
    return moves.step(dossier, "hand_back", events.HANDED_BACK, by=by, at=at, from_unit=from_unit, answer=answer)
