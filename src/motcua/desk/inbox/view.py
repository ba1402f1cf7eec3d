"""What waits for the actor and the actor's units, most pressing first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.deadlines import queries as deadlines
from motcua.deadlines.rules import WorkCalendar
from motcua.desk import wording
from motcua.desk.countdown import Left, time_left
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.dossiers import queries as dossiers
from motcua.dossiers.rules import FINAL, State
from motcua.kernel.actors import Actor
from motcua.people import queries as people
from motcua.people.models import Account, Unit

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

ROWS, LAST_PAGE = 50, 400
LINE = (
    "number", "procedure_name", "owner_name", "state", "step_kind", "holder_unit_id", "holder_id", "submitted_at", "accepted_at",
    "due_at", "next_due_at", "clock_running", "finished_at",
)  # fmt: skip
TABS = {
    "": "Đơn vị đang giữ", "cua-toi": "Của tôi", "chua-ai-nhan": "Chưa có người nhận", "hoi-y-kien": "Được hỏi ý kiến",
    "tra-ket-qua": "Chờ trả kết quả", "tat-ca": "Mọi hồ sơ được xem",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """What one line of a list of dossiers shows."""

    number: str
    procedure: str
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


@staff_only
def inbox(request: DeskRequest) -> HttpResponse:
    """`?xem=<tab>&page=<n>`; an unknown tab or page does not exist."""
    tab, page = request.GET.get("xem", ""), request.GET.get("page", "1")
    if tab not in TABS or not (page.isascii() and page.isdigit() and 1 <= int(page) <= LAST_PAGE):
        raise Http404
    number = int(page)
    rows, more = page_of(listed(tab, request.actor), number, request.now)
    tabs = [{"text": TABS[key], "href": f"?xem={key}" if key else "?", "chosen": key == tab} for key in TABS]
    context = {"rows": rows, "tabs": tabs, "tab": tab, "page": number, "more": more, "title": TABS[tab]}
    return render(request, "desk/inbox/page.html", context)


def listed(tab: str, actor: Actor) -> "QuerySet[Dossier]":
    """Return the dossiers of a tab in its order."""
    match tab:
        case "cua-toi":
            return dossiers.mine(actor)
        case "chua-ai-nhan":
            return dossiers.inbox(actor).filter(holder=None)
        case "hoi-y-kien":
            return dossiers.asked_of(actor)
        case "tra-ket-qua":
            return dossiers.inbox(actor).filter(state=State.RESULT_READY.value)
        case "tat-ca":
            visible = dossiers.visible_to(Actor(id="", name="", sees=actor.sees))
            return visible.filter(closed_at=None).exclude(state=State.DRAFT.value).order_by("next_due_at", "id")
    return dossiers.inbox(actor)


def page_of(found: "QuerySet[Dossier]", number: int, at: datetime) -> tuple[list[Row], bool]:
    """Return the lines of a page of a list of dossiers, and whether there is a next page."""
    # One more than a page: it tells whether there is a next one, without counting a million.
    lines = list(found.values_list(*LINE, named=True)[(number - 1) * ROWS : number * ROWS + 1])
    calendar, units = deadlines.calendar(), people.every_unit()
    holders = people.accounts(line.holder_id for line in lines if line.holder_id)
    return [_row(line, at, calendar, units, holders) for line in lines[:ROWS]], len(lines) > ROWS


def _row(
    dossier: Any, at: datetime, calendar: WorkCalendar, units: Mapping[str, Unit], holders: Mapping[int, Account]
) -> Row:
    hurries = dossier.due_at and dossier.next_due_at != dossier.due_at and dossier.clock_running
    step_due_at = dossier.next_due_at if hurries else None
    return Row(
        number=dossier.number, procedure=dossier.procedure_name, owner=dossier.owner_name,
        standing=wording.standing(dossier.state, dossier.step_kind),
        unit=units[dossier.holder_unit_id].short_name if dossier.holder_unit_id else "",
        holder=holders[dossier.holder_id].full_name if dossier.holder_id else "",
        received_at=dossier.accepted_at or dossier.submitted_at, due_at=dossier.due_at or dossier.next_due_at,
        left=left(dossier, at, calendar), step_due_at=step_due_at, step_late=bool(step_due_at and step_due_at < at),
        is_open=dossier.state not in FINAL,
    )  # fmt: skip


def left(dossier: Any, at: datetime, calendar: WorkCalendar) -> Left:
    """Before acceptance the time that is left is that of the one-stop unit to answer."""
    if dossier.due_at is None:
        waits = dossier.state != State.SUBMITTED
        return time_left(dossier.next_due_at, at, calendar, running=not waits, finished_at=dossier.finished_at)
    return time_left(dossier.due_at, at, calendar, running=dossier.clock_running, finished_at=dossier.finished_at)
