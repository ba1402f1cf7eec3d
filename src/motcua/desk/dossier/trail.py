"""What happened to a dossier, in plain sentences, from the journal alone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.dossiers import events
from motcua.dossiers.queries import Happening
from motcua.kernel.amounts import dong
from motcua.kernel.moments import hh_mm_dd_mm_yyyy
from motcua.ui.words import t

TITLES = {
    events.DRAFTED: "Lưu bản nháp", events.DISCARDED: "Bản nháp bị xóa",
    events.SUBMITTED: "Nộp hồ sơ", events.ACCEPTED: "Tiếp nhận hồ sơ",
    events.REFUSED: "Từ chối tiếp nhận", events.SUPPLEMENT_ASKED: "Yêu cầu bổ sung lần {ordinal}",
    events.RESUBMITTED: "Nhận bổ sung lần {ordinal}", events.TRANSFERRED: "Chuyển đến {unit}", events.TAKEN: "{unit} nhận hồ sơ",
    events.ASSIGNED: "Giao chuyên viên", events.REASSIGNED: "Giao lại cho người khác",
    events.STEP_FINISHED: "Hoàn thành bước {finished}",
    events.SENT_BACK: "Trả lại bước thẩm định",
    events.OPINION_ASKED: "Xin ý kiến {asked_unit}", events.OPINION_ANSWERED: "{asked_unit} trả lời ý kiến",
    events.HANDED_UP: "Chuyển lên {unit}", events.HANDED_BACK: "Trả về {unit}", events.PAYMENT_ASKED: "Yêu cầu nộp {amount}",
    events.PAYMENT_RECORDED: "Nhận {amount}", events.WITHDRAWAL_REQUESTED: "Đề nghị rút hồ sơ",
    events.WITHDRAWAL_CONFIRMED: "Người nộp xác nhận rút",
    events.WITHDRAWAL_CANCELLED: "Thôi rút hồ sơ", events.STOPPED: "Dừng giải quyết", events.EXTENDED: "Xin lỗi và hẹn lại",
    events.APOLOGISED: "Xin lỗi vì quá hạn", events.RESULT_DRAFTED: "Soạn dự thảo kết quả, bản {ordinal}",
    events.DECIDED: "Ký kết quả", events.REJECTED: "Không giải quyết",
    events.SEALED: "Vào số {document}, đóng dấu", events.ANNOUNCED: "Báo đã có kết quả", events.DELIVERED: "Trả kết quả",
    events.REOPENED: "Thu hồi kết quả, làm lại", events.DEADLINE_PASSED: "Quá ngày hẹn trả",
    events.MESSAGED: "Có tin nhắn trao đổi",
}  # fmt: skip
MONEY = ("amount", "paid", "asked")
DETAILS = {
    events.ACCEPTED: "Hẹn trả kết quả: {original_due_at}.", events.EXTENDED: "Hẹn lại {until} (trước là {old_due_at}). {reason}",
    events.APOLOGISED: "Dự kiến có kết quả {promised_at}. {reason}", events.OPINION_ASKED: "Hạn trả lời: {opinion_due_at}.",
    events.PAYMENT_RECORDED: "Đã nộp {paid} trong {asked}.", events.SENT_BACK: "{reason}", events.REASSIGNED: "{reason}",
    events.STOPPED: "{reason}",
    events.HANDED_UP: "{reason}", events.HANDED_BACK: "{answer}", events.REOPENED: "{reason}", events.PAYMENT_ASKED: "{reason}",
}  # fmt: skip


def sentences(trail: list[Happening], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the timeline for its component, the latest first. A draft saved ten times began once."""
    saved_again = [event for event in trail if event.kind == events.DRAFTED][1:]
    return [_sentence(event, names) for event in reversed(trail) if event not in saved_again]


def _sentence(event: Happening, names: Mapping[str, str]) -> dict[str, Any]:
    facts = Facts({key: _said(key, value, names) for key, value in event.facts.items()})
    title, detail = TITLES.get(event.kind, event.kind), DETAILS.get(event.kind, "")
    reasons = _reasons(event.facts.get("reasons"), names)
    late = t("Ghi vào hệ thống lúc {at}.", at=hh_mm_dd_mm_yyyy(event.recorded_at)) if event.recorded_at != event.happened_at else ""
    text = " ".join(part for part in (t(detail).format_map(facts) if detail else "", reasons, late) if part.strip())
    return {"title": t(title).format_map(facts), "at": event.happened_at, "by": event.who, "text": text}


def corrected(trail: list[Happening]) -> dict[int, dict[str, Any]]:
    """Return what an official changed of the papers listed: by paper, what the sender had said, who changed it and when."""
    found: dict[int, dict[str, Any]] = {}
    for event in trail:
        changed: Any = event.facts.get("corrected") or []
        for paper, kind, quantity, *_ in changed:
            found[paper] = {"kind": kind, "quantity": quantity, "by": event.who, "at": event.recorded_at}
    return found


class Facts(dict[str, str]):
    """A fact that an old event came without is a dash."""

    def __missing__(self, key: str) -> str:
        return "—"


def _reasons(given: Any, names: Mapping[str, str]) -> str:
    if not isinstance(given, list):
        return ""
    return "; ".join(f"{names.get(one['requirement'], one['requirement'])}: {one['reason']}" for one in given)


def _said(key: str, value: Any, names: Mapping[str, str]) -> str:
    if value is None:
        return "—"
    if key in MONEY:
        return dong(int(value))
    if key == "until" or key.endswith("_at"):
        return hh_mm_dd_mm_yyyy(datetime.fromisoformat(str(value)))
    return names.get(str(value), str(value))
