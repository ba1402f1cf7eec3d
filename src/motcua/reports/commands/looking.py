"""A look at a register that names persons: no change of anything, and yet written down."""

from datetime import datetime

from django.db import connection, transaction

from motcua.journal import commands as journal
from motcua.journal.queries import next_seq
from motcua.kernel.actors import Actor
from motcua.reports import events

_LOCK = 0x6C6F6F6C  # "lool": our advisory locks, one for each unit's register


@transaction.atomic
def record_look(unit: str, days: str, format: str, rows: int, *, by: Actor, at: datetime) -> None:
    """Write who looked at the register of a unit, of which days, as which file and how many rows ("look:register:SNN-BPMC")."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_LOCK, unit])
    subject = f"look:register:{unit}"
    journal.append(subject, next_seq(subject), events.REGISTER_LOOKED_AT, by=by, at=at, days=days, format=format, rows=rows)
