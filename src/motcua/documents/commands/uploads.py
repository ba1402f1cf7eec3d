"""A file comes in piece by piece: a line that breaks costs one piece, and whoever asks is told how far it has come."""

import os
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, Sum

from motcua.documents import rules
from motcua.documents.commands.keeping import keep_each
from motcua.documents.models import File, Upload, UploadPiece
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require

_ALONE = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 11))"  # two beginnings of one person: one after the other
_LONGEST = {"name": 300, "place": 200, "modified": 40}  # characters: together they fit an index


@transaction.atomic
def begin(*, name: str, size: int, place: str, modified: str, by: Actor, at: datetime) -> Upload:
    """Begin to take in a file, or go on with the one that this person began here with the same name, size and date.

    :param place: where it will go (an address); the same file for two places comes twice
    :param modified: when the sender's device says it was changed last
    :raises Refusal: file-empty, file-too-large (limit), uploads-too-many
    """
    said = {"name": name, "place": place, "modified": modified}
    facts = {"kept_by": by.id, "size": size} | {key: _said(text, _LONGEST[key]) for key, text in said.items()}
    with connection.cursor() as cursor:
        cursor.execute(_ALONE, [f"upload {by.id}"])
    if there := Upload.objects.filter(kept=None, **facts).first():
        return there
    mine = Upload.objects.filter(kept_by=by.id, kept=None)
    if refusal := _why_not_begin(size, by):
        mine.filter(moved_at__lt=at - rules.STALE_AFTER).delete()
        refusal = _why_not_begin(size, by)
    require(refusal)
    return Upload.objects.create(id=rules.file_id(at, os.urandom(10)), begun_at=at, moved_at=at, **facts)


@transaction.atomic
def append(id: UUID, piece: bytes, *, start: int, by: Actor, at: datetime) -> Upload:
    """Add the piece that begins at this byte, and return the upload with what it has now.

    :raises Refusal: upload-gone; upload-elsewhere (received: where the next piece begins), upload-too-long
    """
    upload = _lock(id, by)
    if upload.kept:
        return upload
    require(rules.why_not_append(upload.received, upload.size, start, len(piece)))
    UploadPiece.objects.create(upload=upload, start=start, data=piece)
    upload.received, upload.moved_at = start + len(piece), at
    upload.save(update_fields=["received", "moved_at"])
    return upload


def finish(id: UUID, *, by: Actor, at: datetime) -> File:
    """Keep the whole file as `keep` does. A second call returns the same file; what is refused is forgotten at once.

    :raises Refusal: upload-gone, upload-unfinished (received), and what `keep` raises
    """
    with transaction.atomic():
        upload = _lock(id, by)
        if upload.kept:
            found = File.objects.filter(id=upload.kept).first()
            if found is None:  # taken out again and swept
                raise Refusal("upload-gone")
            return found
        if upload.received < upload.size:
            raise Refusal("upload-unfinished", received=upload.received)
        (kept,) = keep_each([(Whole(upload), upload.name)], by=by, at=at, limit=settings.DOCUMENT_LIMIT_BYTES)
        upload.pieces.all().delete()
        if isinstance(kept, Refusal):
            upload.delete()  # and commit that: the refusal is raised behind the transaction
        else:
            upload.kept = kept.id
            upload.save(update_fields=["kept"])
    if isinstance(kept, Refusal):
        raise kept
    return kept


def lock_whole(ids: Sequence[UUID], *, by: Actor) -> list[Upload]:
    """Lock what has come wholly, kept or not, and return it in the order asked for.

    :raises Refusal: upload-gone, upload-unfinished (received)
    """
    found = {one.id: one for one in Upload.objects.select_for_update().filter(id__in=ids, kept_by=by.id).order_by("id")}
    require(Refusal("upload-gone") if set(ids) - found.keys() else None)
    unfinished = next((one for one in found.values() if not one.kept and one.received < one.size), None)
    require(Refusal("upload-unfinished", received=unfinished.received) if unfinished else None)
    return [found[id] for id in dict.fromkeys(ids)]


def settle(uploads: Sequence[Upload], file: File) -> None:
    """Note that these became this file: asked for again, it is this one, and the pieces are gone."""
    keys = [one.id for one in uploads]
    Upload.objects.filter(id__in=keys).update(kept=file.id)
    UploadPiece.objects.filter(upload__in=keys).delete()


@transaction.atomic
def cancel(id: UUID, *, by: Actor) -> None:
    """Forget an upload. What is kept already stays kept; a second try finds nothing and is harmless."""
    Upload.objects.filter(id=id, kept_by=by.id).delete()


def clear_uploads(*, at: datetime, older_than: timedelta = rules.FORGOTTEN_AFTER) -> int:
    """Forget uploads to which nothing came any more, and return how many."""
    gone, counted = Upload.objects.filter(moved_at__lt=at - older_than).delete()
    return counted.get(Upload._meta.label, 0) if gone else 0


def _lock(id: UUID, by: Actor) -> Upload:
    upload = Upload.objects.select_for_update().filter(id=id, kept_by=by.id).first()
    if upload is None:
        raise Refusal("upload-gone")
    return upload


def _why_not_begin(size: int, by: Actor) -> Refusal | None:
    on_the_way = Upload.objects.filter(kept_by=by.id, kept=None).aggregate(count=Count("id"), bytes=Sum("size", default=0))
    return rules.why_not_begin(size, settings.DOCUMENT_LIMIT_BYTES, on_the_way["count"], on_the_way["bytes"])


def _said(text: str, longest: int) -> str:
    """As a column can hold it: no NUL, no half of a pair. The name is made safe when the file is kept."""
    return text[:longest].replace("\0", "").encode(errors="ignore").decode()


class Whole:
    """The pieces as one stream; one piece at a time is in memory."""

    def __init__(self, upload: Upload) -> None:
        rows = upload.pieces.order_by("start").values_list("data", flat=True)
        self._pieces: Iterator[bytes] = (bytes(piece) for piece in rows.iterator(chunk_size=1))
        self._waiting = b""

    def read(self, size: int, /) -> bytes:
        if not self._waiting:
            self._waiting = next(self._pieces, b"")
        given, self._waiting = self._waiting[:size], self._waiting[size:]
        return given
