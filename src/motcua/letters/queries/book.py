"""Form 06: the register of one unit for a time. State and moments come from the journal, persons from the dossier."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import batched
from typing import TYPE_CHECKING

from motcua.dossiers import events
from motcua.dossiers.rules import Channel
from motcua.kernel.moments import dd_mm_yyyy, local_date, start_of
from motcua.letters import papers
from motcua.letters.queries import facts, places
from motcua.letters.queries.control import due_at, happened
from motcua.letters.rules import Happened

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

_AT_ONCE = 200  # dossiers whose events are read by one statement
_WAYS = {Channel.COUNTER: "Trực tiếp", Channel.ONLINE: "Trực tuyến", Channel.POST: "Bưu chính công ích"}
_ENDED = {events.STOPPED: "Dừng giải quyết", events.REJECTED: "Không giải quyết"}


def register(unit: str, first: date, last: date) -> papers.Register:
    """Form 06: what this unit accepted from the first to the last day, in the order of acceptance, as it stands now."""
    trails = [(dossier, trail) for dossier, trail in _trails(unit, first, last) if first <= _accepted_on(trail) <= last]
    trails.sort(key=lambda pair: (_accepted(pair[1]).at, pair[0].pk))
    leads = places.names({_lead(dossier, trail) for dossier, trail in trails}, last)
    return papers.Register(
        **places.heading(unit, last), forms=places.forms(trails[0][0]) if trails else papers.TT01_2018, year=first.year,
        first_day=first, last_day=last,
        rows=tuple(_row(serial, dossier, trail, leads) for serial, (dossier, trail) in enumerate(trails, start=1)),
    )  # fmt: skip


def _trails(unit: str, first: date, last: date) -> "Iterator[tuple[Dossier, list[Happened]]]":
    """The candidates of the unit with their events."""
    moments = (start_of(first), start_of(last + timedelta(days=1)))
    taken_in = facts.of_units([unit]).filter(receiving_unit=unit, accepted_at__gte=moments[0], accepted_at__lt=moments[1])
    for group in batched(taken_in.order_by("pk").prefetch_related("parties"), _AT_ONCE):
        trails: dict[str, list[Happened]] = {dossier.subject: [] for dossier in group}
        for event in facts.events_of(group):
            trails[event.subject].append(happened(event))
        yield from ((dossier, trails[dossier.subject]) for dossier in group)


def _row(serial: int, dossier: "Dossier", trail: list[Happened], leads: dict[str, str]) -> papers.RegisterRow:
    owner, delivered, due = facts.party(dossier, "owner"), _delivered(trail), due_at(trail)
    way = delivered.data["way"] if delivered else dossier.return_by
    return papers.RegisterRow(
        serial=serial, code=_accepted(trail).data["number"], procedure=dossier.procedure_name, sets=dossier.copies,
        owner=dossier.owner_name, address=owner.address if owner else "", phone=owner.phone if owner else "",
        agency=leads[_lead(dossier, trail)], received=_accepted_on(trail), return_due=local_date(due) if due else None,
        returned=local_date(delivered.at) if delivered else None, collect_by=_WAYS[Channel(way)],
        signed="Đã ký nhận" if delivered else "", note=_note(trail),
    )  # fmt: skip


def _accepted(trail: list[Happened]) -> Happened:
    return next(event for event in trail if event.kind == events.ACCEPTED)


def _accepted_on(trail: list[Happened]) -> date:
    """A dossier whose journal knows no acceptance belongs to no day."""
    return next((local_date(event.at) for event in trail if event.kind == events.ACCEPTED), date.min)


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
