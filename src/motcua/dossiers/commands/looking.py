"""A look at a dossier's persons and papers: no change of it, and yet written down."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction

from motcua.journal import commands as journal
from motcua.journal import queries as trail
from motcua.kernel.actors import Actor

LOOKED_AT = "dossier.looked_at"
_LOCKS = 0x6C6F6F6B  # "look": our advisory locks, one for each dossier
_QUEUE = "SELECT pg_advisory_xact_lock(%s, %s)"


@transaction.atomic
def record_look(pk: int, *, by: Actor, at: datetime, at_what: str = "page", seq: int | None = None) -> None:
    """Write who looked at the dossier, into a trail of looks beside its own ("look:dossier:12").

    :param at_what: "page", or the paper of ours that was printed
    :param seq: the last event that the page shows; who signs unread is asked about it
    """
    # Looks at one dossier queue among themselves, never behind somebody who works on it.
    with connection.cursor() as cursor:
        cursor.execute(_QUEUE, [_LOCKS, pk % 2**31])
    subject = f"look:dossier:{pk}"
    facts: dict[str, Any] = {"at_what": at_what} | ({} if seq is None else {"shown": seq})
    journal.append(subject, trail.next_seq(subject), LOOKED_AT, by=by, at=at, **facts)
