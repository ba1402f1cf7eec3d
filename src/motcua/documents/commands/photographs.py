"""Photographs of a paper become one PDF; a phone may send them through a link that works once."""

import hashlib
import os
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast
from uuid import UUID

from django.conf import settings
from django.db import transaction

from motcua.documents import events, rules
from motcua.documents.asking import EXAMINER, a_folder
from motcua.documents.commands import uploads
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
def bind_uploads(ids: Sequence[UUID], *, title: str, by: Actor, at: datetime, sender: Actor | None = None) -> File:
    """Bind photographs that came in pieces, in the order of these uploads. The same ones again are the same file, so a retry
    is harmless; what is refused stays, and one page can be sent anew.

    :param sender: whose uploads they are, when not the keeper's own
    :raises Refusal: upload-gone, upload-unfinished (received), and what `bind` raises
    """
    require(rules.why_not_photos(len(ids)))
    sheets = uploads.lock_whole(ids, by=sender or by)
    became = [one.kept for one in sheets if one.kept]
    if became:
        same = len(became) == len(sheets) and len(set(became)) == 1
        there = File.objects.filter(id=became[0]).first() if same else None
        require(None if there else Refusal("upload-gone"))
        return cast(File, there)
    file = bind([(uploads.Whole(one), one.name) for one in sheets], title=title, by=by, at=at)
    uploads.settle(sheets, file)
    return file


def sender_through(link: CameraLink) -> Actor:
    """Whoever holds the phone: known by the link alone, and reaching nothing else of the link's owner."""
    return Actor(id=f"link:{link.id}", name=link.title)


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
def send_through(
    secret: str, photos: Sequence[tuple[Readable, str]], *, by: Actor, at: datetime, came: Sequence[UUID] = ()
) -> tuple[CameraLink, File]:
    """Keep what a phone sends through the link, as if its owner had sent it, and say in the file's own trail how it came.

    :param by: the link's owner; whoever holds the phone is not known
    :param came: uploads of `sender_through` instead of photographs; the same ones again are answered as the first time
    :raises Refusal: link-ended, link-used, and what `bind` and `bind_uploads` raise
    """
    link = CameraLink.objects.select_for_update().filter(digest=_digest(secret), kept_by=by.id).first()
    if link and link.used_at and came:
        file = bind_uploads(came, title=link.title, by=by, at=at, sender=sender_through(link))
        require(None if file.id == link.file else Refusal("link-used"))
        return link, file
    link = _open(link, at, begun=bool(came))
    if came:
        file = bind_uploads(came, title=link.title, by=by, at=at, sender=sender_through(link))
    else:
        file = bind(photos, title=link.title, by=by, at=at)
    subject, sheets = rules.subject(file.id), len(came) or len(photos)
    journal.append(subject, trail.next_seq(subject), events.PHOTOGRAPHED, by=by, at=at, link=str(link.id), sheets=sheets)
    link.used_at, link.file = at, file.id
    link.save(update_fields=["used_at", "file"])
    return link, file


def clear_links(*, at: datetime) -> int:
    """Forget links that have ended, and return how many."""
    gone, _ = CameraLink.objects.filter(ends_at__lt=at - rules.LINK_GOES_ON).delete()
    return gone


def link_of(secret: str, at: datetime, *, begun: bool = False) -> CameraLink:
    """Return the link behind this secret.

    :param begun: for sending on what was begun while the link was open; a line that is cut does not count against it
    :raises Refusal: link-ended, link-used
    """
    return _open(CameraLink.objects.filter(digest=_digest(secret)).first(), at, begun=begun)


def used_link(secret: str) -> CameraLink | None:
    """Return the link behind this secret if something has come through it: a phone that did not hear so may ask again."""
    return CameraLink.objects.filter(digest=_digest(secret), used_at__isnull=False).first()


def _open(link: CameraLink | None, at: datetime, *, begun: bool) -> CameraLink:
    ends_at = link.ends_at + (rules.LINK_GOES_ON if begun else timedelta()) if link else None
    require(rules.why_not_link(ends_at, link.used_at if link else None, at))
    return cast(CameraLink, link)


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
