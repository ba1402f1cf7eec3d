"""Organisations and who belongs to them. Nobody joins without saying so, and nobody's rights change without an event."""

from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.journal import commands as journal
from motcua.kernel import identifiers
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean
from motcua.people import events, queries
from motcua.people.models import Account, Membership, Organisation
from motcua.people.rules import AccountKind
from motcua.people.rules import organisations as rules
from motcua.people.rules.organisations import MemberRole


@transaction.atomic
def open_organisation(*, name: str, tax_code: str, address: str = "", by: Actor, at: datetime) -> Organisation:
    """Open an organisation; who opens it is its first manager.

    :raises Refusal: name-missing, tax-code-malformed, tax-code-mistyped, not-a-citizen
    """
    require(rules.why_not_organisation(name, tax_code))
    account = _citizen(by)
    organisation = Organisation.objects.create(
        name=clean(name), tax_code=identifiers.tax_code(tax_code), address=clean(address), opened_at=at
    )
    Membership.objects.create(
        organisation=organisation, told_to=account.username, account=account, role=MemberRole.MANAGER.value, invited_at=at,
        invited_by=by.id, joined_at=at,
    )
    _record(organisation, events.ORGANISATION_OPENED, by=by, at=at, tax_code=organisation.tax_code)
    return organisation


@transaction.atomic
def invite_member(organisation: int, told_to: str, role: MemberRole, *, by: Actor, at: datetime) -> Membership:
    """Ask somebody to join, by the phone or e-mail address that person signs in with.

    :raises Refusal: not-a-manager, contact-missing, already-a-member, too-many-members
    """
    locked = _lock(organisation)
    require(rules.why_not_manage(organisation, by))
    told_to = told_to.strip().casefold()
    there = Membership.objects.filter(organisation=locked, ended_at=None).values_list("told_to", flat=True)
    require(rules.why_not_invite(told_to, list(there)))

    asked = Membership.objects.create(organisation=locked, told_to=told_to, role=role.value, invited_at=at, invited_by=by.id)
    _record(locked, events.MEMBER_INVITED, by=by, at=at, membership=asked.pk, role=role.value)
    return asked


@transaction.atomic
def answer_invitation(membership: int, *, accept: bool, by: Actor, at: datetime) -> Membership:
    """Join, or decline. Only who signs in with the very phone or address that was asked.

    :raises Refusal: no-such-invitation, already-a-member, not-a-citizen
    """
    locked = _lock(Membership.objects.values_list("organisation", flat=True).get(pk=membership))
    asked, account = Membership.objects.get(pk=membership), _citizen(by)
    is_open = asked.joined_at is None and asked.ended_at is None
    require(None if is_open and asked.told_to == account.username.casefold() else Refusal("no-such-invitation"))
    joined = Membership.objects.filter(organisation=locked, account=account, ended_at=None)
    require(Refusal("already-a-member") if accept and joined.exists() else None)

    if accept:
        asked.account, asked.joined_at = account, at
    else:
        asked.ended_at = at
    asked.save(update_fields=["account", "joined_at", "ended_at"])
    kind = events.MEMBER_JOINED if accept else events.MEMBER_DECLINED
    _record(locked, kind, by=by, at=at, membership=asked.pk, role=asked.role)
    return asked


@transaction.atomic
def change_role(membership: int, role: MemberRole, *, by: Actor, at: datetime) -> Membership:
    """Give a member another role.

    :raises Refusal: not-a-manager, no-such-member, last-manager
    """
    found = _member(membership, by)
    if role is not MemberRole.MANAGER:
        require(rules.why_not_without(_managers(found.organisation), found.pk))
    before, found.role = found.role, role.value
    found.save(update_fields=["role"])
    if before != found.role:
        _record(found.organisation, events.ROLE_CHANGED, by=by, at=at, membership=found.pk, role=found.role, before=before)
    return found


@transaction.atomic
def end_membership(membership: int, *, by: Actor, at: datetime) -> Membership:
    """End a membership or take an invitation back: a manager any, a member one's own. From now on it lends no sight of anything.

    :raises Refusal: not-a-manager, no-such-member, last-manager
    """
    found = _member(membership, by, own=True)
    require(rules.why_not_without(_managers(found.organisation), found.pk))
    found.ended_at = at
    found.save(update_fields=["ended_at"])
    _record(found.organisation, events.MEMBER_ENDED, by=by, at=at, membership=found.pk, role=found.role)
    return found


def _member(membership: int, by: Actor, *, own: bool = False) -> Membership:
    locked = _lock(Membership.objects.values_list("organisation", flat=True).get(pk=membership))
    found = Membership.objects.select_related("organisation").get(pk=membership)
    theirs = own and found.account_id is not None and by.id == f"account:{found.account_id}"
    require(None if theirs else rules.why_not_manage(locked.pk, by))
    require(None if found.ended_at is None else Refusal("no-such-member"))
    found.organisation = locked
    return found


def _managers(organisation: Organisation) -> list[int]:
    there = Membership.objects.filter(organisation=organisation, ended_at=None, joined_at__isnull=False)
    return list(there.filter(role=MemberRole.MANAGER.value).values_list("pk", flat=True))


def _citizen(by: Actor) -> Account:
    """Officials act by their posts; here they have none."""
    account = queries.find_account(int(by.id.partition(":")[2] or 0))
    if account is None or account.kind != AccountKind.CITIZEN:
        raise Refusal("not-a-citizen")
    return account


def _lock(organisation: int) -> Organisation:
    return Organisation.objects.select_for_update().get(pk=organisation)


def _record(organisation: Organisation, kind: str, *, by: Actor, at: datetime, **data: Any) -> None:
    organisation.seq += 1
    organisation.save(update_fields=["seq"])
    journal.append(organisation.subject, organisation.seq, kind, by=by, at=at, **data)
