"""How often somebody had to come, and what became of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Count, QuerySet

from motcua.dossiers import queries as dossiers
from motcua.dossiers.rules import Channel
from motcua.kernel.moments import start_of
from motcua.visits import rules
from motcua.visits.models import Contact

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier


@dataclass(frozen=True, slots=True)
class Journey:
    """All that one person did about one procedure, oldest first: contacts at counters, and what was sent online."""

    contacts: list[Contact]
    dossiers: "list[Dossier]"

    @property
    def online(self) -> "list[Dossier]":
        """What was sent from home: a first contact too, though nobody stood at a counter."""
        return [dossier for dossier in self.dossiers if dossier.channel == Channel.ONLINE]

    @property
    def times(self) -> int:
        return len(self.contacts) + len(self.online)

    @property
    def first_at(self) -> datetime | None:
        sent = [dossier.submitted_at for dossier in self.online if dossier.submitted_at]
        return min([*(contact.came_at for contact in self.contacts), *sent], default=None)

    @property
    def taken_at(self) -> datetime | None:
        """When a dossier was first taken in; None: not yet."""
        return min((dossier.accepted_at for dossier in self.dossiers if dossier.accepted_at), default=None)

    @property
    def elapsed(self) -> timedelta | None:
        """From the first contact until a dossier was taken in: the time that no term counts."""
        return self.taken_at - self.first_at if self.taken_at and self.first_at else None


def journey(identity_number: str, phone: str, procedure_key: str) -> Journey:
    """Return how often this person came about this procedure, to whatever unit."""
    keys = rules.person_keys(identity_number, phone, secret=settings.SECRET_KEY)
    return Journey(_of_keys(keys, procedure_key), dossiers.filed_by(identity_number, phone, procedure_key) if keys else [])


def journey_of(found: Contact) -> Journey:
    """Return the contacts of the same person about the same procedure, with the dossiers that came of them."""
    contacts = _of_keys(found.person_keys, found.procedure_key) or [found]
    return Journey(contacts, [contact.dossier for contact in contacts if contact.dossier])


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


def _of_keys(keys: list[str], procedure_key: str) -> list[Contact]:
    if not keys or not procedure_key:
        return []
    found = Contact.objects.filter(person_keys__overlap=keys, procedure_key=procedure_key)
    return list(found.select_related("dossier", "unit").order_by("came_at", "id"))
