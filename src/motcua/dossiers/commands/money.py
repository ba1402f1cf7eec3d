"""Fees: waiting for them, and recording what came in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.deadlines.rules import ClockKind, Policy
from motcua.dossiers import events, rules
from motcua.dossiers.commands import moves
from motcua.dossiers.models import Dossier, Payment
from motcua.dossiers.rules import State
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require


@dataclass(frozen=True, kw_only=True)
class Received:
    """Money that came in. way: cash, transfer, post or online; reference: the bank's or platform's own number."""

    fee: str
    amount: int
    way: str
    payer: str
    reference: str = ""
    receipt_number: str = ""


@transaction.atomic
def ask_payment(pk: int, *, by: Actor, at: datetime, amount: int, reason: str) -> Dossier:
    """Ask for a financial duty and wait; the clock stands meanwhile unless the rule set lets it run.

    :param amount: đồng, in all, that the applicant owes for this dossier
    :raises Refusal: not-your-duty, wrong-state, nothing-to-pay
    """
    dossier = moves.lock(pk)
    require(rules.why_not("ask_payment", dossier, by))
    require(None if amount > dossier.fee_paid else Refusal("nothing-to-pay", paid=dossier.fee_paid))

    dossier.fee_asked = amount
    if dossier.procedure.clock_policy != Policy.NONE:
        moves.tick(dossier, ClockKind.PAUSE, by=by, at=at, recorded_at=at, reason="Chờ thực hiện nghĩa vụ tài chính")
    return moves.step(dossier, "ask_payment", events.PAYMENT_ASKED, by=by, at=at, amount=amount, reason=reason)


@transaction.atomic
def record_payment(pk: int, received: Received, *, by: Actor, at: datetime) -> Dossier:
    """Record money received. When all that was asked is there, a waiting dossier goes on.

    :raises Refusal: not-your-duty, wrong-state, amount-wrong
    :raises IntegrityError: this transaction of the bank is recorded already
    """
    dossier = moves.lock(pk)
    require(rules.why_not("record_payment", dossier, by))
    require(None if received.amount > 0 else Refusal("amount-wrong", amount=received.amount))

    Payment.objects.create(dossier=dossier, recorded_at=at, recorded_by=by.id, **vars(received))
    dossier.fee_paid += received.amount
    facts: dict[str, Any] = {"amount": received.amount, "way": received.way, "paid": dossier.fee_paid, "asked": dossier.fee_asked}
    if dossier.state == State.AWAITING_PAYMENT and dossier.fee_paid < dossier.fee_asked:
        return moves.remark(dossier, events.PAYMENT_RECORDED, by=by, at=at, **facts)
    if dossier.state == State.AWAITING_PAYMENT:
        if dossier.procedure.clock_policy != Policy.NONE:
            moves.tick(dossier, ClockKind.RESUME, by=by, at=at, recorded_at=at, reason="Đã nộp đủ")
        moves.go_on(dossier, at)
    return moves.step(dossier, "record_payment", events.PAYMENT_RECORDED, by=by, at=at, **facts)
