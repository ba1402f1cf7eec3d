"""Files that came in are looked into, one after another, by a process of its own; what it finds is kept beside the file."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.core.files.storage import storages
from django.db import connection, transaction

from motcua.documents import events, queries, rules
from motcua.documents.models import File
from motcua.documents.storage import DurableStorage
from motcua.journal import commands as journal
from motcua.journal import queries as trail
from motcua.kernel.actors import SYSTEM
from motcua.kernel.moments import local_date

_ONE_EXAMINER = 0x6578616D  # "exam": our advisory lock; a second worker leaves the waiting files to the first
NOT_EXAMINED = "not-examined"
STILL_FRESH = timedelta(days=2)  # older ones came before anybody could have waited for the answer
_MODULE = "motcua.documents.examiner"


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
        with _examiner() as examiner:
            for file in waiting:
                known = File.objects.filter(sha256=file.sha256).exclude(examined_at=None).first()
                _write(file, known.findings if known else _asked(examiner, file, at), at)
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


@contextmanager
def _examiner() -> Iterator[subprocess.Popen[str]]:
    """Nothing of our environment goes along but where the code lies."""
    bare = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-P", "-m", _MODULE]
    pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=quiet, text=True, env=bare, cwd="/") as running:
        try:
            yield running
        finally:
            running.kill()


def _asked(examiner: subprocess.Popen[str], file: File, at: datetime) -> list[dict[str, Any]]:
    try:
        with _on_disk(file) as path:
            question = {"path": path, "media_type": file.media_type, "today": local_date(at).isoformat()}
            assert examiner.stdin and examiner.stdout  # noqa: S101 - they are pipes
            examiner.stdin.write(json.dumps(question) + "\n")
            examiner.stdin.flush()
            told = json.loads(examiner.stdout.readline())
    except (OSError, ValueError):
        return [{"code": NOT_EXAMINED}]
    return told if isinstance(told, list) else [{"code": NOT_EXAMINED}]


@contextmanager
def _on_disk(file: File) -> Iterator[str]:
    storage = storages["documents"]
    if isinstance(storage, DurableStorage):
        yield storage.path(rules.place(file.sha256))
        return
    with queries.open_content(file) as content, tempfile.NamedTemporaryFile(prefix="motcua-") as copy:
        shutil.copyfileobj(content, copy)
        copy.flush()
        yield copy.name
