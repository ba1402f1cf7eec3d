from datetime import datetime
from typing import Any

from motcua.journal import commands as journal
from motcua.journal.queries import next_seq
from motcua.kernel.actors import Actor


def record(subject: str, kind: str, *, by: Actor, at: datetime, **data: Any) -> None:
    """Append one event. The caller holds the lock on the subject."""
    journal.append(subject, next_seq(subject), kind, by=by, at=at, **data)
