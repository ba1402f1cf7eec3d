"""What is done about dossiers that are late: most are explained, most explanations are accepted, some wait or are written anew.

By a chance of its own: the year itself stays as it was.
"""

from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING

from motcua.dossiers import queries, rules
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import Actor
from motcua.people import queries as people

if TYPE_CHECKING:
    from motcua.config.demo.year import Year

WHY_RETURNED = "Chưa nêu rõ trách nhiệm của từng khâu; giải trình lại."
PREVENTION = "Rà soát hồ sơ sắp đến hạn vào sáng thứ hai hằng tuần."
CAUSES_OF_YEAR = [
    ("workload", "Hồ sơ tăng đột biến, hai cán bộ nghỉ phép.", "Đã điều chuyển một cán bộ sang hỗ trợ."),
    ("complexity", "Phải kiểm tra thực tế cơ sở hai lần.", "Đã hoàn thành kiểm tra và trình ký."),
    ("coordination", "Đơn vị phối hợp trả lời chậm.", "Đã đôn đốc bằng văn bản."),
    ("officer", "Cán bộ thụ lý theo dõi hạn chưa sát.", "Đã nhắc nhở và giao lại việc."),
    ("system", "Phần mềm liên thông gián đoạn ba ngày.", "Đã xử lý thủ công và báo đơn vị vận hành."),
]  # fmt: skip


class Lateness:
    """The two acts, each setting up the next. do: as `Acts` has it."""

    def __init__(self, year: "Year", do: Callable[..., Dossier]) -> None:
        self.year, self.rng, self.do = year, Random(61), do  # noqa: S311 - made up

    def follow(self, dossier: Dossier, at: datetime) -> None:
        """After the apology the head has some days to explain, and mostly does."""
        if self.rng.random() < 0.75:
            self._later(at, 100, 1500, lambda when: self.explain(dossier, when))

    def _later(self, at: datetime, least: float, most: float, act: Callable[[datetime], None]) -> None:
        self.year.at(self.year.office(at, self.rng.uniform(least, most)), act)

    def _who(self, duty: str, *units: str) -> Actor:
        """Whoever bears it in the first of these units where somebody does."""
        there = next(bearers for unit in units if (bearers := self.year.staff.bearers.get((duty, unit))))
        return self.rng.choice(there)

    def explain(self, dossier: Dossier, at: datetime, again: bool = False) -> None:
        """The head explains what is late; whoever leads judges it some days later."""
        dossier = self.year.fresh(dossier)
        head = self._who("head", dossier.lead_unit_id)
        if queries.why_not("explain", dossier, head, at):
            return
        cause, why, remedy = self.rng.choice(CAUSES_OF_YEAR)
        facts = {"cause": cause, "reason": why, "remedy": remedy, "liable_unit": dossier.lead_unit_id, "prevention": PREVENTION}
        self.do("explain", dossier, by=head, at=at, **facts)
        if again or self.rng.random() < 0.85:
            self._later(at, 300, 2500, lambda when: self._judge(dossier, again, when))

    def _judge(self, dossier: Dossier, again: bool, at: datetime) -> None:
        dossier = self.year.fresh(dossier)
        leader = self._who("leader", dossier.lead_unit_id, *people.ancestors(dossier.lead_unit_id, at.date()))
        if rules.why_not("judge_explanation", dossier, leader):
            return
        accepted = again or self.rng.random() < 0.8
        opinion = "Nhất trí." if accepted else WHY_RETURNED
        self.do("judge_explanation", dossier, by=leader, at=at, accepted=accepted, opinion=opinion)
        if not accepted:
            self._later(at, 200, 1200, lambda when: self.explain(dossier, when, again=True))
