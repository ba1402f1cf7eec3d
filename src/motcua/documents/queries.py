"""What can be asked about files. Who may see one is asked where its subject lives, before any of this."""

from collections.abc import Iterable
from typing import IO
from uuid import UUID

from django.core.files.storage import storages
from django.db.models import QuerySet
from django.utils.http import content_disposition_header

from motcua.documents import rules
from motcua.documents.models import File, Upload
from motcua.kernel.actors import Actor

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
