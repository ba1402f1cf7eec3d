"""What people do with a dossier, each act by who bears the duty, in office hours, at the pace of its fate."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from motcua.config.demo import voices
from motcua.config.demo.fates import Fate
from motcua.config.demo.lateness import Lateness
from motcua.dossiers import commands, rules
from motcua.dossiers.commands import Paper, Received, books
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import State
from motcua.kernel.actors import Actor

if TYPE_CHECKING:
    from motcua.config.demo.year import Year

MINUTES_OF_DAY = 450
WHY_INCOMPLETE = "Đơn chưa có chữ ký của chủ cơ sở; đề nghị ký và nộp lại."
WHY_LATE = "Hồ sơ nhiều, cán bộ thụ lý đi kiểm tra thực tế tại cơ sở."


class Acts:
    """The turns of one dossier, each setting up the next."""

    def __init__(self, year: "Year") -> None:
        self.year = year
        self.rng = year.rng
        self.late = Lateness(year, self._do)

    def begin(self, dossier: Dossier, fate: Fate, by: Actor, at: datetime) -> None:
        self._soon(at, 15, 240, lambda when: self._door(dossier, fate, by, when))
        if fate.withdrawn:
            self.year.at(self.year.office(at, self.rng.uniform(400, 3000)), lambda when: self._withdraw(dossier, fate, by, when))

    # The door

    def _door(self, dossier: Dossier, fate: Fate, by: Actor, at: datetime) -> None:
        dossier = self.year.fresh(dossier)
        desk = self._who("intake", dossier.receiving_unit_id)
        if dossier.state != State.SUBMITTED:
            return
        if fate.refused:
            grounds = [{"requirement": "competence", "reason": "Thủ tục thuộc thẩm quyền của cơ quan khác."}]
            self._do("refuse", dossier, by=desk, at=at, reasons=grounds)
        elif dossier.missing_papers and not dossier.supplements:
            self._ask(dossier, desk, at)
            self._answer_later(dossier, fate, by, at)
        else:
            promised = None if dossier.procedure.term_of(dossier.case) else self.year.office(at, 15 * MINUTES_OF_DAY)
            self._do("accept", dossier, by=desk, at=at, appointment=promised)
            self._soon(at, 5, 60, lambda when: self._go(dossier, fate, by, when))

    def _ask(self, dossier: Dossier, desk: Actor, at: datetime, superior: str = "", why: str = "") -> None:
        keys = list(dossier.missing_papers) or [next(iter(dossier.requirements), "content")]
        reasons = [{"requirement": key, "reason": WHY_INCOMPLETE} for key in keys]
        until = at + timedelta(days=20)
        self._do("ask_supplement", dossier, by=desk, at=at, reasons=reasons, until=until, superior=superior, exception=why)

    def _answer_later(self, dossier: Dossier, fate: Fate, by: Actor, at: datetime) -> None:
        if fate.never_completed:
            self.year.at(self.year.office(at + timedelta(days=22), 30), lambda when: self._give_up(dossier, when))
        else:
            self.year.at(at + timedelta(hours=self.rng.uniform(3, 190)), lambda when: self._answer(dossier, fate, by, when))

    def _answer(self, dossier: Dossier, fate: Fate, by: Actor, at: datetime) -> None:
        dossier = self.year.fresh(dossier)
        if dossier.state != State.AWAITING_SUPPLEMENT:
            return
        added = [Paper(requirement=key, name=dossier.requirements[key]) for key in dossier.missing_papers]
        added = added or [Paper(requirement=None, name="Giấy tờ bổ sung")]
        after = self._do("resubmit", dossier, by=by, at=at, papers=added)
        follow = self._door if after.state == State.SUBMITTED else self._go
        self._soon(at, 20, 200, lambda when: follow(dossier, fate, by, when))

    def _give_up(self, dossier: Dossier, at: datetime) -> None:
        dossier = self.year.fresh(dossier)
        if dossier.state == State.AWAITING_SUPPLEMENT:
            desk = self._who("intake", dossier.receiving_unit_id)
            self._do("stop", dossier, by=desk, at=at, reason="Quá thời hạn bổ sung mà chưa nhận được giấy tờ.")

    def _withdraw(self, dossier: Dossier, fate: Fate, by: Actor, at: datetime) -> None:
        dossier = self.year.fresh(dossier)
        if rules.why_not("request_withdrawal", dossier, by):
            return
        self._do("request_withdrawal", dossier, by=by, at=at, reason="Tôi thay đổi kế hoạch sản xuất.", confirmed=True)
        self.year.at(self.year.office(at, self.rng.uniform(120, 900)), lambda when: self._end_withdrawal(dossier, fate, by, when))

    def _end_withdrawal(self, dossier: Dossier, fate: Fate, by: Actor, at: datetime) -> None:
        if not fate.thinks_better:
            desk = self._who("intake", dossier.receiving_unit_id)
            self._do("stop", dossier, by=desk, at=at, reason="Rút hồ sơ theo đề nghị của người nộp.")
            return
        back = self._do("cancel_withdrawal", dossier, by=by, at=at)
        follow = {State.SUBMITTED: self._door, State.AWAITING_SUPPLEMENT: self._answer}.get(State(back.state), self._go)
        self._soon(at, 30, 90, lambda when: follow(dossier, fate, by, when))

    # The work

    def _go(self, dossier: Dossier, fate: Fate, by: Actor, at: datetime) -> None:
        """Do what is next, then wait as long as the step's budget and the fate's pace say."""
        dossier = self.year.fresh(dossier)
        if dossier.state in rules.WAITING or dossier.state in rules.FINAL:
            return  # somebody else's turn will bring it back
        if self._turn_of_fate(dossier, fate, by, at):
            return
        verb = rules.next_verb(dossier) or ""
        if dossier.state == State.RESULT_READY:
            verb = "deliver" if dossier.announced_at else "announce"
        after = getattr(self, f"_{verb}")(dossier, fate, at)
        if after.state in rules.FINAL:
            if fate.reopened and after.state == State.DELIVERED and after.round == 1:
                self._soon(at, 900, 4000, lambda when: self._reopen(dossier, fate, by, when))
            return
        self.year.at(self.year.office(at, self._wait(after, fate, verb)), lambda when: self._go(dossier, fate, by, when))

    def _wait(self, dossier: Dossier, fate: Fate, verb: str) -> float:
        if dossier.state == State.RESULT_READY:
            return self.rng.uniform(15, 60) if verb == "number_and_seal" else self.rng.uniform(60, 2500)
        if verb in ("accept", "transfer", "finish_step", "decide") and not dossier.is_taken:
            return self.rng.uniform(10, 120)
        plan = next((p for p in dossier.procedure.steps if p.order == dossier.step_order), None)
        budget = float(plan.budget.amount) * MINUTES_OF_DAY if plan and plan.budget else MINUTES_OF_DAY
        return max(8.0, budget * fate.pace * self.rng.uniform(0.7, 1.2))

    def _turn_of_fate(self, dossier: Dossier, fate: Fate, by: Actor, at: datetime) -> bool:
        """A supplement, a payment, an opinion …: what interrupts the work, once. True: wait for somebody else."""
        if dossier.state != State.PROCESSING:
            return False
        self._be_late_decently(dossier, fate, at)
        if dossier.step_kind != "work" or not dossier.is_taken or dossier.referred_from:
            return False
        officer = self._holder(dossier)
        if fate.supplement and not dossier.supplements:
            self._ask(dossier, officer, at)
        elif fate.second_supplement and dossier.supplements == 1 and fate.supplement:
            self._ask(dossier, officer, at, superior="Dương Văn Thắng", why="Phát hiện giấy tờ hết hiệu lực khi thẩm định.")
        elif fate.payment and dossier.fee_paid < dossier.fee_asked:
            self._do("ask_payment", dossier, by=officer, at=at, amount=dossier.fee_asked, reason="Phí thẩm định")
            self.year.at(self.year.office(at, self.rng.uniform(60, 1800)), lambda when: self._pay(dossier, fate, by, when))
            return True
        else:
            return self._consult(dossier, fate, officer, by, at)
        self._answer_later(dossier, fate, by, at)
        return True

    def _consult(self, dossier: Dossier, fate: Fate, officer: Actor, by: Actor, at: datetime) -> bool:
        if fate.opinion and not dossier.opinions.exists():
            for unit in self.rng.sample(["STNMT", "SXD", "STC"], self.rng.choice([1, 1, 2])):
                asked = self._do(
                    "ask_opinion", dossier, by=officer, at=at, unit=unit, due_at=self.year.office(at, 3 * MINUTES_OF_DAY),
                    question="Đề nghị cho ý kiến về sự phù hợp với quy hoạch.",
                )
                dossier.open_opinions = asked.open_opinions
                self._soon(at, 200, 1500, lambda when, unit=unit: self._opine(dossier, unit, when))
            return False
        goes_up = fate.superior and not dossier.open_opinions and not dossier.referrals.exists()
        if goes_up and not rules.why_not("hand_up", dossier, officer) and dossier.holder_unit_id != "UBT":
            self._do("hand_up", dossier, by=officer, at=at, unit="UBT", reason="Xin ý kiến chỉ đạo của cấp trên.")
            self._soon(at, 60, 600, lambda when: self._go(dossier, fate, by, when))
            return True
        return False

    def _opine(self, dossier: Dossier, unit: str, at: datetime) -> None:
        dossier = self.year.fresh(dossier)
        officer = self._who("officer", unit)
        if not rules.why_not("answer_opinion", dossier, officer):
            self._do("answer_opinion", dossier, by=officer, at=at, unit=unit, answer="Phù hợp với quy hoạch hiện hành.")

    def _pay(self, dossier: Dossier, fate: Fate, by: Actor, at: datetime) -> None:
        dossier = self.year.fresh(dossier)
        if dossier.state == State.AWAITING_PAYMENT:
            self._collect(dossier, at)
            self._soon(at, 10, 60, lambda when: self._go(dossier, fate, by, when))

    def _be_late_decently(self, dossier: Dossier, fate: Fate, at: datetime) -> None:
        """Ask for one new appointment in time when that is its fate; apologise when the day has passed."""
        head = self._who("head", dossier.lead_unit_id)
        if dossier.due_at is None or rules.why_not("apologise", dossier, head):
            return
        if at > dossier.due_at:
            if not dossier.late_letters.exists() and self.rng.random() < 0.6:
                self._do("apologise", dossier, by=head, at=at, until=self.year.office(at, 3 * MINUTES_OF_DAY), reason=WHY_LATE)
                self.late.follow(dossier, at)
        elif fate.excused and not dossier.extensions and at.date() < (dossier.due_at - timedelta(days=1)).date():
            until = self.year.office(dossier.due_at, 10 * MINUTES_OF_DAY)
            self._do("extend", dossier, by=head, at=at, until=until, reason=WHY_LATE)

    # The verbs of the way

    def _transfer(self, dossier: Dossier, fate: Fate, at: datetime) -> Dossier:
        return self._do("transfer", dossier, by=self._who("intake", dossier.receiving_unit_id), at=at)

    def _take(self, dossier: Dossier, fate: Fate, at: datetime) -> Dossier:
        duty = next(p.duty for p in dossier.procedure.steps if p.order == dossier.step_order)
        duty = "officer" if dossier.referred_from else duty
        return self._do("take", dossier, by=self._who(duty, dossier.holder_unit_id), at=at)

    def _assign(self, dossier: Dossier, fate: Fate, at: datetime) -> Dossier:
        officer = self._who("officer", dossier.holder_unit_id)
        head = self._who("head", dossier.holder_unit_id)
        return self._do("assign", dossier, by=head, at=at, officer=int(officer.id.partition(":")[2]))

    def _finish_step(self, dossier: Dossier, fate: Fate, at: datetime) -> Dossier:
        if dossier.open_opinions:
            return dossier
        return self._do("finish_step", dossier, by=self._holder(dossier), at=at)

    def _hand_back(self, dossier: Dossier, fate: Fate, at: datetime) -> Dossier:
        officer = self._who("officer", dossier.holder_unit_id)
        return self._do("hand_back", dossier, by=officer, at=at, answer="Nhất trí, làm theo quy định.")

    def _decide(self, dossier: Dossier, fate: Fate, at: datetime) -> Dossier:
        leader = self._holder(dossier)
        if fate.sent_back and dossier.step_runs.filter(kind="sign").count() == 1 and dossier.has_earlier_step:
            return self._do("send_back", dossier, by=leader, at=at, reason="Dự thảo ghi sai địa chỉ cơ sở.")
        if fate.rejected:
            number = self._number(dossier, "TB", at)
            reasons = [{"requirement": "condition", "reason": "Cơ sở không đủ điều kiện khi kiểm tra thực tế."}]
            return self._do("reject", dossier, by=leader, at=at, reasons=reasons, number=number)
        result = next((r.name for r in dossier.procedure.results), "Kết quả giải quyết thủ tục")
        return self._do("decide", dossier, by=leader, at=at, abstract=result, on_paper=True)

    def _number_and_seal(self, dossier: Dossier, fate: Fate, at: datetime) -> Dossier:
        number = self._number(dossier, "QĐ", at)
        return self._do("number_and_seal", dossier, by=self._holder(dossier), at=at, number=number)

    def _announce(self, dossier: Dossier, fate: Fate, at: datetime) -> Dossier:
        return self._do("announce", dossier, by=self._who("result_desk", dossier.receiving_unit_id), at=at)

    def _deliver(self, dossier: Dossier, fate: Fate, at: datetime) -> Dossier:
        if dossier.fee_asked > dossier.fee_paid:
            self._collect(dossier, at)
        by = self._who("result_desk", dossier.receiving_unit_id)
        done = self._do("deliver", dossier, by=by, at=at, to=dossier.owner_name)
        self.year.at(at + timedelta(hours=20), lambda when: voices.speak(self.year.fresh(done), when))
        return done

    def _reopen(self, dossier: Dossier, fate: Fate, by: Actor, at: datetime) -> None:
        head = self._who("head", dossier.lead_unit_id)
        self._do("reopen", dossier, by=head, at=at, fault_unit=dossier.lead_unit_id, reason="Kết quả ghi sai tên chủ cơ sở.")
        self._soon(at, 20, 200, lambda when: self._go(dossier, fate, by, when))

    # Who and when

    def _collect(self, dossier: Dossier, at: datetime) -> None:
        owed = dossier.fee_asked - dossier.fee_paid
        way = self.rng.choices(["online", "transfer", "cash"], [65, 20, 15])[0]
        reference = f"{way}-{dossier.number}-{dossier.seq}"
        money = Received(fee="all", amount=owed, way=way, payer=dossier.owner_name, reference=reference)
        self._do("record_payment", dossier, money, by=self._who("cashier", dossier.receiving_unit_id), at=at)

    def _number(self, dossier: Dossier, kind: str, at: datetime) -> str:
        book = f"{kind}-{dossier.lead_unit_id}"
        n = books.next_number(dossier.signing_unit_id, book, at.year)
        return rules.document_number(n, kind, f"{dossier.signing_unit_id}-{dossier.lead_unit_id}")

    def _holder(self, dossier: Dossier) -> Actor:
        """Whoever holds it in person, else one of the unit's officers."""
        return self.year.staff.by_id.get(f"account:{dossier.holder_id}") or self._who("officer", dossier.holder_unit_id)

    def _who(self, duty: str, unit: str | None) -> Actor:
        return self.year.staff.one(self.rng, duty, unit or "")

    def _do(self, verb: str, dossier: Dossier, *facts: Any, **named: Any) -> Dossier:
        """Do a verb by the real command, and remember how it left the dossier."""
        after: Dossier = getattr(commands, verb)(dossier.pk, *facts, **named)
        self.year.latest[after.pk] = after
        return after

    def _soon(self, at: datetime, least: float, most: float, act: object) -> None:
        self.year.at(self.year.office(at, self.rng.uniform(least, most)), act)  # type: ignore[arg-type]


