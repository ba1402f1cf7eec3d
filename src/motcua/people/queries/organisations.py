"""Organisations, who belongs to them, and who is asked to."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from motcua.kernel.actors import Actor
from motcua.people.models import Account, Membership, Organisation
from motcua.people.rules import AccountKind

_REPRESENTED = "SELECT role, organisation_id FROM people_membership WHERE account_id = %s AND ended_at IS NULL"


def organisations(actor: Actor) -> "QuerySet[Membership]":
    """Return the actor's own memberships, each with its organisation."""
    own = Membership.objects.filter(account=_pk(actor), ended_at=None).select_related("organisation")
    return own.order_by("organisation__name", "pk")


def represented(account: Account) -> frozenset[tuple[str, int]]:
    """Return the roles and organisations of an account; by hand, since every request of a citizen asks it."""
    if not account.is_active or account.kind != AccountKind.CITIZEN:
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute(_REPRESENTED, [account.pk])
        return frozenset(cursor.fetchall())


def organisation(actor: Actor, pk: int) -> Organisation | None:
    """Return an organisation that the actor belongs to; any other does not exist for these eyes."""
    return Organisation.objects.filter(pk=pk).first() if pk in actor.organisations() else None


def members(pk: int) -> "QuerySet[Membership]":
    """Return who belongs to an organisation and who is asked to, in the order in which they came."""
    return Membership.objects.filter(organisation=pk, ended_at=None).select_related("account").order_by("pk")


def invitations(account: Account) -> "QuerySet[Membership]":
    """Return what this account is asked to join."""
    asked = Membership.objects.filter(told_to=account.username.casefold(), joined_at=None, ended_at=None)
    return asked.select_related("organisation").order_by("pk")


@dataclass(frozen=True, slots=True)
class Asked:
    """An invitation that waits for an answer. email: of the account that signs in so, if there is one and it has one."""

    organisation: Organisation
    told_to: str
    role: str
    email: str


def asked(memberships: Iterable[int]) -> dict[int, Asked]:
    """Return those of these invitations that still wait for an answer, by their key."""
    waiting = Membership.objects.filter(pk__in=list(memberships), joined_at=None, ended_at=None).select_related("organisation")
    found = {one.pk: one for one in waiting}
    names = Account.objects.filter(username__in=[one.told_to for one in found.values()])
    emails = {name.casefold(): email for name, email in names.values_list("username", "email")}
    return {
        pk: Asked(one.organisation, one.told_to, one.role, one.told_to if "@" in one.told_to else emails.get(one.told_to) or "")
        for pk, one in found.items()
    }


def email_of(told_to: str) -> str:
    """Return the e-mail address of the account that signs in by this phone or address; "" for none."""
    return Account.objects.filter(username=told_to.strip().casefold()).values_list("email", flat=True).first() or ""


def _pk(actor: Actor) -> int | None:
    pk = actor.id.partition(":")[2]
    return int(pk) if pk.isdigit() else None
