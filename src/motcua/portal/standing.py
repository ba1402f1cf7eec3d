"""Where a dossier stands, in sentences that leave nothing open: at which step, who works on it, until when, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.catalogue.queries import StepPlan
from motcua.deadlines.rules import Left, WorkCalendar, time_left
from motcua.dossiers.models import Dossier, StepRun
from motcua.dossiers.rules import FINAL, State
from motcua.ui.formats import moment
from motcua.ui.words import t

DOING = {
    State.SUBMITTED: "{unit} đang kiểm tra giấy tờ.",
    State.ACCEPTED: "{unit} đã tiếp nhận và sắp chuyển đến {lead}.",
    State.REFUSED: "Hồ sơ không được tiếp nhận. Lý do ghi trong phiếu từ chối.",
    State.AWAITING_SUPPLEMENT: "{unit} cần Ông/Bà bổ sung giấy tờ để làm tiếp.",
    State.AWAITING_PAYMENT: "{unit} chờ Ông/Bà nộp phí, lệ phí để làm tiếp.",
    State.WITHDRAWAL_REQUESTED: "Ông/Bà đã đề nghị rút hồ sơ; {unit} đang xem xét.",
    State.STOPPED: "Đã dừng giải quyết hồ sơ này.",
    State.RESULT_READY: "Đã có kết quả, mời Ông/Bà nhận.",
    State.DELIVERED: "Đã trả kết quả. Hồ sơ đã xong.",
}
DOING_AT_STEP = {
    "receive": "{unit} đang chuyển hồ sơ.",
    "assign": "{unit} đang phân công người giải quyết.",
    "work": "{unit} đang thẩm định.",
    "sign": "{unit} đang xem xét để ký kết quả.",
    "number": "Kết quả đã ký; {unit} đang vào số và đóng dấu.",
    "return": "{unit} sắp trả kết quả.",
}
NOT_ANNOUNCED = "Kết quả đã ký, đóng dấu; {unit} sắp báo Ông/Bà đến nhận."
NOT_TAKEN, ABOVE = "Hồ sơ đã chuyển đến {unit}.", "{unit} (cấp trên) đang xem xét."
OPINIONS = "{unit} đang chờ ý kiến cơ quan khác."
NEXT = {
    State.SUBMITTED: "Tiếp theo: đủ giấy tờ thì được cấp giấy hẹn; thiếu thì được báo một lần, ghi rõ cần gì.",
    State.ACCEPTED: "Tiếp theo: cơ quan giải quyết nhận hồ sơ. Ông/Bà không phải làm gì.",
    State.PROCESSING: "Ông/Bà không phải làm gì. Có kết quả hoặc cần thêm gì, chúng tôi sẽ báo.",
    State.AWAITING_SUPPLEMENT: "Tiếp theo: gửi những giấy tờ được yêu cầu. Nhận đủ, hồ sơ được làm tiếp.",
    State.AWAITING_PAYMENT: "Tiếp theo: nộp tiền. Tiền được ghi nhận thì hồ sơ được làm tiếp.",
    State.WITHDRAWAL_REQUESTED: "Tiếp theo: cơ quan đồng ý thì hồ sơ kết thúc. Trước lúc đó Ông/Bà vẫn có thể đổi ý.",
    State.RESULT_READY: "Tiếp theo: nhận kết quả, mang theo giấy hẹn và giấy tờ tùy thân.",
}
OF_KIND = {
    "receive": "Tiếp nhận", "assign": "Phân công", "work": "Thẩm định", "sign": "Ký kết quả", "number": "Vào số, đóng dấu",
    "return": "Trả kết quả",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """What is said of one dossier: the sentence that answers "and now?", what comes next, who has it, how much time is left."""

    headline: str
    next: str
    held_by: str
    left: Left


def standing(dossier: Dossier, at: datetime, calendar: WorkCalendar) -> Standing:
    """Say where the dossier stands at this moment; its units and its holder are read already."""
    state = State(dossier.state)
    held = [dossier.holder.full_name if dossier.holder else "", dossier.holder_unit.name if dossier.holder_unit else ""]
    parts = [_at_step(dossier, state), _doing(dossier, state), _appointment(dossier, state, at)]
    return Standing(
        headline=" ".join(part for part in parts if part), next=_next(dossier, state),
        held_by=", ".join(part for part in held if part) if state not in FINAL else "",
        left=time_left(dossier.due_at, at, calendar, running=dossier.clock_running, finished_at=dossier.finished_at),
    )  # fmt: skip


def _at_step(dossier: Dossier, state: State) -> str:
    plans = dossier.procedure.steps
    return t("Hồ sơ đang ở bước {n}/{all}.", n=_place(dossier, plans), all=len(plans)) if plans and state not in FINAL else ""


def _place(dossier: Dossier, plans: Sequence[StepPlan]) -> int:
    """Which step it is at, from 1: before its steps begin the first, once the result is there the last."""
    if dossier.state == State.RESULT_READY:
        return len(plans)
    return max(1, sum(plan.order <= (dossier.step_order or 0) for plan in plans))


def _doing(dossier: Dossier, state: State) -> str:
    unit = (dossier.holder_unit or dossier.receiving_unit).name
    if state is State.RESULT_READY and dossier.announced_at is None:
        return t(NOT_ANNOUNCED, unit=unit)
    if state is not State.PROCESSING:
        return t(DOING[state], unit=unit, lead=dossier.lead_unit.name)
    if not dossier.is_taken:
        return t(NOT_TAKEN, unit=unit)
    if dossier.referred_from:
        return t(ABOVE, unit=unit)
    return t(OPINIONS if dossier.open_opinions else DOING_AT_STEP[str(dossier.step_kind)], unit=unit)


def _next(dossier: Dossier, state: State) -> str:
    if state is State.RESULT_READY and dossier.announced_at is None:
        return t(NEXT[State.PROCESSING])
    return t(NEXT[state]) if state in NEXT else ""


def _appointment(dossier: Dossier, state: State, at: datetime) -> str:
    if dossier.due_at is None or state in FINAL or dossier.finished_at:
        return ""
    if not dossier.clock_running:
        return t("Đồng hồ đang dừng; ngày hẹn được tính lại khi hồ sơ được làm tiếp.")
    if dossier.due_at < at:
        return t("Đã quá hẹn trả {at}; cơ quan phải xin lỗi bằng văn bản và hẹn lại.", at=moment(dossier.due_at))
    return t("Hẹn trả {at}.", at=moment(dossier.due_at))


def steps(dossier: Dossier, runs: Sequence[StepRun]) -> list[dict[str, Any]]:
    """Return the picture of the whole way: every step of the procedure, who did it and when, which one it is at."""
    plans, state = dossier.procedure.steps, State(dossier.state)
    here = len(plans) + 1 if state is State.DELIVERED else _place(dossier, plans)
    last = {run.order: run for run in runs if run.round == dossier.round}
    return [_step(plan, n, here, last.get(plan.order), is_open=state not in FINAL) for n, plan in enumerate(plans, 1)]


def _step(plan: StepPlan, n: int, here: int, run: StepRun | None, *, is_open: bool) -> dict[str, Any]:
    status = "done" if n < here else "current" if n == here and is_open else "next"
    said = [run.unit.name if run else ""]
    if run and run.finished_at and status == "done":
        said.append(t("xong lúc {at}", at=moment(run.finished_at)))
    elif status == "next" and plan.budget:
        said.append(t("dự kiến {term}", term=str(plan.budget)))
    action = f"{plan.action[:1].upper()}{plan.action[1:]}" if plan.action else ""
    return {"title": action or t(OF_KIND[plan.kind.value]), "status": status, "spent": 0, "budget": 0, "budget_text": "",
            "who": " · ".join(part for part in said if part)}  # fmt: skip
