"""Writing to the journal. There is no command that changes or removes."""

import json
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.journal import rules
from motcua.journal.models import Cursor, Event
from motcua.kernel.actors import Actor

# One statement finds the event before, links to it and inserts: a gap in the chain makes `hash` null, which is refused.
_APPEND = """
    INSERT INTO journal_event (subject, seq, kind, happened_at, recorded_at, actor_id, actor_name, data, before, hash)
    SELECT %(subject)s, %(seq)s, %(kind)s, %(happened_at)s, %(recorded_at)s, %(actor_id)s, %(actor_name)s, %(data)s::jsonb,
           p.hash, sha256(p.hash || %(body)s::bytea)
      FROM (SELECT CASE WHEN %(seq)s = 1 THEN ''::bytea
                   ELSE (SELECT hash FROM journal_event WHERE subject = %(subject)s AND seq = %(seq)s - 1) END AS hash) p
    RETURNING id"""


def append(
    subject: str, seq: int, kind: str, *, by: Actor, at: datetime, happened_at: datetime | None = None, **data: Any
) -> int:
    """Append one event and return its id. The caller holds the lock on the subject and the next seq.

    :param at: when it is recorded
    :param happened_at: when it happened, if that was earlier (a postal hand-over typed in later)
    :raises TypeError: data holds a float, a date or another thing that has no exact form
    :raises IntegrityError: the seq is taken, or the event before is missing
    """
    happened_at = happened_at or at
    body = rules.canonical(
        subject=subject, seq=seq, kind=kind, happened_at=happened_at, recorded_at=at, actor=(by.id, by.name), data=data
    )
    facts: dict[str, Any] = {
        "subject": subject, "seq": seq, "kind": kind, "happened_at": happened_at, "recorded_at": at,
        "actor_id": by.id, "actor_name": by.name, "data": json.dumps(data, ensure_ascii=False), "body": body,
    }
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, facts)
        return int(cursor.fetchone()[0])


def advance(reader: str, transaction: int, event: int) -> None:
    """Note that a reader has dealt with everything up to this event."""
    Cursor.objects.update_or_create(reader=reader, defaults={"transaction": transaction, "event": event})


def skip(reader: str) -> None:
    """Let a reader begin with what happens from now on."""
    last = Event.objects.order_by("-transaction", "-id").first()
    if last is not None:
        advance(reader, last.transaction, last.pk)
