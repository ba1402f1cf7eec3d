"""What has been done to a procedure, told line by line."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.catalogue import events
from motcua.desk.catalogue.rows import TITLES
from motcua.journal import queries as journal
from motcua.kernel.moments import dd_mm_yyyy
from motcua.ui.words import t

DEEDS = {
    events.PROCEDURE_ADDED: "Đưa thủ tục vào danh mục", events.VERSION_DRAFTED: "Lập bản thảo {number}",
    events.VERSION_EDITED: "Sửa bản thảo {number}: {parts}", events.DRAFT_DISCARDED: "Bỏ bản thảo {number}",
    events.VERSION_PUBLISHED: "Công bố phiên bản {number}, hiệu lực từ {day}", events.VERSION_SUPERSEDED: "Bãi bỏ từ {day}",
}  # fmt: skip
GENERAL = "Thông tin chung"


@dataclass(frozen=True, slots=True)
class Deed:
    at: datetime
    by: str
    text: str


def deeds(key: str) -> list[Deed]:
    """Return what has been done, the last first."""
    told = []
    for event in journal.events(f"procedure:{key}"):
        parts = {change["part"] for change in event.data.get("changes", ())}
        names = sorted({t(TITLES.get(part, GENERAL)) for part in parts})
        words = t(DEEDS.get(event.kind, event.kind)).format(
            number=event.data.get("number", ""), parts=", ".join(names),
            day=_day(event.data.get("valid_from") or event.data.get("valid_to")),
        )
        told.append(Deed(event.recorded_at, event.actor_name, words))
    return told[::-1]


def _day(written: str | None) -> str:
    return dd_mm_yyyy(date.fromisoformat(written)) if written else ""
