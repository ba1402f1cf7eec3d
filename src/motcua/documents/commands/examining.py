"""Files that came in are looked into, one after another, by a process of its own; what it finds is kept beside the file."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from motcua.documents import events, rules
from motcua.documents.asking import EXAMINER, on_disk
from motcua.documents.models import File
from motcua.journal import commands as journal
from motcua.journal import queries as trail
from motcua.kernel.actors import SYSTEM
from motcua.kernel.moments import local_date

_ONE_EXAMINER = 0x6578616D  # "exam": our advisory lock; a second worker leaves the waiting files to the first
NOT_EXAMINED = "not-examined"
STILL_FRESH = timedelta(days=2)  # older ones came before anybody could have waited for the answer


def examine_waiting(limit: int, *, at: datetime) -> int:
    """Look into files that nobody has looked into yet, the first come first, and return how many.

    Beside a running one it does nothing. A content that was examined before is not examined again.
    """
    waiting = list(File.objects.filter(examined_at=None, kept_at__gt=at - STILL_FRESH).order_by("kept_at")[:limit])
    if not waiting:
        return 0
    with _alone() as alone:
        if not alone:
            return 0
        for file in waiting:
            known = File.objects.filter(sha256=file.sha256).exclude(examined_at=None).first()
            _write(file, known.findings if known else _asked(file, at), at)
    return len(waiting)


def _write(file: File, findings: list[dict[str, Any]], at: datetime) -> None:
    with transaction.atomic():
        row = File.objects.select_for_update(no_key=True).filter(id=file.id, examined_at=None).first()
        if row is None:  # swept away meanwhile, or examined by somebody faster
            return
        row.findings, row.examined_at = findings, at
        row.save(update_fields=["findings", "examined_at"])
        subject = rules.subject(row.id)
        found = sorted({str(one["code"]) for one in findings})  # who signed stays out of the journal
        journal.append(subject, trail.next_seq(subject), events.EXAMINED, by=SYSTEM, at=at, found=found, sha256=row.sha256)


@contextmanager
def _alone() -> Iterator[bool]:
    """Not by a transaction: whoever reads the journal would wait for its end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_ONE_EXAMINER])
        (got,) = cursor.fetchone()
        try:
            yield got
        finally:
            if got:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_ONE_EXAMINER])


def _asked(file: File, at: datetime) -> list[dict[str, Any]]:
    with on_disk(file) as path:
        told = EXAMINER.ask(do="examine", path=path, media_type=file.media_type, today=local_date(at).isoformat())
    return told if isinstance(told, list) else [{"code": NOT_EXAMINED}]
