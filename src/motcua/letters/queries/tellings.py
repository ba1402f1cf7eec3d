"""Events become tellings: who is told, with the facts the words need. A fixed number of statements, however many events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from motcua.dossiers import events as happenings
from motcua.letters.queries import facts
from motcua.letters.queries.invitations import invitations
from motcua.letters.queries.places import tracking_url
from motcua.letters.rules import Audience, Facts, Invited, Kind, audience, kind_of

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier
    from motcua.journal.models import Event


@dataclass(frozen=True, slots=True)
class Telling:
    """One recipient of one event. recipient: an e-mail address, a phone, or "head:<unit>"."""

    event: int
    about: str
    kind: Kind
    recipient: str
    facts: Facts | Invited


def tellings(events: "Sequence[Event]") -> list[Telling]:
    """Return who is told what of these events, in their order. A dossier's person without an address is told nothing."""
    every = [(event, kind) for event in events if (kind := kind_of(event.kind, event.data))]
    told = [(event, kind) for event, kind in every if kind is not Kind.MEMBER_INVITED]
    asked = {event.pk: event for event, kind in every if kind is Kind.MEMBER_INVITED}
    known = _dossiers([event for event, _ in told])
    return [
        Telling(pk, asked[pk].subject, Kind.MEMBER_INVITED, recipient, invited)
        for pk, (recipient, invited) in invitations(list(asked.values())).items()
    ] + [
        Telling(event.pk, event.subject, kind, recipient, _facts(event, known[event.subject]))
        for event, kind in told
        if event.subject in known
        for recipient in _recipients(event, kind, known[event.subject])
    ]


def _dossiers(events: "Sequence[Event]") -> "dict[str, Dossier]":
    keys = {int(event.subject.partition(":")[2]) for event in events}
    units = {event.data["unit"] for event in events if event.data.get("unit")}
    if not keys:
        return {}
    found = facts.of_units(units).filter(pk__in=keys).select_related("receiving_unit")
    return {dossier.subject: dossier for dossier in found.prefetch_related("parties", "supplement_requests")}


def _recipients(event: "Event", kind: Kind, dossier: "Dossier") -> list[str]:
    if audience(kind) is Audience.HEAD:
        return [f"head:{event.data['unit']}"]
    if audience(kind) is Audience.NAMED:
        return [event.data["told"]]
    persons = (facts.party(dossier, role) for role in ("submitter", "owner"))
    addresses: dict[str, str] = {}
    for address in (person.email.strip() for person in persons if person):
        addresses.setdefault(address.casefold(), address)
    return [address for address in addresses.values() if address]


def _facts(event: "Event", dossier: "Dossier") -> Facts:
    desk, data = dossier.receiving_unit, event.data
    return Facts(
        number=data.get("number") or "", procedure=dossier.procedure_name, desk=desk.name, desk_phone=desk.phone or "",
        tracking_url=tracking_url(data.get("number") or ""), happened_at=event.happened_at, due_at=_moment(data.get("due_at")),
        until=_until(event, dossier), reasons=_reasons(event, dossier), amount=data.get("amount") or 0,
        return_place=facts.return_place(dossier, desk.name),
    )  # fmt: skip


def _until(event: "Event", dossier: "Dossier") -> datetime | None:
    asked = _supplement(event, dossier)
    return asked.until if asked else _moment(event.data.get("until") or event.data.get("promised_at"))


def _reasons(event: "Event", dossier: "Dossier") -> tuple[str, ...]:
    asked = _supplement(event, dossier)
    given = asked.reasons if asked else event.data.get("reasons")
    if given:
        return facts.reasons(dossier, given)
    return (event.data["reason"],) if event.data.get("reason") else ()


def _supplement(event: "Event", dossier: "Dossier") -> Any:
    """The request behind the event: its reasons may be personal and are not in the journal."""
    if event.kind != happenings.SUPPLEMENT_ASKED:
        return None
    return next(asked for asked in dossier.supplement_requests.all() if asked.ordinal == event.data["ordinal"])


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
