"""The file is made: from the beginning to the end, or not at all.

Whoever makes files holds one lock as long as the connection lives. So there is one maker at a time, who leaves the other jobs
their share, and an export that is being made while nobody holds the lock is one whose maker died.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import IO, Any

from django.conf import settings
from django.core.files.storage import storages
from django.db import connection, transaction

from motcua.documents.rules import place
from motcua.documents.storage import received
from motcua.exports import events
from motcua.exports.layouts import LAYOUTS
from motcua.exports.models import Export
from motcua.exports.queries import may_have
from motcua.exports.queries.lists import KINDS
from motcua.exports.rules import MOST_TRIES, Row, State, Table
from motcua.journal import commands as journal
from motcua.journal.queries import next_seq
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.moments import hh_mm_dd_mm_yyyy
from motcua.people import queries as people

_MAKER = 0x6578706F  # "expo": our advisory lock
_TOLD_EACH = 10_000


def make_next(*, at: datetime) -> int | None:
    """Make the file that was asked for first of those that wait, and return its export; None when there is none, or another makes.

    What fails by a fault of ours is raised, and tried again the next time; a few times.
    """
    with alone() as am_alone:
        waiting = Export.objects.filter(state__in=[State.ASKED, State.MAKING]).order_by("asked_at", "pk").first()
        if not am_alone or waiting is None:
            return None
        if _begin(waiting, at=at):
            _write(waiting, at=at)
        return waiting.pk


@contextmanager
def alone() -> Iterator[bool]:
    """Not by a transaction: how far it is would be told only at its end, and whoever reads the journal would wait for it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_MAKER])
        (got,) = cursor.fetchone()
    try:
        yield got
    finally:
        if got:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_MAKER])


def _begin(export: Export, *, at: datetime) -> bool:
    """From the first row, also when an earlier try came further. Whoever has lost the right meanwhile gets nothing."""
    if not may_have(export, _asker(export, at), at):
        return _fail(export, "export-not-yours", at=at)
    if export.tries >= MOST_TRIES:
        return _fail(export, "export-broken", at=at)
    export.state, export.rows, export.tries = State.MAKING, 0, export.tries + 1
    export.save(update_fields=["state", "rows", "tries"])
    return True


def _asker(export: Export, at: datetime) -> Actor:
    return people.actor(people.account(int(export.asked_by.partition(":")[2])), at)


def _write(export: Export, *, at: datetime) -> None:
    table = _headed(KINDS[export.kind].table(export.asked, at), export, at)
    with tempfile.TemporaryFile(dir=settings.VAR) as file:  # without a name: it is gone with whoever writes it
        rows = LAYOUTS[export.format](replace(table, rows=_watched(table.rows, export.pk)), file)
        file.seek(0)
        with received(file, into=storages["exports"]) as content:
            size, sha256 = content.size, content.sha256
            storages["exports"].save(place(sha256), content)  # durable before the row says so
    _finish(export, rows, size, sha256, at=at)


def _headed(table: Table, export: Export, at: datetime) -> Table:
    """With who had it made and when; the number of the export makes each file's content its own."""
    made = (("Lập lúc", hh_mm_dd_mm_yyyy(at)), ("Người lập", export.asker), ("Số tệp xuất", str(export.pk)))
    return replace(table, about=(*table.about, *made))


def _watched(rows: Iterator[Row], pk: int) -> Iterator[Row]:
    """Tell who waits how far it is."""
    for number, row in enumerate(rows, 1):
        if number % _TOLD_EACH == 0:
            Export.objects.filter(pk=pk).update(rows=number)
        yield row


@transaction.atomic
def _finish(export: Export, rows: int, size: int, sha256: str, *, at: datetime) -> None:
    export.state, export.rows, export.size, export.sha256, export.made_at = State.MADE, rows, size, sha256, at
    export.until = at + timedelta(days=settings.EXPORT_STAYS_DAYS)
    export.save(update_fields=["state", "rows", "size", "sha256", "made_at", "until"])
    _record(export, events.FINISHED, at=at, rows=rows, size=size, sha256=sha256)


@transaction.atomic
def _fail(export: Export, why: str, *, at: datetime) -> bool:
    export.state, export.why = State.FAILED, why
    export.save(update_fields=["state", "why"])
    _record(export, events.FAILED, at=at, why=why)
    return False


def _record(export: Export, kind: str, *, at: datetime, **data: Any) -> None:
    journal.append(export.subject, next_seq(export.subject), kind, by=replace(SYSTEM, id="system:exports"), at=at, **data)


def write(table: Table, format: str, file: IO[bytes]) -> int:
    """Write a table into an open file and return how many rows it has; for who waits for it at a command line."""
    return LAYOUTS[format](table, file)
