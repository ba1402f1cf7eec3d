"""The result: decided, numbered and sealed, announced, delivered; and taken back when it was wrong."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.catalogue.rules import StepKind
from motcua.documents import commands as documents
from motcua.dossiers import events, rules
from motcua.dossiers.commands import moves
from motcua.dossiers.commands.drafting import drafted
from motcua.dossiers.models import Decision, Dossier, Opinion
from motcua.dossiers.rules import State
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require


@transaction.atomic
def decide(
    pk: int, *, by: Actor, at: datetime, abstract: str, title: str = "", file: UUID | None = None, draft: int | None = None,
    on_paper: bool = False,
) -> Dossier:
    """Sign the result. It then awaits its number and seal.

    :param abstract: what the decision says, in a sentence; title: the signer's, as printed
    :param file: the signed result, or :param draft: which version drafted here is signed as it stands
    :param on_paper: the result was signed by hand on paper, and whoever signed says so
    :raises Refusal: not-your-duty, wrong-state, not-this-step, opinions-open, abstract-missing, file-not-yours, result-missing
    """
    dossier = moves.lock(pk)
    require(rules.why_not("decide", dossier, by))
    require(None if abstract.strip() else Refusal("abstract-missing"))

    documents.attach([file] if file else [], subject=dossier.subject, by=by, at=at)
    file = file or drafted(dossier, draft)
    require(Refusal("result-missing") if dossier.procedure.results and not (file or on_paper) else None)
    Decision.objects.create(
        dossier=dossier, kind="grant", abstract=abstract, signer=by.name, signer_title=title, signed_at=at, file_id=file
    )
    moves.close_step(dossier, by=by, at=at)
    moves.open_step(dossier, moves.plan_after(dossier), at=at)
    return moves.step(dossier, "decide", events.DECIDED, by=by, at=at, electronic=file is not None)


@transaction.atomic
def reject(pk: int, *, by: Actor, at: datetime, reasons: Sequence[Mapping[str, Any]], number: str, title: str = "") -> Dossier:
    """Refuse the request after appraisal, by a signed and numbered notice (form 03). The dossier ends without a result.

    :raises Refusal: not-your-duty, wrong-state, not-this-step, opinions-open, reason-missing, unknown-requirement, number-missing
    """
    dossier = moves.lock(pk)
    require(rules.why_not("reject", dossier, by))
    require(rules.why_not_reasons(reasons, {*dossier.requirements, *rules.GROUNDS}))
    require(None if number.strip() else Refusal("number-missing"))

    Decision.objects.create(
        dossier=dossier, kind="rejection", abstract="Không giải quyết hồ sơ", reasons=[dict(r) for r in reasons], signer=by.name,
        signer_title=title, signed_at=at, number=number, sealed_at=at, sealed_by=by.id,
    )
    moves.close_step(dossier, by=by, at=at)
    dossier.finished_at = at
    return moves.step(dossier, "reject", events.REJECTED, by=by, at=at, document=number, title=title,
                      reasons=[dict(r) for r in reasons])  # fmt: skip


@transaction.atomic
def number_and_seal(pk: int, *, by: Actor, at: datetime, number: str) -> Dossier:
    """Enter the decision in the book and seal it: the work is done and the result goes to the desk.

    :param number: as printed on the decision ("145/QĐ-SNN")
    :raises Refusal: not-your-duty, wrong-state, not-this-step, no-decision, number-missing
    """
    dossier = moves.lock(pk)
    require(rules.why_not("number_and_seal", dossier, by))
    require(None if number.strip() else Refusal("number-missing"))

    Decision.objects.filter(dossier=dossier, revoked_at=None).update(number=number, sealed_at=at, sealed_by=by.id)
    moves.close_step(dossier, by=by, at=at)
    moves.open_step(dossier, moves.plan_of_kind(dossier, StepKind.RETURN), at=at, taken=True)
    dossier.finished_at, dossier.clock_running = at, False
    return moves.step(dossier, "number_and_seal", events.SEALED, by=by, at=at, document=number)


@transaction.atomic
def announce(pk: int, *, by: Actor, at: datetime) -> Dossier:
    """Tell the applicant that the result is ready (the letters go out by themselves).

    :raises Refusal: not-your-duty, wrong-state, already-announced
    """
    dossier = moves.lock(pk)
    require(rules.why_not("announce", dossier, by))
    require(Refusal("already-announced") if dossier.announced_at else None)

    dossier.announced_at = at
    return moves.step(dossier, "announce", events.ANNOUNCED, by=by, at=at)


@transaction.atomic
def deliver(pk: int, *, by: Actor, at: datetime, to: str, proxy_paper: str = "") -> Dossier:
    """Give the result out. Whoever comes for another shows a proxy paper.

    :param to: the name of who received it
    :raises Refusal: not-your-duty, wrong-state, receiver-missing, fee-unpaid
    """
    dossier = moves.lock(pk)
    require(rules.why_not("deliver", dossier, by))
    require(None if to.strip() else Refusal("receiver-missing"))
    owed = dossier.fee_asked - dossier.fee_paid
    require(Refusal("fee-unpaid", owed=owed) if owed > 0 else None)

    moves.close_step(dossier, by=by, at=at)
    dossier.delivered_at = at
    return moves.step(dossier, "deliver", events.DELIVERED, by=by, at=at, by_proxy=bool(proxy_paper.strip()), way=dossier.return_by)


@transaction.atomic
def reopen(pk: int, *, by: Actor, at: datetime, fault_unit: str, reason: str) -> Dossier:
    """Take a wrong result back and do the work again, at the cost of whoever was at fault. The appointment does not move.

    :raises Refusal: not-your-duty, wrong-state, reason-missing, unknown-unit
    """
    dossier = moves.lock(pk)
    require(rules.why_not("reopen", dossier, by))
    require(None if reason.strip() else Refusal("reason-missing"))
    require(None if fault_unit in dossier.units else Refusal("unknown-unit", unit=fault_unit))

    Decision.objects.filter(dossier=dossier, revoked_at=None).update(revoked_at=at, fault_unit=fault_unit, fault_reason=reason)
    Opinion.objects.filter(dossier=dossier, answered_at=None).update(answered_at=at, answer="(làm lại)")
    if dossier.state == State.RESULT_READY:
        moves.close_step(dossier, by=by, at=at, note=reason)
    dossier.open_opinions = []
    dossier.round += 1
    dossier.finished_at = dossier.announced_at = dossier.delivered_at = None
    dossier.clock_running = True
    moves.open_step(dossier, moves.plan_of_kind(dossier, StepKind.WORK), at=at)
    return moves.step(dossier, "reopen", events.REOPENED, by=by, at=at, fault_unit=fault_unit, reason=reason)
