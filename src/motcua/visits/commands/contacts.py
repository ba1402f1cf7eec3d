"""Recording that somebody came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from motcua.catalogue import queries as catalogue
from motcua.dossiers.rules import GROUNDS
from motcua.journal import commands as journal
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require
from motcua.visits import events, rules
from motcua.visits.commands import tickets
from motcua.visits.models import Contact
from motcua.visits.rules import Outcome


@dataclass(frozen=True, kw_only=True)
class Came:
    """Who came to which unit, about what, and what came of it.

    :param reasons: mappings with `requirement` (a paper's key, or one of `dossiers.rules.GROUNDS`) and `reason`
    :param right_office: where to go instead
    :param ticket: the number this person had waited with; it is finished with the contact
    :param key: chosen by the form before sending; the same key twice is the same contact
    """

    unit: str
    outcome: Outcome
    name: str = ""
    identity_number: str = ""
    phone: str = ""
    procedure_key: str = ""
    reasons: Sequence[Mapping[str, Any]] = ()
    right_office: str = ""
    note: str = ""
    dossier: int | None = None
    ticket: int | None = None
    key: str | None = None


@transaction.atomic
def record(came: Came, *, by: Actor, at: datetime) -> Contact:
    """Write down that somebody came. The same dossier, or the same key, again returns the same contact.

    :raises Refusal: not-your-duty, dossier-missing, procedure-missing, reason-missing, unknown-requirement, right-office-missing,
        guidance-missing
    """
    require(None if by.holds("intake", came.unit) else Refusal("not-your-duty", duties=["intake"]))
    if earlier := _earlier(came):
        return earlier
    procedure = catalogue.current(came.procedure_key, local_date(at)) if came.procedure_key else None
    named = GROUNDS | ({paper.key: paper.name for paper in procedure.papers} if procedure else {})
    require(rules.why_not_contact(
        came.outcome, procedure=procedure.procedure_key if procedure else "", reasons=came.reasons, requirements=named,
        dossier=came.dossier, right_office=came.right_office, note=came.note,
    ))  # fmt: skip
    ticket = tickets.ended(came.ticket, came.unit, by=by, at=at) if came.ticket else None
    contact = Contact.objects.create(
        unit_id=came.unit, ticket=ticket, came_at=ticket.taken_at if ticket else at, recorded_at=at, officer_id=tickets.account(by),
        name=came.name, person_keys=rules.person_keys(came.identity_number, came.phone, secret=settings.SECRET_KEY),
        procedure_key=procedure.procedure_key if procedure else "", procedure_name=procedure.name if procedure else "",
        outcome=came.outcome.value, reasons=[{**reason, "name": named[reason["requirement"]]} for reason in came.reasons],
        right_office=came.right_office, note=came.note, dossier_id=came.dossier, idempotency_key=came.key,
    )  # fmt: skip
    journal.append(
        contact.subject, 1, events.CONTACT_RECORDED, by=by, at=at, happened_at=contact.came_at, unit=came.unit,
        outcome=contact.outcome, procedure=contact.procedure_key, dossier=came.dossier, ticket=came.ticket,
        requirements=[reason["requirement"] for reason in came.reasons],
    )
    return contact


def _earlier(came: Came) -> Contact | None:
    if came.dossier and (found := Contact.objects.filter(dossier=came.dossier).first()):
        return found
    return Contact.objects.filter(idempotency_key=came.key).first() if came.key else None
