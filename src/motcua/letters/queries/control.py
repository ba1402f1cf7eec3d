"""Form 05: the control slip, from the journal. Only persons and the names of things are read elsewhere."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from motcua.catalogue.rules import StepKind
from motcua.deadlines.rules import WorkCalendar
from motcua.dossiers import events
from motcua.dossiers import rules as dossier_rules
from motcua.journal import queries as journal
from motcua.kernel.moments import hh_mm_dd_mm_yyyy, local_date
from motcua.letters import papers
from motcua.letters.queries import facts, places
from motcua.letters.rules import Happened, Passing, Process, passings
from motcua.letters.rules.trail import APPLICANT

if TYPE_CHECKING:
    from motcua.catalogue.queries import PublishedVersion
    from motcua.dossiers.models import Dossier
    from motcua.journal.models import Event


def control_slip(dossier: "Dossier") -> papers.ControlSlip:
    """Form 05: every hand-over with its moment, its persons and whether the step was in time.

    How long a step may take is in the published version; when it began and ended is in the journal.
    :raises ValueError: the journal knows no acceptance
    """
    trail = [happened(event) for event in journal.events(dossier.subject)]
    accepted = next((event for event in trail if event.kind == events.ACCEPTED), None)
    if accepted is None:
        raise ValueError(f"{dossier} has not been accepted: nothing was handed over yet")
    found = passings(trail, process(dossier.procedure, dossier.calendar))
    lead = next((p.receiver_unit for p in found if p.receiver_unit), None) or dossier.lead_unit_id
    partners = [event.data["asked_unit"] for event in trail if event.kind == events.OPINION_ASKED]
    codes = {lead, *partners, *(p.giver_unit for p in found), *(p.receiver_unit for p in found)}
    day = local_date(trail[-1].at)
    names, owner = places.names(codes, day), facts.party(dossier, "owner")
    return papers.ControlSlip(
        **places.heading(dossier.receiving_unit_id, local_date(accepted.at)), forms=places.forms(dossier),
        tracking_url=places.tracking_url(dossier.number or ""), code=accepted.data["number"], procedure=dossier.procedure_name,
        owner=dossier.owner_name, address=owner.address if owner else "", received_at=accepted.at, return_at=due_at(trail),
        agency=names[lead], partner=", ".join(names[unit] for unit in dict.fromkeys(partners)),
        steps=tuple(_row(passing, names) for passing in found),
    )  # fmt: skip


def happened(event: "Event") -> Happened:
    return Happened(event.kind, event.happened_at, event.actor_id, event.actor_name, event.data)


def due_at(trail: list[Happened]) -> datetime | None:
    """Return the appointment as the latest event tells it."""
    text = next((event.data["due_at"] for event in reversed(trail) if event.data.get("due_at")), None)
    return datetime.fromisoformat(text) if text else None


def process(version: "PublishedVersion", calendar: WorkCalendar) -> Process:
    """Return how long each step of this version may take."""
    budgets = {plan.order: plan.budget for plan in version.steps}
    return Process(
        step_due=lambda order, opened_at, ledger: dossier_rules.step_due(budgets.get(order), opened_at, calendar, ledger),
        transfer_due=partial(dossier_rules.transfer_due, calendar=calendar),
        policy=version.clock_policy,
        work=frozenset(plan.order for plan in version.steps if plan.kind == StepKind.WORK),
    )


def _row(passing: Passing, names: dict[str, str]) -> papers.HandOver:
    taken = f"Nhận lúc {hh_mm_dd_mm_yyyy(passing.taken_at)}" if passing.taken_at else ""
    return papers.HandOver(
        giver_unit=names[passing.giver_unit], receiver_unit=names[passing.receiver_unit] if passing.receiver_unit else APPLICANT,
        at=passing.at, giver=passing.giver, receiver=passing.receiver, result=passing.result,
        note=". ".join(text for text in (passing.reason, taken) if text),
    )  # fmt: skip
