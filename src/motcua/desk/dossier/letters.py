"""Which papers of ours a dossier has by now, each with its address."""

from typing import Any

from django.urls import reverse

from motcua.dossiers.models import Dossier
from motcua.ui.words import t


def printable(dossier: Dossier) -> list[dict[str, Any]]:
    """Return the papers that can be printed: words and address."""
    found: list[tuple[str, str]] = []
    if dossier.accepted_at:
        found += [("giay-hen", t("Giấy tiếp nhận và hẹn trả (mẫu 01)")), ("kiem-soat", t("Phiếu kiểm soát quá trình (mẫu 05)"))]
    for asked in dossier.supplement_requests.all():
        found.append((f"bo-sung-{asked.ordinal}", t("Phiếu yêu cầu bổ sung lần {n} (mẫu 02)", n=asked.ordinal)))
    rejected = any(decision.kind == "rejection" for decision in dossier.decisions.all())
    if dossier.state == "REFUSED" or rejected:
        found.append(("tu-choi", t("Phiếu từ chối (mẫu 03)")))
    for n, _ in enumerate(dossier.late_letters.all(), start=1):
        found.append((f"xin-loi-{n}", t("Phiếu xin lỗi lần {n} (mẫu 04)", n=n)))
    if dossier.state == "STOPPED" and not rejected:
        found.append(("dung", t("Thông báo dừng giải quyết")))
    return [{"text": text, "href": reverse("desk:paper", args=[dossier.number, form])} for form, text in found]
