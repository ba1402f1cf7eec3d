"""Photographs of a paper become one PDF; a phone may send them through a link that works once."""

import hashlib
import os
import secrets
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from motcua.documents import events, rules
from motcua.documents.asking import EXAMINER, a_folder
from motcua.documents.commands.keeping import keep
from motcua.documents.models import CameraLink, File
from motcua.documents.storage import PIECE, Readable
from motcua.journal import commands as journal
from motcua.journal import queries as trail
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require


def bind(photos: Sequence[tuple[Readable, str]], *, title: str, by: Actor, at: datetime) -> File:
    """Keep photographs as one PDF, in the order given: upright, no larger than a sheet needs, none of what else they carry.

    :param title: names the PDF
    :raises Refusal: photos-missing, photos-too-many (most), photo-unreadable (page), file-too-large (limit), file-empty,
        file-type-refused (found)
    """
    require(rules.why_not_photos(len(photos)))
    with a_folder() as folder:
        paths = [str(_on_disk(stream, name, folder / f"{n}")) for n, (stream, name) in enumerate(photos)]
        bound = folder / "bound.pdf"
        told = EXAMINER.ask(do="bind", paths=paths, to=str(bound))
        if not isinstance(told, dict) or "error" in told:
            page = told.get("page", 0) if isinstance(told, dict) else 0
            raise Refusal("photo-unreadable", page=page)
        with bound.open("rb") as content:
            return keep(content, name=f"{title}.pdf", by=by, at=at)


@transaction.atomic
def open_link(*, place: str, title: str, by: Actor, at: datetime) -> tuple[CameraLink, str]:
    """Open a link for one paper of this person, and return it with the secret for its address. Earlier ones for this paper end.

    :param place: where the photographs go, in the door's own words
    """
    CameraLink.objects.filter(kept_by=by.id, place=place, used_at=None).delete()
    secret = secrets.token_urlsafe(24)
    link = CameraLink.objects.create(
        id=rules.file_id(at, os.urandom(10)), digest=_digest(secret), kept_by=by.id, place=place, title=title, made_at=at,
        ends_at=at + rules.LINK_LASTS,
    )  # fmt: skip
    return link, secret


@transaction.atomic
def send_through(secret: str, photos: Sequence[tuple[Readable, str]], *, by: Actor, at: datetime) -> tuple[CameraLink, File]:
    """Keep what a phone sends through the link, as if its owner had sent it, and say in the file's own trail how it came.

    :param by: the link's owner; whoever holds the phone is not known
    :raises Refusal: link-ended, link-used, and what `bind` raises
    """
    link = CameraLink.objects.select_for_update().filter(digest=_digest(secret), kept_by=by.id).first()
    require(rules.why_not_link(link.ends_at if link else None, link.used_at if link else None, at))
    assert link is not None  # noqa: S101 - required above
    file = bind(photos, title=link.title, by=by, at=at)
    subject = rules.subject(file.id)
    journal.append(subject, trail.next_seq(subject), events.PHOTOGRAPHED, by=by, at=at, link=str(link.id), sheets=len(photos))
    link.used_at, link.file = at, file.id
    link.save(update_fields=["used_at", "file"])
    return link, file


def clear_links(*, at: datetime) -> int:
    """Forget links that have ended, and return how many."""
    gone, _ = CameraLink.objects.filter(ends_at__lt=at).delete()
    return gone


def link_of(secret: str, at: datetime) -> CameraLink:
    """Return the link behind this secret.

    :raises Refusal: link-ended, link-used
    """
    link = CameraLink.objects.filter(digest=_digest(secret)).first()
    require(rules.why_not_link(link.ends_at if link else None, link.used_at if link else None, at))
    assert link is not None  # noqa: S101 - required above
    return link


def _on_disk(stream: Readable, name: str, path: Path) -> Path:
    limit, size = settings.DOCUMENT_LIMIT_BYTES, 0
    with path.open("wb") as copy:
        while piece := stream.read(PIECE):
            size += len(piece)
            require(Refusal("file-too-large", limit=limit) if size > limit else None)
            copy.write(piece)
    found = rules.media_type(path.read_bytes(), name)
    require(None if found in rules.PHOTOS else Refusal("file-type-refused", found=found))
    return path


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
