"""What the office took in for somebody reaches that person's own account, once it is sure to be the same person."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from django.db import transaction

from motcua.dossiers import events, queries
from motcua.dossiers.commands import moves
from motcua.dossiers.models import Party
from motcua.dossiers.rules.searching import Named
from motcua.kernel.actors import Actor
from motcua.people import queries as people
from motcua.people.queries.citizens import citizen_known_as
from motcua.people.rules import AccountKind

COLUMNS = {"submitter": "submitter_id", "owner": "owner_account_id"}


class Involved(Named, Protocol):
    """Somebody of a dossier, with what they are in it."""

    @property
    def role(self) -> str: ...
    @property
    def kind(self) -> str: ...


def accounts_of(persons: Iterable[Involved]) -> dict[str, int | None]:
    """Return by role, submitter and owner, the account that surely is the named person's; of an organisation there is none."""
    own = (one for one in persons if one.kind == "person" and one.role in COLUMNS)
    named = {one.role: (one.identity_number, one.phone, one.name) for one in own}
    # Who hands in the own dossier is looked for once.
    known = {who: citizen_known_as(personal_number=who[0], phone=who[1], name=who[2]) for who in set(named.values())}
    return {role: known[who] for role, who in named.items()}


def join_account(*, by: Actor, at: datetime) -> list[str]:
    """Put what an office took in for this citizen before there was an account into the account, and return the numbers.

    The same certainty is asked for as when an office hands in for somebody who has one: the personal number that the account has
    shown to bear, or else its phone together with the name. A dossier stays in the accounts where it is.
    """
    account = people.account(int(by.id.partition(":")[2]))
    if account.kind != AccountKind.CITIZEN:
        return []
    named: dict[int, list[Party]] = {}
    for one in queries.parties_unclaimed(account.personal_number or "", account.username):
        named.setdefault(one.dossier_id, []).append(one)
    mine = {pk: [role for role, who in accounts_of(persons).items() if who == account.pk] for pk, persons in named.items()}
    return [number for pk, roles in mine.items() if roles and (number := _join(pk, roles, account.pk, by=by, at=at))]


@transaction.atomic
def _join(pk: int, roles: list[str], account: int, *, by: Actor, at: datetime) -> str | None:
    dossier = moves.lock(pk)
    free = sorted(role for role in roles if getattr(dossier, COLUMNS[role]) is None)
    for role in free:
        setattr(dossier, COLUMNS[role], account)
    return moves.remark(dossier, events.JOINED_ACCOUNT, by=by, at=at, roles=free).number if free else None
