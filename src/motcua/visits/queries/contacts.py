"""How often somebody had to come, and what became of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Count, Min, Q, QuerySet

from motcua.dossiers import queries as dossiers
from motcua.dossiers.rules import Channel
from motcua.kernel.moments import start_of
from motcua.visits import rules
from motcua.visits.models import Contact

PAGE = 20  # contacts of one person about one procedure that are read at once; some come for a hundred others


@dataclass(frozen=True, slots=True)
class Journey:
    """How often one person came about one procedure: contacts at counters, and what was sent online.

    contacts: one page of them, the last first. at_counters, online: how many there are of either.
    taken_at: when a dossier was first taken in; None: not yet.
    """

    contacts: list[Contact]
    at_counters: int
    online: int
    first_at: datetime | None
    taken_at: datetime | None

    @property
    def times(self) -> int:
        return self.at_counters + self.online

    @property
    def pages(self) -> int:
        return -(-self.at_counters // PAGE)

    @property
    def elapsed(self) -> timedelta | None:
        """From the first contact until a dossier was taken in: the time that no term counts."""
        return self.taken_at - self.first_at if self.taken_at and self.first_at else None


def journey(identity_number: str, phone: str, procedure_key: str) -> Journey:
    """Return how often this person came about this procedure, to whatever unit."""
    keys = rules.person_keys(identity_number, phone, secret=settings.SECRET_KEY)
    contacts = _of_keys(keys, procedure_key)
    filed = dossiers.filed_by(identity_number, phone, procedure_key) if keys else dossiers.Filed()
    came = contacts.aggregate(times=Count("id"), first=Min("came_at"))
    first = min((at for at in (came["first"], filed.first_online_at) if at), default=None)
    return Journey(_latest(contacts), came["times"], filed.online, first, filed.accepted_at)


def journey_of(found: Contact, page: int = 1) -> Journey:
    """Return the contacts of the same person about the same procedure, with what came of them; read page by page, from 1."""
    contacts = _of_keys(found.person_keys, found.procedure_key)
    if not (found.person_keys and found.procedure_key):
        contacts = Contact.objects.filter(pk=found.pk)
    online = Q(dossier__channel=Channel.ONLINE)
    came = contacts.aggregate(
        times=Count("id"), online=Count("id", filter=online), first=Min("came_at"), taken=Min("dossier__accepted_at"),
        sent=Min("dossier__submitted_at", filter=online),
    )  # fmt: skip
    first = min((at for at in (came["first"], came["sent"]) if at), default=None)
    return Journey(_latest(contacts, page), came["times"], came["online"], first, came["taken"])


def contact(pk: int, units: Collection[str]) -> Contact | None:
    """Return a contact at one of these units."""
    return Contact.objects.select_related("unit", "officer", "dossier", "ticket").filter(pk=pk, unit__in=units).first()


def register(unit: str, first: date, last: date) -> "QuerySet[Contact]":
    """The contacts of a unit in these days, the latest first."""
    within = Contact.objects.filter(unit=unit, came_at__gte=start_of(first), came_at__lt=start_of(last + timedelta(days=1)))
    return within.select_related("dossier", "ticket", "officer").order_by("-came_at", "-id")


def counts(unit: str, first: date, last: date) -> dict[str, int]:
    """Return how many contacts of these days had which outcome."""
    found = register(unit, first, last).order_by().values_list("outcome").annotate(Count("id"))
    return {outcome.value: 0 for outcome in rules.Outcome} | dict(found)


def _of_keys(keys: list[str], procedure_key: str) -> "QuerySet[Contact]":
    if not keys or not procedure_key:
        return Contact.objects.none()
    return Contact.objects.filter(person_keys__overlap=keys, procedure_key=procedure_key)


def _latest(contacts: "QuerySet[Contact]", page: int = 1) -> list[Contact]:
    return list(contacts.select_related("unit").order_by("-came_at", "-id")[(page - 1) * PAGE : page * PAGE])
