"""Which list of dossiers a person looks at: the tab and the filters, all of it in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import Http404

from motcua.desk.wording import STATES, STEP_KINDS
from motcua.dossiers import queries as dossiers
from motcua.dossiers.rules import Bounds, Outlook, State
from motcua.kernel.actors import Actor
from motcua.people import queries as people

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

TABS = {
    "": "Đơn vị đang giữ", "cua-toi": "Của tôi", "chua-ai-nhan": "Chưa có người nhận", "hoi-y-kien": "Được hỏi ý kiến",
    "tra-ket-qua": "Chờ trả kết quả", "don-vi": "Các đơn vị tôi phụ trách", "tat-ca": "Mọi hồ sơ được xem",
}  # fmt: skip
OUTLOOKS = {
    "da-tre": (Outlook.LATE, "Đã trễ hẹn"), "se-tre": (Outlook.WILL_BE_LATE, "Sẽ trễ"),
    "nguy-co": (Outlook.AT_RISK, "Có nguy cơ trễ"), "kip": (Outlook.IN_TIME, "Kịp hẹn"),
    "dung": (Outlook.STANDING, "Đang dừng chờ"),
}  # fmt: skip
DUE = {"hom-nay": ("Hẹn trả hôm nay", 1), "tuan": ("Hẹn trả trong 7 ngày tới", 7)}
OPEN_STATES = {key: STATES[key] for key in STATES if key not in {"DRAFT", "REFUSED", "STOPPED", "DELIVERED", "PROCESSING"}}
STEPS = {**STEP_KINDS, **OPEN_STATES}
NOBODY = "0"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What stands in the address: tab, outlook, step, holder (an account's key, "0" nobody), field, day of the appointment."""

    xem: str = ""
    muc: str = ""
    buoc: str = ""
    nguoi: str = ""
    lv: str = ""
    han: str = ""

    def query(self, **changes: str) -> str:
        """Return it as it stands in an address, with these values instead."""
        found = {one.name: changes.get(one.name, getattr(self, one.name)) for one in fields(self)}
        return urlencode({name: value for name, value in found.items() if value})

    @property
    def filters(self) -> dict[str, str]:
        return {one.name: value for one in fields(self) if one.name != "xem" and (value := getattr(self, one.name))}


LONGEST = 120


def leads(actor: Actor) -> bool:
    """Whether the actor answers for the work of others."""
    return any(duty in {"head", "leader"} for duty, _ in actor.posts)


def read(given: Mapping[str, str]) -> Wanted:
    """Return what an address asks for.

    :raises Http404: it asks for what there is not
    """
    found = Wanted(**{one.name: given.get(one.name, "") for one in fields(Wanted)})
    known = (
        found.xem in TABS, found.muc in {"", *OUTLOOKS}, found.buoc in {"", *STEPS}, found.han in {"", *DUE},
        found.nguoi == "" or (found.nguoi.isascii() and found.nguoi.isdigit() and len(found.nguoi) < 10),
        len(found.lv) <= LONGEST and "\x00" not in found.lv,
    )  # fmt: skip
    if not all(known):
        raise Http404
    return found


def listed(wanted: Wanted, actor: Actor, now: Bounds) -> "QuerySet[Dossier]":
    """Return the dossiers of a tab that pass the filters, in the tab's order."""
    found = of_tab(wanted.xem, actor, now)
    return found.filter(_filter(wanted, now)) if wanted.filters else found


def of_tab(tab: str, actor: Actor, now: Bounds) -> "QuerySet[Dossier]":
    match tab:
        case "cua-toi":
            return dossiers.mine(actor)
        case "chua-ai-nhan":
            return dossiers.inbox(actor).filter(holder=None)
        case "hoi-y-kien":
            return dossiers.asked_of(actor)
        case "tra-ket-qua":
            return dossiers.inbox(actor).filter(state=State.RESULT_READY.value)
        case "don-vi":
            return dossiers.held_in(people.led_by(actor, now.at)).order_by("leave_by_at", "id")
        case "tat-ca":
            visible = dossiers.visible_to(Actor(id="", name="", sees=actor.sees))
            return visible.filter(closed_at=None).exclude(state=State.DRAFT.value).order_by("leave_by_at", "id")
    return dossiers.inbox(actor)


def _filter(wanted: Wanted, now: Bounds) -> Q:
    found = Q()
    if wanted.muc:
        found &= dossiers.expected(OUTLOOKS[wanted.muc][0], now)
    if wanted.buoc in STEP_KINDS:
        found &= Q(step_kind=wanted.buoc, state__in=[State.PROCESSING.value, State.ACCEPTED.value])
    elif wanted.buoc:
        found &= Q(state=wanted.buoc)
    if wanted.nguoi:
        found &= Q(holder=None) if wanted.nguoi == NOBODY else Q(holder=int(wanted.nguoi))
    if wanted.lv:
        found &= Q(field=wanted.lv)
    if wanted.han:
        found &= dossiers.due_within(now, DUE[wanted.han][1])
    return found
