"""The last days before the demonstration opens, arranged by hand: so that every state and every desk has something to show."""

from dataclasses import replace
from datetime import datetime, timedelta

from motcua.catalogue import queries as catalogue
from motcua.config.demo import people as folk
from motcua.config.demo.time import OPENS_AT
from motcua.dossiers import commands, rules
from motcua.dossiers.commands import Filing, Paper, books
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Channel, TypedBy
from motcua.kernel.actors import Actor
from motcua.people.models import Account

SHOP = "1.004363-province"  # buôn bán thuốc bảo vệ thực vật
DESK = "SNN-BPMC"
# How far each of the citizen's dossiers has come by the last morning, and how many days before it was handed in.
STAGES = {"DRAFT": 1, "SUBMITTED": 0, "ACCEPTED": 0, "AWAITING_SUPPLEMENT": 6, "AWAITING_PAYMENT": 8, "WITHDRAWAL_REQUESTED": 5,
          "assign": 1, "PROCESSING": 4, "sign": 12, "number": 13, "RESULT_READY": 15, "REFUSED": 20, "STOPPED": 25}  # fmt: skip


class LastMorning:
    """Walks a few dossiers of the citizen to try to where each is to be found."""

    def __init__(self, staff: folk.Staff, citizen: Account) -> None:
        self.staff = staff
        self.citizen = citizen
        self.by = Actor(id=f"account:{citizen.pk}", name=citizen.full_name)

    def arrange(self) -> None:
        for stage, days in sorted(STAGES.items(), key=lambda one: -one[1]):  # the oldest first, as they came in
            at = OPENS_AT - timedelta(days=days, minutes=55 if days == 0 else 0)
            self._one(stage, at)

    def _one(self, stage: str, at: datetime) -> None:
        version = catalogue.current(SHOP, at.date())
        if version is None:
            raise LookupError(f"{SHOP} is not in force on {at:%d/%m/%Y}")
        me = folk.person(self.citizen, f"Thôn {folk.VILLAGES[0]}, {folk.PROVINCE}")
        filing = Filing(
            version=version.id, receiving_unit=DESK, channel=Channel.ONLINE, typed_by=TypedBy.APPLICANT, submitter=self.citizen.pk,
            owner=self.citizen.pk, persons=[me, replace(me, role="owner")],
            papers=[Paper(requirement=p.key, name=p.name) for p in version.papers_of(None) if p.required],
            requested="Cửa hàng vật tư nông nghiệp Bình Minh", key=f"demo-last-{stage}",
        )  # fmt: skip
        if stage == "DRAFT":
            commands.draft(filing, by=self.by, at=at)
            return
        dossier = commands.submit(filing, by=self.by, at=at)
        while not self._is_there(dossier, stage):
            at += timedelta(minutes=6)
            dossier = self._next(dossier, stage, at)

    def _is_there(self, dossier: Dossier, stage: str) -> bool:
        if step := {"PROCESSING": "work", "assign": "assign"}.get(stage):
            return dossier.step_kind == step and dossier.is_taken
        return stage in (dossier.state, dossier.step_kind)

    def _next(self, dossier: Dossier, stage: str, at: datetime) -> Dossier:
        """The last turn to where it is to be found, or the next one on the usual way."""
        at_work = dossier.step_kind == "work" and dossier.is_taken
        turns = {
            "REFUSED": (dossier.state == "SUBMITTED", self._refuse), "AWAITING_SUPPLEMENT": (at_work, self._ask_supplement),
            "AWAITING_PAYMENT": (at_work, self._ask_payment), "WITHDRAWAL_REQUESTED": (at_work, self._withdraw),
            "STOPPED": (dossier.step_kind == "sign" and dossier.is_taken, self._reject),
        }  # fmt: skip
        ready, turn = turns.get(stage, (False, self._usual))
        return turn(dossier, at) if ready else self._usual(dossier, at)

    def _usual(self, dossier: Dossier, at: datetime) -> Dossier:
        verb = rules.next_verb(dossier) or ""
        plan = next((p for p in dossier.procedure.steps if p.order == dossier.step_order), None)
        duty = {"accept": "intake", "transfer": "intake", "assign": "head"}.get(verb) or (plan.duty if plan else "intake")
        facts: dict[str, object] = {}
        if verb == "assign":
            facts = {"officer": int(self._who("officer", dossier.holder_unit_id).id.partition(":")[2])}
        elif verb == "decide":
            facts = {"abstract": "Cấp Giấy chứng nhận đủ điều kiện buôn bán thuốc bảo vệ thực vật", "on_paper": True}
        elif verb == "number_and_seal":
            facts = {"number": books.take(dossier.signing_unit_id, "GCN", at=at)}
        done: Dossier = getattr(commands, verb)(dossier.pk, by=self._who(duty, dossier.holder_unit_id), at=at, **facts)
        return done

    def _refuse(self, dossier: Dossier, at: datetime) -> Dossier:
        reason = f"Cửa hàng đặt tại tỉnh khác, không thuộc thẩm quyền của {folk.PROVINCE}."
        grounds = [{"requirement": "competence", "reason": reason}]
        return commands.refuse(dossier.pk, by=self._who("intake", DESK), at=at, reasons=grounds)

    def _ask_supplement(self, dossier: Dossier, at: datetime) -> Dossier:
        key = next(iter(dossier.requirements))
        reasons = [{"requirement": key, "reason": "Đơn chưa có chữ ký của chủ cửa hàng; đề nghị ký rồi gửi lại bản chụp rõ."}]
        officer = self._who("officer", dossier.holder_unit_id)
        return commands.ask_supplement(dossier.pk, by=officer, at=at, reasons=reasons, until=OPENS_AT + timedelta(days=14))

    def _ask_payment(self, dossier: Dossier, at: datetime) -> Dossier:
        officer = self._who("officer", dossier.holder_unit_id)
        return commands.ask_payment(dossier.pk, by=officer, at=at, amount=dossier.fee_asked, reason="Phí thẩm định")

    def _withdraw(self, dossier: Dossier, at: datetime) -> Dossier:
        reason = "Tôi chuyển cửa hàng sang địa điểm khác."
        return commands.request_withdrawal(dossier.pk, by=self.by, at=at, reason=reason, confirmed=True)

    def _reject(self, dossier: Dossier, at: datetime) -> Dossier:
        leader = self._who("leader", dossier.holder_unit_id)
        reasons = [{"requirement": "condition", "reason": "Kho chứa chưa bảo đảm khoảng cách theo quy định."}]
        number = books.take(dossier.signing_unit_id, "TB", at=at)
        return commands.reject(dossier.pk, by=leader, at=at, reasons=reasons, number=number)

    def _who(self, duty: str, unit: str | None) -> Actor:
        """The first bearer: the account that the demonstration names."""
        return self.staff.bearers[duty, unit or ""][0]
