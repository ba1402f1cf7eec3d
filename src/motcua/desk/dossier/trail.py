"""What happened to a dossier, in plain sentences, from the journal alone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from motcua.catalogue.rules.eform import EForm
from motcua.desk.declared import corrections
from motcua.dossiers import events
from motcua.dossiers import queries as dossiers
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import Happening
from motcua.dossiers.rules import CAUSES
from motcua.kernel.amounts import dong
from motcua.kernel.moments import hh_mm_dd_mm_yyyy
from motcua.people import queries as people
from motcua.people.models import Account
from motcua.ui.words import t

TITLES = {
    events.DRAFTED: "Lưu bản nháp", events.DISCARDED: "Bản nháp bị xóa",
    events.SUBMITTED: "Nộp hồ sơ", events.ACCEPTED: "Tiếp nhận hồ sơ",
    events.REFUSED: "Từ chối tiếp nhận", events.SUPPLEMENT_ASKED: "Yêu cầu bổ sung lần {ordinal}",
    events.RESUBMITTED: "Nhận bổ sung lần {ordinal}", events.TRANSFERRED: "Chuyển đến {unit}", events.TAKEN: "{unit} nhận hồ sơ",
    events.ASSIGNED: "Giao cho {officer}", events.REASSIGNED: "Giao lại cho {officer}",
    events.STEP_FINISHED: "Hoàn thành bước {finished}",
    events.SENT_BACK: "Trả lại bước thẩm định",
    events.OPINION_ASKED: "Xin ý kiến {asked_unit}", events.OPINION_ANSWERED: "{asked_unit} trả lời ý kiến",
    events.HANDED_UP: "Chuyển lên {unit}", events.HANDED_BACK: "Trả về {unit}", events.PAYMENT_ASKED: "Yêu cầu nộp {amount}",
    events.PAYMENT_RECORDED: "Nhận {amount}", events.WITHDRAWAL_REQUESTED: "Đề nghị rút hồ sơ",
    events.WITHDRAWAL_CONFIRMED: "Người nộp xác nhận rút",
    events.WITHDRAWAL_CANCELLED: "Thôi rút hồ sơ", events.STOPPED: "Dừng giải quyết", events.EXTENDED: "Xin lỗi và hẹn lại",
    events.APOLOGISED: "Xin lỗi vì quá hạn", events.RESULT_DRAFTED: "Soạn dự thảo kết quả, bản {ordinal}",
    events.EXPLAINED: "Giải trình quá hạn", events.EXPLANATION_ACCEPTED: "Giải trình được chấp nhận",
    events.EXPLANATION_RETURNED: "Giải trình bị trả lại",
    events.DECIDED: "Ký kết quả", events.REJECTED: "Không giải quyết",
    events.SEALED: "Vào số {document}, đóng dấu", events.ANNOUNCED: "Báo đã có kết quả", events.DELIVERED: "Trả kết quả",
    events.REOPENED: "Thu hồi kết quả, làm lại", events.DEADLINE_PASSED: "Quá ngày hẹn trả",
    events.MESSAGED: "Có tin nhắn trao đổi", events.SCAN_ATTACHED: "Đưa bản quét vào hồ sơ",
    events.FORM_CORRECTED: "Nhập, sửa tờ khai điện tử", events.JOINED_ACCOUNT: "Hồ sơ vào tài khoản của người dân",
}  # fmt: skip
MONEY = ("amount", "paid", "asked")
DETAILS = {
    events.ACCEPTED: "Hẹn trả kết quả: {original_due_at}.", events.EXTENDED: "Hẹn lại {until} (trước là {old_due_at}). {reason}",
    events.APOLOGISED: "Dự kiến có kết quả {promised_at}. {reason}", events.OPINION_ASKED: "Hạn trả lời: {opinion_due_at}.",
    events.PAYMENT_RECORDED: "Đã nộp {paid} trong {asked}.", events.SENT_BACK: "{reason}", events.REASSIGNED: "{reason}",
    events.STOPPED: "{reason}",
    events.HANDED_UP: "{reason}", events.HANDED_BACK: "{answer}", events.REOPENED: "{reason}", events.PAYMENT_ASKED: "{reason}",
    events.FORM_CORRECTED: "{reason}", events.EXPLAINED: "Nguyên nhân: {cause}.",
}  # fmt: skip


def sentences(trail: list[Happening], names: Mapping[str, str], form: EForm | None = None) -> list[dict[str, Any]]:
    """Return the timeline for its component, the latest first. A draft saved ten times began once.

    :param form: the procedure's, where corrections of it are to be read
    """
    saved_again = [event for event in trail if event.kind == events.DRAFTED][1:]
    officers = people.accounts(pk for event in trail if isinstance(pk := event.facts.get("officer"), int))
    return [_sentence(event, names, officers, form) for event in reversed(trail) if event not in saved_again]


def since(dossier: Dossier, seq: int, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return in sentences what happened after this event, the latest first."""
    return sentences([event for event in dossiers.timeline(dossier) if event.seq > seq], names, dossier.procedure.form)


def _sentence(
    event: Happening, names: Mapping[str, str], officers: Mapping[int, Account], form: EForm | None
) -> dict[str, Any]:
    facts = Facts({key: _said(key, value, names) for key, value in event.facts.items()})
    if (given := event.facts.get("officer")) in officers:
        facts["officer"] = officers[cast(int, given)].full_name
    title, detail = TITLES.get(event.kind, event.kind), DETAILS.get(event.kind, "")
    reasons = _reasons(event.facts.get("reasons"), names) or _places(event.facts, names) or _corrected(event.facts, form)
    late = t("Ghi vào hệ thống lúc {at}.", at=hh_mm_dd_mm_yyyy(event.recorded_at)) if event.recorded_at != event.happened_at else ""
    text = " ".join(part for part in (t(detail).format_map(facts) if detail else "", reasons, late) if part.strip())
    return {"title": t(title).format_map(facts), "at": event.happened_at, "by": event.who, "text": text}


def corrected(trail: list[Happening]) -> dict[int, dict[str, Any]]:
    """Return what an official changed of the papers listed: by paper, what the sender had said, who changed it and when."""
    found: dict[int, dict[str, Any]] = {}
    for event in (one for one in trail if one.kind == events.ACCEPTED):  # an answered supplement corrects fields, not papers
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
    places = [(one.get("field") or one.get("requirement") or "", one["reason"]) for one in given]
    return "; ".join(f"{names.get(place, place)}: {reason}" for place, reason in places)


def _corrected(facts: Mapping[str, object], form: EForm | None) -> str:
    changed = cast(list[dict[str, Any]], facts.get("corrected_form") or [])
    return corrections.told(form, changed) if form else ""


def _places(facts: Mapping[str, object], names: Mapping[str, str]) -> str:
    """What a request for more names: papers, and fields of the form."""
    asked = [*cast(list[str], facts.get("requirements") or []), *cast(list[str], facts.get("fields") or [])]
    return "; ".join(names.get(one, one) for one in asked)


def _said(key: str, value: Any, names: Mapping[str, str]) -> str:
    if value is None:
        return "—"
    if key == "cause":
        return t(CAUSES.get(value, str(value)))
    if key in MONEY:
        return dong(int(value))
    if key == "until" or key.endswith("_at"):
        return hh_mm_dd_mm_yyyy(datetime.fromisoformat(str(value)))
    return names.get(str(value), str(value))
