"""Which papers of ours a dossier has by now, each with its address."""

from typing import Any

from django.urls import reverse

from motcua.desk.wording import DUTIES
from motcua.dossiers.queries import Whole
from motcua.people import queries as people
from motcua.ui.words import t


def printable(whole: Whole) -> list[dict[str, Any]]:
    """Return the papers that can be printed: words and address."""
    dossier = whole.dossier
    found: list[tuple[str, str]] = []
    if dossier.accepted_at:
        found += [("giay-hen", t("Giấy tiếp nhận và hẹn trả (mẫu 01)")), ("kiem-soat", t("Phiếu kiểm soát quá trình (mẫu 05)"))]
    for asked in whole.supplement_requests:
        found.append((f"bo-sung-{asked.ordinal}", t("Phiếu yêu cầu bổ sung lần {n} (mẫu 02)", n=asked.ordinal)))
    rejected = any(decision.kind == "rejection" for decision in whole.decisions)
    if dossier.state == "REFUSED" or rejected:
        found.append(("tu-choi", t("Phiếu từ chối (mẫu 03)")))
    for n, _ in enumerate(whole.late_letters, start=1):
        found.append((f"xin-loi-{n}", t("Phiếu xin lỗi lần {n} (mẫu 04)", n=n)))
    if dossier.state == "STOPPED" and not rejected:
        found.append(("dung", t("Thông báo dừng giải quyết")))
    return [{"text": text, "href": reverse("desk:paper", args=[dossier.number, form])} for form, text in found]


def recipient(told: str) -> str:
    """Return whom a notice went to, as people say it: at the desk that is a duty in a unit ("head:SNN")."""
    duty, _, unit = told.partition(":")
    found = people.every_unit().get(unit)
    return f"{t(DUTIES[duty])}, {found.short_name}" if found and duty in DUTIES else told
