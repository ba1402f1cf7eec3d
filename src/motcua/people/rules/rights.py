"""What the journal says about rights: the rows that its events leave, and who bears what on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from motcua.people import events
from motcua.people.rules import AccountKind, holds


@dataclass(frozen=True, slots=True)
class PostRow:
    account: int
    unit: str
    duty: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class DelegationRow:
    post: int
    delegate: int
    valid_from: date
    valid_to: date


@dataclass(slots=True)
class Rights:
    """Posts and delegations by key, kinds of accounts, and which accounts are closed."""

    posts: dict[int, PostRow] = field(default_factory=dict)
    delegations: dict[int, DelegationRow] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)


def replay(happened: Iterable[tuple[int, str, Mapping[str, Any]]]) -> Rights:
    """Return what these events leave.

    :param happened: account, kind and data of each event, in the order of each account's trail
    """
    rights = Rights()
    for account, kind, data in happened:
        if kind in (events.POST_GIVEN, events.POST_ENDED, events.POST_PROLONGED):
            _post(rights, account, kind, data)
        elif kind in (events.DELEGATION_GIVEN, events.DELEGATION_ENDED):
            _delegation(rights, account, kind, data)
        else:
            _account(rights, account, kind, data)
    return rights


def borne(rights: Rights, account: int, day: date) -> frozenset[tuple[str, str]]:
    """Return the posts (duty, unit) that an account bears on this day, delegated ones included."""
    if account in rights.closed or rights.kinds.get(account) != AccountKind.STAFF:
        return frozenset()
    own = {(p.duty, p.unit) for p in rights.posts.values() if p.account == account and holds(p.valid_from, p.valid_to, day)}
    for given in rights.delegations.values():
        post = rights.posts[given.post]
        lasts = holds(given.valid_from, given.valid_to, day) and holds(post.valid_from, post.valid_to, day)
        if given.delegate == account and lasts and post.account not in rights.closed:
            own.add((post.duty, post.unit))
    return frozenset(own)


def _post(rights: Rights, account: int, kind: str, data: Mapping[str, Any]) -> None:
    valid_to = _day(data["valid_to"])
    if kind == events.POST_GIVEN:
        valid_from = date.fromisoformat(data["valid_from"])
        rights.posts[data["post"]] = PostRow(account, data["unit"], data["duty"], valid_from, valid_to)
    else:
        rights.posts[data["post"]] = replace(rights.posts[data["post"]], valid_to=valid_to)


def _delegation(rights: Rights, account: int, kind: str, data: Mapping[str, Any]) -> None:
    key, valid_to = data["delegation"], date.fromisoformat(data["valid_to"])
    if kind == events.DELEGATION_GIVEN:
        valid_from = date.fromisoformat(data["valid_from"])
        rights.delegations[key] = DelegationRow(data["post"], account, valid_from, valid_to)
    elif valid_to <= rights.delegations[key].valid_from:
        del rights.delegations[key]  # it never began
    else:
        rights.delegations[key] = replace(rights.delegations[key], valid_to=valid_to)


def _account(rights: Rights, account: int, kind: str, data: Mapping[str, Any]) -> None:
    if kind == events.ACCOUNT_OPENED:
        rights.kinds[account] = data["account_kind"]
    elif kind == events.ACCOUNT_CLOSED:
        rights.closed.add(account)
    elif kind == events.ACCOUNT_REOPENED:
        rights.closed.discard(account)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
