"""Dossiers that went every way there is, by the real commands: what figures are tried with."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

from motcua.dossiers import commands
from motcua.dossiers.builders import DESK, Office, a_filing, do, next_on_the_way
from motcua.dossiers.commands import Paper, Received
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import CAUSES, Channel, Explained, State, TypedBy
from motcua.kernel.moments import HANOI
from motcua.kernel.refusals import Refusal
from motcua.ratings import commands as ratings

BEGINS = datetime(2024, 3, 1, 8, tzinfo=HANOI)
GROUND = {"requirement": "condition", "reason": "Chưa đủ điều kiện"}
Turn = Callable[[Dossier, Office, datetime, Random], Any]


def a_walk(office: Office, rng: Random, *, steps: int = 25, begins: datetime = BEGINS) -> Dossier:
    """Hand a dossier in and let so many things happen to it, by chance and at any hour; what is refused has not happened."""
    at = begins + timedelta(hours=rng.randrange(24 * 90))
    dossier = _hand_in(office, rng, at)
    for _ in range(steps):
        at += timedelta(minutes=rng.choice([0, 30, 200, 1500, 4000, 20000]))
        turn = rng.choices([_onward, rng.choice(SIDEWAYS)], [75, 25])[0]
        try:
            turn(dossier, office, at, rng)
        except Refusal:
            continue
        finally:
            dossier = Dossier.objects.get(pk=dossier.pk)
    return dossier


def _hand_in(office: Office, rng: Random, at: datetime) -> Dossier:
    channel = rng.choice(list(Channel))
    online = channel is Channel.ONLINE
    filing = a_filing(office, at=at, channel=channel, return_by=rng.choice(list(Channel)), requested=f"Việc {rng.randrange(4)}")
    papers = [Paper(requirement=p.requirement, name=p.name, reused_from=rng.choice(["", "H02-1"])) for p in filing.papers]
    typed_by = rng.choice(list(TypedBy)) if online else TypedBy.OFFICER
    said = {**vars(filing), "papers": papers, "typed_by": typed_by, "counter_unit": rng.choice([None, DESK])}
    late_recorded = at - timedelta(days=rng.randrange(3)) if channel is Channel.POST else None
    by = office.citizen if online else office.intake
    return commands.submit(type(filing)(**said), by=by, at=at, happened_at=late_recorded)


def _onward(dossier: Dossier, office: Office, at: datetime, rng: Random) -> Any:
    if dossier.state == State.AWAITING_SUPPLEMENT and rng.random() < 0.3:
        return commands.stop(dossier.pk, by=office.intake, at=at + timedelta(days=3), reason="Quá hạn bổ sung")
    if dossier.state == State.AWAITING_SUPPLEMENT:
        more = [Paper(requirement=None, name="Giấy tờ bổ sung", reused_from=rng.choice(["", "H02-1"]))]
        earlier = at - timedelta(hours=rng.randrange(30)) if rng.random() < 0.3 else None
        return commands.resubmit(dossier.pk, by=office.citizen, at=at, papers=more, happened_at=earlier)
    if dossier.state == State.AWAITING_PAYMENT:
        money = Received(fee="Phí", amount=max(1, dossier.fee_asked // rng.choice([1, 2])), way=rng.choice(["cash", "online"]),
                         payer="Trần Thị Bình")  # fmt: skip
        return commands.record_payment(dossier.pk, money, by=office.intake, at=at)
    if dossier.state == State.WITHDRAWAL_REQUESTED:
        return commands.stop(dossier.pk, by=office.intake, at=at, reason="Theo đề nghị của người nộp")
    if dossier.closed_at:
        points = {"time": rng.randrange(3), "overall": rng.randrange(3)}
        return ratings.rate(dossier.pk, points, by=office.citizen, at=at)
    verb = next_on_the_way(dossier)
    if verb == "decide" and rng.random() < 0.3:
        return commands.reject(dossier.pk, by=office.leader, at=at, reasons=[GROUND], number="1/TB")
    return do(dossier, verb, office, at) if verb else None


def _supplement(dossier: Dossier, office: Office, at: datetime, rng: Random) -> Any:
    by = office.intake if dossier.accepted_at is None else office.officer
    twice = {"superior": "Lãnh đạo", "exception": "Phát sinh mới"} if dossier.supplements else {}
    return commands.ask_supplement(dossier.pk, by=by, at=at, reasons=[GROUND], until=at + timedelta(days=2), **twice)


def _withdraw(dossier: Dossier, office: Office, at: datetime, rng: Random) -> Any:
    return commands.request_withdrawal(dossier.pk, by=office.citizen, at=at, reason="Đổi ý", confirmed=True)


def _extend(dossier: Dossier, office: Office, at: datetime, rng: Random) -> Any:
    until = (dossier.due_at or at) + timedelta(days=rng.randrange(1, 9))
    return commands.extend(dossier.pk, by=office.head, at=at, until=until, reason="Nhiều hồ sơ")


def _explain(dossier: Dossier, office: Office, at: datetime, rng: Random) -> Any:
    why = {"cause": rng.choice(list(CAUSES)), "reason": "Nhiều hồ sơ", "remedy": "Thêm người", "liable_unit": dossier.lead_unit_id}
    if dossier.explanation_state != Explained.WAITING:
        dossier = commands.explain(dossier.pk, by=office.head, at=at, **why)
    accepted = rng.random() < 0.6
    return commands.judge_explanation(dossier.pk, by=office.leader, at=at, accepted=accepted, opinion="Đã xem")


SIDEWAYS: tuple[Turn, ...] = (
    _supplement, _withdraw, _extend, _explain,
    lambda d, o, at, rng: commands.refuse(d.pk, by=o.intake, at=at, reasons=[GROUND]),
    lambda d, o, at, rng: commands.cancel_withdrawal(d.pk, by=o.citizen, at=at),
    lambda d, o, at, rng: commands.send_back(d.pk, by=o.leader, at=at, reason="Sai địa chỉ"),
    lambda d, o, at, rng: commands.ask_payment(d.pk, by=o.officer, at=at, amount=d.fee_paid + 800_000, reason="Phí thẩm định"),
    lambda d, o, at, rng: commands.apologise(d.pk, by=o.head, at=at, until=at + timedelta(days=3), reason="Chậm"),
    lambda d, o, at, rng: commands.reopen(d.pk, by=o.head, at=at, fault_unit=d.lead_unit_id, reason="Sai tên"),
)  # fmt: skip
