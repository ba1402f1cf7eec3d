"""What happened to a person or a unit, as sentences from the journal."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from motcua.desk.wording import DUTIES
from motcua.journal.models import Event
from motcua.kernel.moments import dd_mm_yyyy
from motcua.people import events
from motcua.people import queries as people
from motcua.ui.words import t

TITLES = {
    events.ACCOUNT_OPENED: "Mở tài khoản",
    events.ACCOUNT_CLOSED: "Khóa tài khoản",
    events.ACCOUNT_REOPENED: "Mở lại tài khoản",
    events.ACCOUNT_AMENDED: "Sửa thông tin",
    events.POST_GIVEN: "Giao nhiệm vụ",
    events.POST_ENDED: "Kết thúc nhiệm vụ",
    events.POST_PROLONGED: "Kéo dài nhiệm vụ",
    events.DELEGATION_GIVEN: "Được ủy quyền",
    events.DELEGATION_ENDED: "Kết thúc ủy quyền",
    events.ABSENCE_RECORDED: "Ghi vắng mặt",
    events.ABSENCE_ENDED: "Ghi ngày đi làm lại",
    events.ACCOUNT_INVITED: "Cấp mã đặt mật khẩu",
    events.INVITATION_ACCEPTED: "Tự đặt mật khẩu",
    events.SECOND_FACTOR_REMOVED: "Gỡ xác thực hai bước",
    events.UNIT_OPENED: "Thành lập đơn vị",
    events.UNIT_PLACED: "Chuyển đơn vị cấp trên",
    events.UNIT_SUCCEEDED: "Kết thúc hoạt động",
    events.UNIT_RENAMED: "Đổi tên",
    events.UNIT_DESCRIBED: "Sửa thông tin liên hệ",
}
CHANGED = {"full_name": "họ tên", "email": "thư điện tử", "phone": "điện thoại", "personal_number": "số định danh"}


def told(trail: Iterable[Event]) -> list[dict[str, Any]]:
    """Return what `timeline` of ui shows."""
    return [_told(one) for one in trail]


def _told(one: Event) -> dict[str, Any]:
    return {"title": t(TITLES.get(one.kind, one.kind)), "at": one.happened_at, "by": one.actor_name, "text": _facts(one.data)}


def _facts(data: Mapping[str, Any]) -> str:
    said = [
        t(DUTIES[data["duty"]]) if "duty" in data else "", _unit(data.get("unit")), data.get("name", ""), _unit(data.get("parent")),
        "; ".join(_unit(code) for code in data.get("successors", ())), _days(data.get("valid_from"), data.get("valid_to")),
        data.get("decision") or "", data.get("reason", ""),
        ", ".join(t(CHANGED.get(name, name)) for name in data.get("changed", ())),
        *(data.get(name) or "" for name in ("address", "phone", "email", "hours")),
    ]  # fmt: skip
    return " · ".join(part for part in said if part)


def _unit(code: str | None) -> str:
    return people.every_unit()[code].name if code and code in people.every_unit() else code or ""


def _days(first: str | None, after: str | None) -> str:
    parts = [t("từ {day}", day=dd_mm_yyyy(date.fromisoformat(first))) if first else ""]
    if after:
        parts.append(t("đến hết {day}", day=dd_mm_yyyy(date.fromisoformat(after) - timedelta(days=1))))
    return ", ".join(part for part in parts if part)
