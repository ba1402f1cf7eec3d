"""A file is kept, attached, detached, looked at, swept."""

import mmap
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import connection, transaction

from motcua.documents import events, rules
from motcua.documents.models import File
from motcua.documents.storage import DurableStorage, Readable, Received, received
from motcua.journal import commands as journal
from motcua.journal import queries as trail
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal
from motcua.kernel.rows import columns, insert, instances

_LOCKS = 0x646F6373  # "docs": our advisory locks, one for each content (by the first 32 bits of its hash)
_SHARED = "SELECT pg_advisory_xact_lock_shared(%s, bits) FROM unnest(%s::int[]) bits"
_ALONE_OR_NOT = "SELECT pg_try_advisory_xact_lock(%s, bits) FROM unnest(%s::int[]) bits"

# One statement, all files or none: the rows are locked in one order, judged, counted, and only then stamped.
_ATTACH = """
    WITH wanted AS (
        SELECT id FROM documents_file
         WHERE id = ANY(%(ids)s) AND (subject = %(subject)s OR (subject IS NULL AND kept_by = %(by)s))
         ORDER BY id FOR UPDATE
    )
    UPDATE documents_file f
       SET subject = %(subject)s,
           attached_at = coalesce(f.attached_at, %(at)s),
           attached_by = coalesce(f.attached_by, %(by)s)
      FROM wanted
     WHERE f.id = wanted.id AND (SELECT count(*) FROM wanted) = %(count)s
    RETURNING """ + columns(File, of="f")  # noqa: S608 - our own columns

_DETACH = """
    UPDATE documents_file SET subject = NULL, attached_at = NULL, attached_by = NULL
     WHERE id = ANY(%s) AND subject = %s RETURNING *"""


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep removed: receptions that broke off, rows nobody attached, contents no row names."""

    receptions: int
    files: int
    contents: int


def keep(stream: Readable, *, name: str, by: Actor, at: datetime, limit: int | None = None) -> File:
    """Take one file in. Its content is durable in the store before its row is written.

    :param stream: an uploaded file or anything with `read`; it is read piece by piece
    :param name: as the sender calls it; it is made safe, and its extension made to fit the content
    :param limit: the most bytes; by default settings.DOCUMENT_LIMIT_BYTES
    :raises Refusal: file-too-large (limit), file-empty, file-type-refused (found)
    """
    (kept,) = keep_each([(stream, name)], by=by, at=at, limit=limit)
    if isinstance(kept, Refusal):
        raise kept
    return kept


def keep_each(sent: Iterable[tuple[Readable, str]], *, by: Actor, at: datetime, limit: int | None = None) -> list[File | Refusal]:
    """Take several files in as `keep` does one, and return each in its place, or why it was refused.

    One transaction for all, and a directory that several share is synced once.
    """
    storage = storages["documents"]
    limit = settings.DOCUMENT_LIMIT_BYTES if limit is None else limit
    with ExitStack() as while_open:
        taken = [_taken_in(stream, name, while_open, limit=limit, by=by, at=at) for stream, name in sent]
        contents = {rules.place(one.content.sha256): one.content for one in taken if isinstance(one, _TakenIn)}
        with transaction.atomic():
            # Shared with others who keep the same content, not with a sweep that is about to remove it.
            _lock(_SHARED, *(content.sha256 for content in contents.values()))
            _store(storage, contents)
            _write([one.row for one in taken if isinstance(one, _TakenIn)])
    return [one if isinstance(one, Refusal) else one.row for one in taken]


def keep_again(file: UUID, *, by: Actor, at: datetime) -> File:
    """Keep a content that is here already once more, as a file of its own, with what the examiner saw in it.

    Who may is asked by the caller, who knows to what the first is attached.
    """
    with transaction.atomic():
        first = File.objects.get(id=file)
        _lock(_SHARED, first.sha256)
        again = File(
            id=rules.file_id(at, os.urandom(10)), sha256=first.sha256, size=first.size, media_type=first.media_type,
            name=first.name,
            warnings=first.warnings, findings=first.findings, examined_at=first.examined_at, kept_at=at, kept_by=by.id,
        )
        again.save(force_insert=True)
    return again


def attach(files: Iterable[UUID], *, subject: str, by: Actor, at: datetime) -> list[File]:
    """Attach files to a subject ("dossier:<id>") and return them in the order given. All or none.

    A file that this subject already has is no obstacle, so a second try is harmless. The caller names the
    files and their hashes in the subject's own event.

    :raises Refusal: file-not-yours (files: ids kept by somebody else, attached elsewhere, or unknown)
    """
    ids = list(dict.fromkeys(files))
    if not ids:
        return []
    facts: dict[str, Any] = {"ids": ids, "subject": subject, "by": by.id, "at": at, "count": len(ids)}
    with connection.cursor() as cursor:
        cursor.execute(_ATTACH, facts)
        found = {file.id: file for file in instances(File, cursor.fetchall())}
    if len(found) < len(ids):
        raise Refusal("file-not-yours", files=_not_attachable(ids, subject, by))
    return [found[id] for id in ids]


def detach(files: Iterable[UUID], *, subject: str) -> list[File]:
    """Let go of files that nothing of this subject names any more, and return those it had.

    They belong again to whoever kept them: attached elsewhere, or swept away in time. A second try finds nothing and is harmless.
    The caller has removed its own rows that name them, knows that the subject may let go (a draft may), and says so in its event.
    """
    ids = list(dict.fromkeys(files))
    return list(File.objects.raw(_DETACH, [ids, subject])) if ids else []


def record_look(
    file: File, *, by: Actor, at: datetime, downloaded: bool = False, again_after: timedelta | None = None
) -> None:
    """Write into the file's own trail who looked at it or downloaded it, before the content is handed out.

    :param again_after: a look of the same person less than this ago stands for this one too (leafing through its pages)
    """
    subject = rules.subject(file.id)
    kind = events.DOWNLOADED if downloaded else events.LOOKED_AT
    with transaction.atomic():
        # Looks at one file queue here, so each has a seq of its own; the row is not written: a look is a GET.
        row = File.objects.select_for_update(no_key=True).get(id=file.id)
        looks = trail.events(subject).filter(kind=kind, actor_id=by.id)
        if again_after and looks.filter(happened_at__gt=at - again_after).exists():
            return
        seq = trail.next_seq(subject)
        journal.append(subject, seq, kind, by=by, at=at, attached_to=row.subject, sha256=row.sha256)


def sweep(*, at: datetime, older_than: timedelta) -> Swept:
    """Remove broken-off receptions, what nobody attached in time, and every content that no row names.

    Safe beside running `keep` and `attach`. Whoever names a file in a row of their own must have attached it.
    """
    storage = storages["documents"]
    receptions = storage.sweep_incoming() if isinstance(storage, DurableStorage) else 0
    files, _ = File.objects.filter(subject=None, kept_at__lt=at - older_than).delete()
    contents = sum(_remove_if_nameless(storage, sha256) for sha256 in _nameless(storage))
    return Swept(receptions, files, contents)


@dataclass(frozen=True, slots=True)
class _TakenIn:
    """A content that has come in whole, and the row it will have."""

    content: Received
    row: File


def _taken_in(stream: Readable, name: str, while_open: ExitStack, *, limit: int, by: Actor, at: datetime) -> _TakenIn | Refusal:
    try:
        content = while_open.enter_context(received(stream, into=storages["documents"], limit=limit))
        media_type, warnings = _judge(content, name)
    except Refusal as no:
        return no
    return _TakenIn(content, File(
        id=rules.file_id(at, os.urandom(10)), sha256=content.sha256, size=content.size, media_type=media_type,
        name=rules.safe_name(name, media_type), warnings=warnings, kept_at=at, kept_by=by.id,
    ))  # fmt: skip


def _judge(content: Received, name: str) -> tuple[str, list[str]]:
    if not content.size:
        raise Refusal("file-empty")
    with mmap.mmap(content.fileno(), 0, access=mmap.ACCESS_READ) as bytes_:
        media_type = rules.media_type(bytes_, name)
        return media_type, rules.warnings(bytes_, media_type)


def _store(storage: Storage, contents: Mapping[str, Received]) -> None:
    if isinstance(storage, DurableStorage):
        storage.save_all(contents)  # sees for itself what is there, and that it is durable
        return
    for place, content in contents.items():
        if not storage.exists(place):
            content.seek(0)
            saved = storage.save(place, content)
            if saved != place:  # somebody else was faster, and ours was given another name
                storage.delete(saved)


def _write(files: Sequence[File]) -> None:
    names = [field.attname for field in File._meta.concrete_fields]
    with connection.cursor() as cursor:
        insert(cursor, "documents_file", [{name: getattr(file, name) for name in names} for file in files])


def _lock(statement: str, *hashes: str) -> bool:
    """Take the lock of each content; tell whether all were to be had."""
    bits = [int.from_bytes(bytes.fromhex(sha256[:8]), signed=True) for sha256 in hashes]
    with connection.cursor() as cursor:
        cursor.execute(statement, [_LOCKS, bits])
        return all(got is not False for (got,) in cursor.fetchall())


def _not_attachable(ids: list[UUID], subject: str, by: Actor) -> list[str]:
    rows = {file.id: file for file in File.objects.filter(id__in=ids)}
    return [str(id) for id in ids if not _is_attachable(rows.get(id), subject, by)]


def _is_attachable(file: File | None, subject: str, by: Actor) -> bool:
    return file is not None and (file.subject == subject or (file.subject is None and file.kept_by == by.id))


def _nameless(storage: Storage) -> Iterator[str]:
    """The hashes of contents that no row names, one top directory at a time."""
    for top in _directories(storage, ""):
        held = {
            name
            for below in _directories(storage, top)
            for name in storage.listdir(f"{top}/{below}")[1]
            if re.fullmatch(r"[0-9a-f]{64}", name)
        }
        yield from held - set(File.objects.filter(sha256__in=held).values_list("sha256", flat=True))


def _directories(storage: Storage, path: str) -> list[str]:
    return [name for name in storage.listdir(path)[0] if re.fullmatch(r"[0-9a-f]{2}", name)]


@transaction.atomic
def _remove_if_nameless(storage: Storage, sha256: str) -> bool:
    # Whoever is keeping this content just now holds the lock until the row is written: leave it to them.
    if not _lock(_ALONE_OR_NOT, sha256) or File.objects.filter(sha256=sha256).exists():
        return False
    storage.delete(rules.place(sha256))
    shutil.rmtree(Path(settings.VAR) / "pictures" / sha256[:2] / sha256, ignore_errors=True)  # what was drawn of it
    return True
