"""The work itself: take, assign, finish a step, send back a step."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from motcua.catalogue.rules import StepKind
from motcua.dossiers import events, rules
from motcua.dossiers.commands import moves
from motcua.dossiers.commands.drafting import Marked, end_marks, mark
from motcua.dossiers.models import Dossier, StepRun
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.people import queries as people


@transaction.atomic
def take(pk: int, *, by: Actor, at: datetime) -> Dossier:
    """Open a hand-over: the unit now has the dossier in hand. An officer or signer who takes it also holds it.

    :raises Refusal: not-your-duty, wrong-state, already-taken
    """
    dossier = moves.lock(pk)
    require(rules.why_not("take", dossier, by))

    dossier.is_taken = True
    if dossier.step_kind != StepKind.ASSIGN and dossier.holder_id is None:
        dossier.holder_id = moves.account_id(by)
    moves.change_step(dossier, taken_at=at, officer_id=dossier.holder_id)
    return moves.step(dossier, "take", events.TAKEN, by=by, at=at, holder=dossier.holder_id)


@transaction.atomic
def assign(pk: int, *, by: Actor, at: datetime, officer: int) -> Dossier:
    """Name the officer who works on it. At the assigning step that ends the step; later it moves the work to another.

    :param officer: account of somebody who bears the duty of officer (or head) in the holding unit now
    :raises Refusal: not-your-duty, wrong-state, not-this-step, not-taken-yet, already-assigned, not-an-officer-there
    """
    dossier = moves.lock(pk)
    require(rules.why_not("assign", dossier, by))
    require(_why_not_officer(dossier, officer, ("officer", "head"), at))

    before = dossier.holder_id
    if dossier.step_kind == StepKind.ASSIGN:
        moves.close_step(dossier, by=by, at=at)
        moves.open_step(dossier, moves.plan_after(dossier), at=at)
    dossier.holder_id, dossier.is_taken = officer, True
    moves.change_step(dossier, officer_id=officer, taken_at=at)
    return moves.step(dossier, "assign", events.ASSIGNED, by=by, at=at, officer=officer, before=before)


def _why_not_officer(dossier: Dossier, officer: int, duties: tuple[str, ...], at: datetime) -> Refusal | None:
    unit = dossier.holder_unit_id or ""
    bearers = {b.account for duty in duties for b in people.bearers(duty, unit, at)}
    return None if officer in bearers else Refusal("not-an-officer-there", officer=officer, unit=unit)


@transaction.atomic
def reassign(pk: int, *, by: Actor, at: datetime, officer: int, reason: str) -> Dossier:
    """Give the running step to another who bears its duty there. Its clock goes on: a change of hands gives no time.

    :param officer: account of whoever holds it from now on
    :raises Refusal: not-your-duty, wrong-state, not-this-step, nobody-holds-it, reason-missing, already-holds, not-an-officer-there
    """
    dossier = moves.lock(pk)
    require(rules.why_not("reassign", dossier, by))
    require(None if reason.strip() else Refusal("reason-missing"))
    require(Refusal("already-holds") if officer == dossier.holder_id else None)
    plan = next(plan for plan in dossier.procedure.steps if plan.order == dossier.step_order)
    require(_why_not_officer(dossier, officer, ("officer", "head") if plan.kind == StepKind.WORK else (plan.duty,), at))

    before = dossier.holder_id
    dossier.holder_id, dossier.is_taken = officer, True
    moves.change_step(dossier, officer_id=officer, taken_at=at)
    return moves.step(dossier, "reassign", events.REASSIGNED, by=by, at=at, officer=officer, before=before, reason=reason)


@transaction.atomic
def finish_step(pk: int, *, by: Actor, at: datetime, note: str = "", step: int | None = None) -> Dossier:
    """End one's step of the work and hand the dossier to the next.

    :param step: its order, as whoever finishes it saw it. The next step may be the same officer's: without this a
        second press would finish that one too
    :raises Refusal: not-your-duty, wrong-state, not-this-step, not-taken-yet, assigned-to-another, opinions-open, already-handed-up
    """
    dossier = moves.lock(pk)
    require(rules.why_not("finish_step", dossier, by))
    require(None if step in (None, dossier.step_order) else Refusal("not-this-step", step=dossier.step_kind))

    done, unit, officer = dossier.step_order, dossier.holder_unit_id, dossier.holder_id
    moves.close_step(dossier, by=by, at=at, note=note)
    end_marks(dossier, by=by, at=at)
    plan = moves.plan_after(dossier)
    stays = plan.kind == StepKind.WORK and moves.place(dossier, plan.place) == unit
    # The officer goes on with the next step of the same work; another unit opens the hand-over itself.
    moves.open_step(dossier, plan, at=at, taken=stays, officer=officer if stays else None)
    return moves.step(dossier, "finish_step", events.STEP_FINISHED, by=by, at=at, finished=done, from_unit=unit)


@transaction.atomic
def send_back(pk: int, *, by: Actor, at: datetime, reason: str, marks: Sequence[Marked] = ()) -> Dossier:
    """Return the dossier to the last step of work, to the officer who did it. A decision not yet sealed is void.

    :param marks: the places to look at again; they stand on the dossier until that step is finished
    :raises Refusal: not-your-duty, wrong-state, no-earlier-step, reason-missing
    """
    dossier = moves.lock(pk)
    require(rules.why_not("send_back", dossier, by))
    require(None if reason.strip() else Refusal("reason-missing"))

    from_unit, from_step = dossier.holder_unit_id, dossier.step_order
    plan = [p for p in dossier.procedure.steps if p.kind == StepKind.WORK and p.order < (from_step or 0)][-1]
    did_it = StepRun.objects.filter(dossier=dossier, order=plan.order).order_by("-id").values_list("officer", flat=True).first()
    dossier.decisions.filter(revoked_at=None).update(revoked_at=at, fault_unit=from_unit, fault_reason=reason)
    moves.close_step(dossier, by=by, at=at, note=reason)
    moves.open_step(dossier, plan, at=at, taken=did_it is not None, officer=did_it)
    mark(dossier, marks, by=by, at=at)
    return moves.step(
        dossier, "send_back", events.SENT_BACK, by=by, at=at, reason=reason, from_step=from_step, from_unit=from_unit,
        marks=len(marks),
    )
