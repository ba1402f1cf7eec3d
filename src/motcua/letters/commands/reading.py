"""Marking notices at the desk as read. The mark is the record: made once, never changed, so no event repeats it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from motcua.kernel.actors import Actor
from motcua.letters.rules import recipients_at_desk

_MARK = """
    INSERT INTO letters_readmark (notice_id, account_id, read_at)
    SELECT n.id, %(account)s, %(at)s FROM letters_notice n
     WHERE n.channel = 'desk' AND n.recipient = ANY(%(told)s) AND n.id {which}
    ON CONFLICT (notice_id, account_id) DO NOTHING"""
_THESE, _UP_TO = _MARK.format(which="= ANY(%(these)s)"), _MARK.format(which="<= %(last)s")


def read(notices: Iterable[int], *, by: Actor, at: datetime) -> int:
    """Mark these notices as read by this account, and return how many were unread until now.

    What is not told to a post of the actor is left alone; what was read before keeps its first moment.
    """
    return _mark(_THESE, by, at, these=sorted(notices))


def read_all(last: int, *, by: Actor, at: datetime) -> int:
    """The same for all notices up to this one: what came after the page was made stays unread."""
    return _mark(_UP_TO, by, at, last=last)


def _mark(statement: str, by: Actor, at: datetime, **which: int | list[int]) -> int:
    facts: dict[str, Any] = {"account": int(by.id.partition(":")[2]), "at": at, "told": recipients_at_desk(by), **which}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, facts)
        return int(cursor.rowcount)
