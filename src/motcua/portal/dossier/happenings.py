"""The timeline in plain sentences: each kind of event worded for the citizen."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.catalogue.rules.eform import Field, FieldKind
from motcua.dossiers import events
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import Happening
from motcua.kernel.amounts import dong
from motcua.portal.filing.twice import in_words
from motcua.portal.wording import PAPER_KINDS
from motcua.ui.formats import moment
from motcua.ui.words import t

TITLES = {
    events.SUBMITTED: "Nộp hồ sơ",
    events.ACCEPTED: "Hồ sơ được tiếp nhận",
    events.REFUSED: "Hồ sơ không được tiếp nhận",
    events.DRAFTED: "Bắt đầu khai",
    events.DISCARDED: "Bản nháp bị xóa",
    events.SUPPLEMENT_ASKED: "Yêu cầu bổ sung giấy tờ",
    events.RESUBMITTED: "Đã bổ sung hồ sơ",
    events.TRANSFERRED: "Chuyển đến cơ quan giải quyết",
    events.TAKEN: "Đơn vị đã nhận hồ sơ",
    events.ASSIGNED: "Giao cho người giải quyết",
    events.REASSIGNED: "Giao cho người khác giải quyết",
    events.STEP_FINISHED: "Xong một bước giải quyết",
    events.SENT_BACK: "Trả lại bước trước để xem kỹ hơn",
    events.OPINION_ASKED: "Hỏi ý kiến cơ quan khác",
    events.OPINION_ANSWERED: "Cơ quan được hỏi đã trả lời",
    events.HANDED_UP: "Chuyển lên cấp trên",
    events.HANDED_BACK: "Cấp trên đã trả lời",
    events.PAYMENT_ASKED: "Yêu cầu nộp phí, lệ phí",
    events.PAYMENT_RECORDED: "Đã ghi nhận tiền nộp",
    events.WITHDRAWAL_REQUESTED: "Đề nghị rút hồ sơ",
    events.WITHDRAWAL_CONFIRMED: "Xác nhận rút hồ sơ",
    events.WITHDRAWAL_CANCELLED: "Không rút hồ sơ nữa",
    events.STOPPED: "Dừng giải quyết",
    events.EXTENDED: "Xin lỗi và hẹn lại ngày trả",
    events.APOLOGISED: "Xin lỗi vì trễ hẹn",
    events.EXPLANATION_ACCEPTED: "Cơ quan đã giải trình việc trễ hẹn",
    events.DECIDED: "Kết quả đã được ký",
    events.REJECTED: "Hồ sơ không được giải quyết",
    events.SEALED: "Kết quả đã vào số, đóng dấu",
    events.ANNOUNCED: "Đã báo có kết quả",
    events.DELIVERED: "Đã trả kết quả",
    events.REOPENED: "Làm lại vì kết quả có sai sót",
    events.DEADLINE_PASSED: "Đã quá ngày hẹn trả",
    events.MESSAGED: "Có tin nhắn trao đổi",
    events.SCAN_ATTACHED: "Cơ quan đưa bản quét giấy tờ vào hồ sơ",
    events.FORM_CORRECTED: "Cơ quan nhập hoặc sửa tờ khai",
    events.JOINED_ACCOUNT: "Hồ sơ được đưa vào tài khoản cá nhân",
}
# Only what an official writes for the applicant is shown; reasons between officials stay there.
# What officials prepare is theirs until it is signed.
NOT_SHOWN = {events.RESULT_DRAFTED, events.EXPLAINED, events.EXPLANATION_RETURNED}
# Who answered to whom within the office is not the applicant's business.
NAMELESS = {events.EXPLANATION_ACCEPTED}
TO_THE_APPLICANT = {events.EXTENDED, events.APOLOGISED, events.STOPPED, events.PAYMENT_ASKED, events.FORM_CORRECTED}


def lines(happenings: list[Happening], dossier: Dossier) -> list[dict[str, Any]]:
    """Return what the timeline component shows, the latest first. What is not worded here is not for the citizen; a draft saved
    ten times began once.
    """
    saved_again = [one for one in happenings if one.kind == events.DRAFTED][1:]
    return [
        {"title": t(TITLES[one.kind]), "at": one.happened_at, "by": "" if one.kind in NAMELESS else one.who,
         "text": ". ".join([*_text(one), *corrections(one, dossier)])}
        for one in reversed(happenings)
        if one.kind in TITLES and one not in saved_again
    ]  # fmt: skip


def corrections(one: Happening, dossier: Dossier) -> list[str]:
    """Say what this event put right: in the form by the applicant or the office, among the papers by the counter."""
    changed: list[Any] = one.facts.get("corrected") or one.facts.get("corrected_form") or []  # type: ignore[assignment] # JSON
    if one.kind in {events.RESUBMITTED, events.FORM_CORRECTED}:
        form = dossier.procedure.form
        fields = {field.key: field for field in form.fields() if field.kind is not FieldKind.COMPUTED} if form else {}
        return [_corrected(fields[each["field"]], each) for each in changed if each["field"] in fields]
    if one.kind == events.ACCEPTED and changed:
        names = {paper.pk: paper.name for paper in dossier.papers.all()}
        return [t("Quầy đếm lại giấy tờ, “{paper}”: từ {before} thành {after}", paper=names.get(pk, ""),
                  before=_counted(kind, n), after=_counted(*now)) for pk, kind, n, *now in changed]  # fmt: skip
    return []


def _corrected(field: Field, change: Mapping[str, Any]) -> str:
    before, after = (in_words(field, change[name]) for name in ("before", "after"))
    unit = f" {field.unit}" if field.unit else ""
    if not before:
        return t("Đã điền mục “{label}”: {after}", label=field.label, after=f"{after}{unit}")
    if not after:
        return t("Đã xóa mục “{label}”, trước là {before}", label=field.label, before=f"{before}{unit}")
    return t("Đã sửa mục “{label}”: từ {before} thành {after}", label=field.label, before=f"{before}{unit}", after=f"{after}{unit}")


def _counted(kind: str, quantity: int) -> str:
    return f"{quantity} {t(PAPER_KINDS[kind])}"


def _text(one: Happening) -> list[str]:
    facts: dict[str, Any] = one.facts
    said = []
    if one.kind in {events.ACCEPTED, events.EXTENDED} and facts.get("due_at"):
        said.append(t("Hẹn trả: {at}", at=moment(datetime.fromisoformat(facts["due_at"]))))
    if one.kind in {events.PAYMENT_ASKED, events.PAYMENT_RECORDED} and facts.get("amount"):
        said.append(dong(facts["amount"]))
    if one.kind in TO_THE_APPLICANT and facts.get("reason"):
        said.append(str(facts["reason"]))
    return said
