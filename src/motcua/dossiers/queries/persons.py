"""Who has been here before, and what a counter takes in most: both for whoever sits at a counter."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, Exists, Min, OuterRef, Q

from motcua.dossiers import rules
from motcua.dossiers.models import Dossier, Party
from motcua.dossiers.queries.lists import visible_to
from motcua.dossiers.rules import Channel
from motcua.kernel.actors import Actor
from motcua.kernel.rows import instances, select

NEWEST = 20_000  # dossiers among which the most used procedures are counted: weeks of a province, and read in milliseconds
_WITH_NUMBER = "array_to_tsvector(search_keys) @@ quote_literal(%s)::tsquery"
_WITH_EITHER = "array_to_tsvector(search_keys) @@ %s::tsquery"
_PARTY = select(Party, "WHERE dossier_id = ANY(%s) AND identity_number = %s ORDER BY dossier_id DESC, role LIMIT 1")
_USED = """
    SELECT procedure_key, count(*) FROM dossiers_dossier
     WHERE id > (SELECT coalesce(max(id), 0) FROM dossiers_dossier) - %s AND receiving_unit_id = ANY(%s) AND state <> 'DRAFT'
     GROUP BY procedure_key ORDER BY count(*) DESC, procedure_key LIMIT %s"""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody as the newest dossier that this official may see has them. Recorded as a look at that dossier by the caller."""

    dossier: int
    number: str
    submitted_at: datetime
    person: Party


def known_person(actor: Actor, identity_number: str) -> Known | None:
    """Return a person of earlier dossiers by the whole number; of those alone that the actor's units have a part in."""
    if len(identity_number) < 9 or not identity_number.isalnum():
        return None
    found = _of_number(Actor(id="", name="", posts=actor.posts, sees=actor.sees), identity_number)
    with connection.cursor() as cursor:
        cursor.execute(_PARTY, [list(found), identity_number])
        party = next(iter(instances(Party, cursor.fetchall())), None)
    if party is None:
        return None
    number, submitted_at = found[party.dossier_id]
    return Known(party.dossier_id, number, submitted_at, party)


def _of_number(actor: Actor, identity_number: str) -> dict[int, tuple[str, datetime]]:
    rows = visible_to(actor).filter(submitted_at__isnull=False).extra(where=[_WITH_NUMBER], params=[identity_number.lower()])  # noqa: S610 - a constant and its parameter
    return {pk: (number, at) for pk, number, at in rows.order_by("-id").values_list("pk", "number", "submitted_at")[:20]}


@dataclass(frozen=True, slots=True)
class Filed:
    """What a person has filed of one procedure, in numbers alone. accepted_at: when the first of it was taken in."""

    online: int = 0
    first_online_at: datetime | None = None
    accepted_at: datetime | None = None


def filed_by(identity_number: str, phone: str, procedure_key: str) -> Filed:
    """Return what a person with this identity number, or without one with this phone, has filed of one procedure.

    Of every unit: for counting how often somebody came. No dossier is in it, since who asks may not see them all.
    """
    rows = Dossier.objects.filter(procedure_key=procedure_key, submitted_at__isnull=False)
    if identity_number.isalnum():
        rows = rows.extra(where=[_WITH_NUMBER], params=[identity_number.lower()])  # noqa: S610 - a constant and its parameter
    elif phone:
        rows = rows.filter(Exists(Party.objects.filter(dossier=OuterRef("pk"), phone=phone)))
    else:
        return Filed()
    online = Q(channel=Channel.ONLINE)
    return Filed(**rows.aggregate(
        online=Count("id", filter=online), first_online_at=Min("submitted_at", filter=online), accepted_at=Min("accepted_at")
    ))  # fmt: skip


def parties_unclaimed(identity_number: str, phone: str, limit: int = 200) -> list[Party]:
    """Return the persons of what an office took in that names somebody with this identity number or this phone, and that is not
    yet in the accounts of both who handed it in and whose it is; the newest dossiers first.

    Whether it is the same person is for the caller to find out.
    """
    known = [f"'{key}'" for key in (identity_number, phone) if len(key) >= rules.FEWEST_DIGITS and key.isdigit()]
    if not known:
        return []
    taken_in = Q(helper__isnull=False) | ~Q(channel=Channel.ONLINE.value)
    nobodys = Q(submitter=None) | Q(owner_account=None)
    found = Dossier.objects.filter(taken_in, nobodys, organisation=None, submitted_at__isnull=False)
    found = found.extra(where=[_WITH_EITHER], params=[" | ".join(known)]).order_by("-id")[:limit]  # noqa: S610 - a constant; digits as its parameter
    return list(Party.objects.filter(dossier__in=[one.pk for one in found.only("pk")]).order_by("-dossier", "role"))


def most_used(units: Collection[str], limit: int = 9) -> list[str]:
    """Return the keys of the procedures that these counters took in most of late, the most used first."""
    with connection.cursor() as cursor:
        cursor.execute(_USED, [NEWEST, sorted(units), limit])
        return [key for key, _ in cursor.fetchall()]
