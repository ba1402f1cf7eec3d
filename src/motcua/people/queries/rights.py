"""Whether the rights in the tables are the ones that the journal tells of."""

import json
from collections.abc import Iterator
from typing import Any

from django.db import connection

from motcua.people.models import Account, Delegation, Post
from motcua.people.rules.rights import DelegationRow, PostRow, Rights, replay

_EVENTS = """
    SELECT split_part(subject, ':', 2)::bigint, kind, data::text FROM journal_event
     WHERE subject LIKE 'account:%%' AND (kind LIKE 'account.post-%%' OR kind LIKE 'account.delegation-%%' OR kind = ANY(%s))
     ORDER BY id"""
_KINDS = ["account.opened", "account.closed", "account.reopened"]


def told() -> Rights:
    """Return what the journal says."""
    return replay(_happened())


def kept() -> Rights:
    """Return what the tables say."""
    posts = {p.pk: PostRow(p.account_id, p.unit_id, p.duty, p.valid_from, p.valid_to) for p in Post.objects.order_by("pk")}
    lent = {d.pk: DelegationRow(d.post_id, d.delegate_id, d.valid_from, d.valid_to) for d in Delegation.objects.order_by("pk")}
    accounts = list(Account.objects.order_by("pk").values_list("pk", "kind", "is_active"))
    kinds = {pk: kind for pk, kind, _ in accounts}
    return Rights(posts, lent, kinds, {pk for pk, _, active in accounts if not active})


def first_wrong_right() -> str | None:
    """Name the first row of rights that no event explains, or that an event says otherwise; None: all hold."""
    journal, tables = told(), kept()
    for what in ("posts", "delegations", "kinds"):
        said, has = getattr(journal, what), getattr(tables, what)
        if wrong := sorted(key for key in said.keys() | has.keys() if said.get(key) != has.get(key)):
            return f"{what} {wrong[0]}"
    closed = sorted(journal.closed ^ tables.closed)
    return f"closed {closed[0]}" if closed else None


def _happened() -> Iterator[tuple[int, str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS, [_KINDS])
        for account, kind, data in cursor:
            yield account, kind, json.loads(data)
