"""What a plan owes again and again: the reports of each quarter, the list of the late of each month."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from motcua.desk.control_room.asked import oversees
from motcua.indicators.rules import Period
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.plans.models import Plan
from motcua.reports import queries as reports
from motcua.reports.rules.making import PROMISED
from motcua.ui.filters import address


@dataclass(frozen=True, slots=True)
class Duty:
    """One that is owed: its period, by when, how far it is ("done", "begun", "late", "coming"), and where it is read."""

    period: str
    due: date
    state: str
    on: date | None
    href: str


STATES = {
    "done": ("Đã duyệt", "good"), "begun": ("Đã lập, chờ duyệt", "soon"), "late": ("Quá hạn", "bad"),
    "coming": ("Chưa đến hạn", "calm"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Duties:
    """Of a year. lists: the months that have begun, each with the address of its list of the late."""

    reports: list[Duty]
    lists: list[tuple[int, str]]


def duties(plan: Plan, actor: Actor, at: datetime) -> Duties:
    """Return what the plan's owner owes in its year, with addresses for who may open them."""
    today, opens = local_date(at), plan.owner_id in reports.read_for(actor, at)
    owed = [one for one in reports.owed([plan.owner_id], plan.year) if one.kind.name == PROMISED]
    begun = [month for month in range(1, 13) if date(plan.year, month, 1) <= today]
    late = reverse("desk:late_list") if oversees(actor) else ""
    months = [Period.read(f"{plan.year}-{month:02}") for month in begun]
    return Duties(
        [_report(one, today, opens) for one in owed],
        [(one.since.month, late and address(late, {"ky": one.code}, {})) for one in months],
    )


def _report(one: reports.Owed, today: date, opens: bool) -> Duty:
    approved = one.latest.approved_at if one.latest else None
    state = "done" if approved else "late" if one.is_late(today) else "begun" if one.latest else "coming"
    href = reverse("desk:report", args=[one.latest.pk]) if one.latest else reverse("desk:reports")
    return Duty(one.period.name, one.due.due, state, local_date(approved) if approved else None, href if opens else "")
