"""Form 06: the register of one unit for a time. State and moments come from the journal, persons from the dossier."""

from datetime import date, timedelta
from itertools import batched
from typing import TYPE_CHECKING

from motcua.dossiers import events
from motcua.dossiers.rules import Channel
from motcua.journal import queries as journal
from motcua.kernel.moments import dd_mm_yyyy, local_date, start_of
from motcua.letters import papers
from motcua.letters.queries import facts, places
from motcua.letters.queries.control import due_at, happened
from motcua.letters.rules import Happened

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from motcua.dossiers.models import Dossier
    from motcua.journal.models import Event

BOOK = "01"  # a book that never gets full: one a year
_AT_ONCE = 200  # dossiers whose events are read by one statement
_WAYS = {Channel.COUNTER: "Trực tiếp", Channel.ONLINE: "Trực tuyến", Channel.POST: "Bưu chính công ích"}
_ENDED = {events.STOPPED: "Dừng giải quyết", events.REJECTED: "Không giải quyết"}


def register(unit: str, first: date, last: date) -> papers.Register:
    """Form 06: what this unit accepted from the first to the last day, in the order of acceptance, as it stands now.

    Numbers run from 1 on 1 January, whatever days are asked for (TT 01/2018/TT-VPCP).
    :param last: of the same year as `first`
    """
    trails = _trails(unit, first, last)
    leads = places.names({_lead(dossier, trail) for dossier, trail in trails}, last)
    before = _accepted_in(unit, date(first.year, 1, 1), first - timedelta(days=1)).count()
    return papers.Register(
        **places.heading(unit, last), forms=places.forms(trails[0][0]) if trails else papers.TT01_2018, book=BOOK, year=first.year,
        first_day=first, last_day=last,
        rows=tuple(_row(serial, dossier, trail, leads) for serial, (dossier, trail) in enumerate(trails, start=before + 1)),
    )  # fmt: skip


def place_in_register(accepted: "Event") -> int:
    """Return the number under which the register of its year holds this acceptance."""
    unit, day = accepted.data["unit"], local_date(accepted.happened_at)
    before = _accepted_in(unit, date(day.year, 1, 1), day - timedelta(days=1)).count()
    return before + list(_accepted_in(unit, day, day).values_list("id", flat=True)).index(accepted.pk) + 1


def _accepted_in(unit: str, first: date, last: date) -> "QuerySet[Event]":
    """The acceptances by this unit from the first to the last day: what belongs in its register."""
    return journal.in_unit(events.ACCEPTED, unit, start_of(first), start_of(last + timedelta(days=1)))


def _trails(unit: str, first: date, last: date) -> "list[tuple[Dossier, list[Happened]]]":
    """The dossiers that belong in the register, each with its events."""
    keys = [int(subject.partition(":")[2]) for subject in _accepted_in(unit, first, last).values_list("subject", flat=True)]
    found: dict[int, tuple[Dossier, list[Happened]]] = {}
    for group in batched(keys, _AT_ONCE):
        dossiers = list(facts.of_units([unit]).filter(pk__in=group).prefetch_related("parties"))
        trails: dict[str, list[Happened]] = {dossier.subject: [] for dossier in dossiers}
        for event in facts.events_of(dossiers):
            trails[event.subject].append(happened(event))
        found |= {dossier.pk: (dossier, trails[dossier.subject]) for dossier in dossiers}
    return [found[key] for key in keys]


def _row(serial: int, dossier: "Dossier", trail: list[Happened], leads: dict[str, str]) -> papers.RegisterRow:
    owner, delivered, due = facts.party(dossier, "owner"), _delivered(trail), due_at(trail)
    way = delivered.data["way"] if delivered else dossier.return_by
    return papers.RegisterRow(
        serial=serial, code=_accepted(trail).data["number"], procedure=dossier.procedure_name, sets=dossier.copies,
        owner=dossier.owner_name, address=owner.address if owner else "", phone=owner.phone if owner else "",
        agency=leads[_lead(dossier, trail)], received=local_date(_accepted(trail).at), return_due=local_date(due) if due else None,
        returned=local_date(delivered.at) if delivered else None, collect_by=_WAYS[Channel(way)],
        signed="Đã ký nhận" if delivered else "", note=_note(trail),
    )  # fmt: skip


def _accepted(trail: list[Happened]) -> Happened:
    return next(event for event in trail if event.kind == events.ACCEPTED)


def _lead(dossier: "Dossier", trail: list[Happened]) -> str:
    transferred = next((event for event in trail if event.kind == events.TRANSFERRED), None)
    return str(transferred.data["unit"]) if transferred else dossier.lead_unit_id


def _delivered(trail: list[Happened]) -> Happened | None:
    """The delivery that still holds: a wrong result was taken back."""
    last = next((event for event in reversed(trail) if event.kind in {events.DELIVERED, events.REOPENED}), None)
    return last if last and last.kind == events.DELIVERED else None


def _note(trail: list[Happened]) -> str:
    ended = next((event for event in trail if event.kind in _ENDED), None)
    if ended:
        return f"{_ENDED[ended.kind]} {dd_mm_yyyy(local_date(ended.at))}"
    if any(event.kind == events.DEADLINE_PASSED for event in trail):
        return "Quá hạn"
    return "Đã hẹn lại" if any(event.kind == events.EXTENDED for event in trail) else ""
