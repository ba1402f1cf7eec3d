"""What can be asked about files. Who may see one is asked where its subject lives, before any of this."""

import json
import os
import shutil
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings
from django.core.files.storage import storages
from django.db.models import QuerySet
from django.utils.http import content_disposition_header

from motcua.documents import rules
from motcua.documents.asking import EXAMINER, a_folder, on_disk
from motcua.documents.models import CameraLink, File, Upload
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal

PAGE_WIDTHS = (300, 1000, 1600)  # a thumb, a page on a screen, a page to look closely at
# Even a file that turns out to be a page can do nothing: no script, no form, no origin of ours.
_SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"


def file(id: UUID) -> File | None:
    return File.objects.filter(id=id).first()


def files(ids: Iterable[UUID]) -> dict[UUID, File]:
    """Return these files by id."""
    return File.objects.in_bulk(list(ids))


def of(subject: str) -> "QuerySet[File]":
    """Return the files attached to this subject, in the order they were kept."""
    return File.objects.filter(subject=subject).order_by("id")


def unattached(by: Actor) -> "QuerySet[File]":
    """Return what this actor kept and has not attached yet, in the order it was kept."""
    return File.objects.filter(subject=None, kept_by=by.id).order_by("id")


def upload(id: UUID, by: Actor) -> Upload | None:
    """Return what this actor is sending; another's does not exist."""
    return Upload.objects.filter(id=id, kept_by=by.id).first()


def camera_link(id: UUID, by: Actor) -> CameraLink | None:
    """Return the link this actor opened for a phone; another's does not exist."""
    return CameraLink.objects.filter(id=id, kept_by=by.id).first()


def open_content(file: File) -> IO[bytes]:
    """Open the content for reading, piece by piece. The caller closes it.

    :raises FileNotFoundError: the store has lost it, which should never happen
    """
    return storages["documents"].open(rules.place(file.sha256), "rb")


def safe_inline(file: File) -> bool:
    """Tell whether a browser may show this file itself: a PDF, a PNG or a JPEG. Others are downloaded."""
    return rules.KINDS[file.media_type].inline


def headers(file: File, *, inline: bool = False) -> dict[str, str]:
    """Return the response headers for handing this file out.

    :param inline: show it if that is safe; what is not safe is an attachment all the same
    """
    attachment = not (inline and safe_inline(file))
    charset = "; charset=utf-8" if file.media_type == "text/plain" else ""
    return {
        "Content-Type": file.media_type + charset,
        "Content-Length": str(file.size),
        "Content-Disposition": content_disposition_header(attachment, file.name) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": _SANDBOX,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
    }


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page of a file, drawn: a WebP picture without anything that could run. count: pages of the whole file."""

    path: Path
    width: int
    height: int
    count: int


def page_picture(file: File, page: int, *, width: int = 1000) -> PagePicture:
    """Draw a page (from 1) of a kept file; drawn once for each width, then read from beside the contents.

    Whoever hands it out has asked who may see the file, and has recorded the look.

    :param width: dots across; one of PAGE_WIDTHS, or the next larger of them
    :raises Refusal: page-missing (count), file-not-drawn
    """
    width = next((one for one in PAGE_WIDTHS if one >= width), PAGE_WIDTHS[-1])
    folder = Path(settings.VAR) / "pictures" / file.sha256[:2] / file.sha256
    drawn, told = folder / f"{page}-{width}.webp", folder / f"{page}-{width}.json"
    facts = _known(told) if drawn.exists() else None
    if facts is None:
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)
        facts = _drawn(file, page, width, drawn)
        told.write_text(json.dumps(facts))
    return PagePicture(drawn, facts["width"], facts["height"], facts["pages"])


def has_pages(file: File) -> bool:
    """Tell whether this kind of file can be drawn; a Word file cannot, it is downloaded."""
    return file.media_type in rules.DRAWN


def _drawn(file: File, page: int, width: int, to: Path) -> dict[str, int]:
    with a_folder() as folder, on_disk(file) as path:
        question = {"path": path, "media_type": file.media_type, "page": page, "width": width, "to": str(folder / "page.webp")}
        found = EXAMINER.ask(do="draw", **question)
        if not isinstance(found, dict) or "error" in found:
            if isinstance(found, dict) and found["error"] == "no-such-page":
                raise Refusal("page-missing", count=found["pages"])
            raise Refusal("file-not-drawn")
        fresh = to.with_suffix(f".{os.getpid()}-{threading.get_ident()}")  # whole or not at all, whoever else draws it
        shutil.copyfile(folder / "page.webp", fresh)
        fresh.replace(to)
    return found


def _known(told: Path) -> dict[str, int] | None:
    with suppress(OSError, ValueError):
        found = json.loads(told.read_text())
        return found if isinstance(found, dict) else None
    return None
