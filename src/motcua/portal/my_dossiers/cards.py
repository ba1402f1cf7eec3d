"""One's own dossiers as cards, and the filters above them as links."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from motcua.deadlines import queries as deadlines
from motcua.dossiers import queries as dossiers
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import Appointment, Group
from motcua.dossiers.rules import NATIONAL_CODE, State
from motcua.portal.standing import Standing, standing
from motcua.ui.words import t

GROUPS = {Group.TO_DO: "Cần Ông/Bà làm", Group.DRAFT: "Bản nháp", Group.RUNNING: "Đang giải quyết", Group.CLOSED: "Đã xong"}
APPOINTMENTS = {Appointment.OVERDUE: "Quá hẹn", Appointment.WEEK: "Hẹn trả trong 7 ngày"}
# What answers what waits: the words of its button, and the page behind it.
BUTTONS = {
    State.AWAITING_SUPPLEMENT: ("Bổ sung giấy tờ", "portal:supplement"),
    State.AWAITING_PAYMENT: ("Xem cách nộp tiền", "portal:dossier"),
    State.RESULT_READY: ("Xem kết quả", "portal:dossier"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; whatever it says otherwise is left out."""

    group: Group | None
    appointment: Appointment | None
    text: str

    def address(self, **changes: Any) -> str:
        """Return the address of this list with something else asked for."""
        asked = {"muc": self.group, "hen": self.appointment, "q": self.text} | changes
        said = urlencode({name: value for name, value in asked.items() if value})
        return f"?{said}" if said else reverse("portal:my_dossiers")


@dataclass(frozen=True, slots=True)
class Card:
    """One dossier of the list."""

    dossier: Dossier
    group: Group
    code: int | None
    standing: Standing
    unread: int
    button: str
    href: str


def asked_in(query: Any) -> Asked:
    group, appointment = query.get("muc", ""), query.get("hen", "")
    return Asked(
        Group(group) if group in set(Group) else None, Appointment(appointment) if appointment in set(Appointment) else None,
        query.get("q", "").replace("\x00", "")[:100],
    )  # fmt: skip


def cards(rows: Iterable[Dossier], at: datetime) -> list[Card]:
    """Return the cards of these rows; a calendar is read once, however many count by it."""
    calendars: dict[str, Any] = {}
    made, rows = [], list(rows)
    unread = dossiers.unread_by_applicant(row.pk for row in rows)
    for row in rows:
        if row.calendar_code not in calendars:
            calendars[row.calendar_code] = deadlines.calendar(row.calendar_code)
        made.append(_card(row, at, calendars[row.calendar_code], unread.get(row.pk, 0)))
    return made


def _card(row: Dossier, at: datetime, calendar: Any, unread: int) -> Card:
    state = State(row.state)
    if state is State.DRAFT:
        blank = Standing(headline="", next="", held_by="", left=None)  # type: ignore[arg-type] # a draft has no clock
        return Card(row, Group.DRAFT, None, blank, 0, "Khai tiếp", reverse("portal:filing_review", args=[row.pk]))
    group = list(Group)[row.rank]  # type: ignore[attr-defined] # by the list it is from
    words, page = BUTTONS.get(state, ("", "")) if group is Group.TO_DO else ("", "")
    if state is State.WITHDRAWAL_REQUESTED and group is Group.TO_DO:
        words, page = "Xác nhận hoặc thôi rút", "portal:dossier"
    href = reverse(page, args=[row.number]) if page else ""
    return Card(row, group, NATIONAL_CODE[state], standing(row, at, calendar), unread, words, href)


def group_chips(asked: Asked, counts: dict[Group, int]) -> list[dict[str, Any]]:
    return [
        {"text": t(words), "count": counts[group], "chosen": asked.group is group,
         "href": asked.address(muc=None if asked.group is group else group)}
        for group, words in GROUPS.items() if counts[group] or asked.group is group
    ]  # fmt: skip


def appointment_chips(asked: Asked) -> list[dict[str, Any]]:
    return [
        {"text": t(words), "count": None, "chosen": asked.appointment is one,
         "href": asked.address(hen=None if asked.appointment is one else one)}
        for one, words in APPOINTMENTS.items()
    ]  # fmt: skip
