"""The lines of a list of dossiers, as every screen of the desk shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zlib import crc32

from django.db.models import QuerySet

from motcua.deadlines.rules import WorkCalendar
from motcua.desk import wording
from motcua.desk.countdown import Left, time_left
from motcua.desk.rows import USUAL as ROWS
from motcua.dossiers.rules import FINAL, Bounds, Outlook, State, outlook
from motcua.people import queries as people
from motcua.people.models import Account, Unit

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

LINE = (
    "number", "seq", "procedure_name", "field", "channel", "owner_name", "state", "step_kind", "holder_unit_id", "holder_id",
    "submitted_at", "accepted_at", "due_at", "next_due_at", "leave_by_at", "clock_running", "finished_at",
)  # fmt: skip
# What people may choose to see beside the number, in the order in which they first stand.
COLUMNS = {
    "owner": "Chủ hồ sơ", "step": "Đang ở bước", "holder": "Người giữ", "received": "Nhận lúc", "due": "Hẹn trả",
    "outlook": "Dự báo", "leave_by": "Xong bước trước", "field": "Lĩnh vực", "channel": "Cách nộp",
}  # fmt: skip
USUAL = ("owner", "step", "holder", "received", "due", "outlook")


@dataclass(frozen=True, slots=True)
class Row:
    """What one line of a list of dossiers shows."""

    number: str
    procedure: str
    field: str
    channel: str
    owner: str
    standing: str
    unit: str
    holder: str
    received_at: datetime
    due_at: datetime | None
    left: Left
    step_due_at: datetime | None
    step_late: bool
    is_open: bool
    outlook: Outlook
    leave_by_at: datetime | None
    mark: str


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page of a list, whether there is a next one, and a mark that is another as soon as anything on it changes."""

    rows: list[Row]
    more: bool

    @property
    def mark(self) -> str:
        return mark_of(row.mark for row in self.rows)


def mark_of(parts: Any) -> str:
    return f"{crc32(' '.join(parts).encode()):08x}"


def marks(found: "QuerySet[Dossier]", number: int, most: int = ROWS) -> str:
    """Return the mark that the page would have now; cheap enough to be asked for every half minute."""
    lines = found.values_list("number", "seq")[(number - 1) * most : number * most]
    return mark_of(f"{number}:{seq}" for number, seq in lines)


def page_of(found: "QuerySet[Dossier]", number: int, now: Bounds, calendar: WorkCalendar, most: int = ROWS) -> Page:
    """Return the lines of a page of a list of dossiers; `most`: how many make one."""
    # One more than a page: it tells whether there is a next one, without counting a million.
    lines = list(found.values_list(*LINE, named=True)[(number - 1) * most : number * most + 1])
    units = people.every_unit()
    holders = people.accounts(line.holder_id for line in lines if line.holder_id)
    return Page([_row(line, now, calendar, units, holders) for line in lines[:most]], len(lines) > most)


def _row(
    dossier: Any, now: Bounds, calendar: WorkCalendar, units: Mapping[str, Unit], holders: Mapping[int, Account]
) -> Row:
    hurries = dossier.due_at and dossier.next_due_at != dossier.due_at and dossier.clock_running
    step_due_at = dossier.next_due_at if hurries else None
    return Row(
        number=dossier.number, procedure=dossier.procedure_name, field=dossier.field, channel=wording.CHANNELS[dossier.channel],
        owner=dossier.owner_name, standing=wording.standing(dossier.state, dossier.step_kind),
        unit=units[dossier.holder_unit_id].short_name if dossier.holder_unit_id else "",
        holder=holders[dossier.holder_id].full_name if dossier.holder_id else "",
        received_at=dossier.accepted_at or dossier.submitted_at, due_at=dossier.due_at or dossier.next_due_at,
        left=left(dossier, now.at, calendar), step_due_at=step_due_at, step_late=bool(step_due_at and step_due_at < now.at),
        is_open=dossier.state not in FINAL, outlook=_expected(dossier, now), mark=f"{dossier.number}:{dossier.seq}",
        leave_by_at=dossier.leave_by_at if dossier.clock_running else None,
    )  # fmt: skip


def _expected(dossier: Any, now: Bounds) -> Outlook:
    if dossier.finished_at or dossier.state in FINAL:
        return Outlook.OPEN_ENDED
    return outlook(now, dossier.next_due_at, dossier.leave_by_at, dossier.due_at, running=dossier.clock_running)


def left(dossier: Any, at: datetime, calendar: WorkCalendar) -> Left:
    """Before acceptance the time that is left is that of the one-stop unit to answer."""
    if dossier.due_at is None:
        waits = dossier.state != State.SUBMITTED
        return time_left(dossier.next_due_at, at, calendar, running=not waits, finished_at=dossier.finished_at)
    return time_left(dossier.due_at, at, calendar, running=dossier.clock_running, finished_at=dossier.finished_at)
