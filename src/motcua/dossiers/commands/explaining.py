"""Explaining why a dossier is late: the head writes, whoever leads accepts it or gives it back."""

from datetime import datetime
from typing import cast

from django.db import transaction

from motcua.dossiers import events, queries, rules
from motcua.dossiers.commands import moves
from motcua.dossiers.models import Dossier, Explanation
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require


@transaction.atomic
def explain(
    pk: int, *, by: Actor, at: datetime, cause: str, reason: str, liable_unit: str, remedy: str, liable: str = "",
    prevention: str = "",
) -> Dossier:
    """Explain to whoever leads why a dossier is late, also after its end; anew until that is accepted.

    What it says is not in the journal, its cause and the unit that answers for it are.
    :param cause: of `rules.CAUSES`, :param liable: who answers for it in person, as the head names them
    :raises Refusal: not-your-duty, wrong-state, no-appointment, explanation-accepted, not-late, cause-missing, reason-missing,
        remedy-missing, liable-unit-unknown
    """
    dossier = moves.lock(pk)
    require(queries.why_not("explain", dossier, by, at))
    require(rules.why_not_explanation(cause, reason, remedy, liable_unit, {*dossier.units, dossier.lead_unit_id}))

    ordinal = dossier.explanation.ordinal + 1 if dossier.explanation else 1
    dossier.explanation = Explanation.objects.create(
        dossier=dossier, ordinal=ordinal, cause=cause, reason=reason.strip(), liable_unit_id=liable_unit, liable=liable.strip(),
        remedy=remedy.strip(), prevention=prevention.strip(), written_at=at, author=by.id, author_name=by.name,
    )
    return moves.step(dossier, "explain", events.EXPLAINED, by=by, at=at, cause=cause, liable_unit=liable_unit, explanation=ordinal)


@transaction.atomic
def judge_explanation(pk: int, *, by: Actor, at: datetime, accepted: bool, opinion: str = "") -> Dossier:
    """Accept the explanation that waits, or give it back to be written anew, saying what is to be looked at again.

    :raises Refusal: not-your-duty, wrong-state, no-explanation, own-explanation, reason-missing
    """
    dossier = moves.lock(pk)
    require(rules.why_not("judge_explanation", dossier, by))
    require(None if accepted or opinion.strip() else Refusal("reason-missing"))

    waiting = cast(Explanation, dossier.explanation)  # the guard `to_judge` has seen to it
    waiting.judged_at, waiting.is_accepted, waiting.opinion = at, accepted, opinion.strip()
    waiting.judged_by, waiting.judged_by_name = by.id, by.name
    waiting.save()
    kind = events.EXPLANATION_ACCEPTED if accepted else events.EXPLANATION_RETURNED
    return moves.step(dossier, "judge_explanation", kind, by=by, at=at, explanation=waiting.ordinal)
