"""Pages of one's own file as pictures: seen without a program for it, and without running what is in it."""

from datetime import timedelta
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from motcua.documents import commands, queries
from motcua.documents.models import File
from motcua.dossiers import queries as dossiers
from motcua.kernel.refusals import Refusal
from motcua.portal.dossier_file.view import handed_out
from motcua.portal.entrance import PortalRequest, citizens
from motcua.portal.refusals import sentence

ONE_LOOK = timedelta(minutes=10)  # leafing through the pages of a file is one look at it
PICTURE = {"Content-Type": "image/webp", "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}


@citizens
def file_pages(request: PortalRequest, file: UUID) -> HttpResponse:
    """`/tep/<file>/xem/?trang=<n>`"""
    found, number = own_file(request, file), _number(request.GET.get("trang", "1"))
    commands.record_look(found, by=request.actor, at=request.now, again_after=ONE_LOOK)
    try:
        picture = queries.page_picture(found, number)
    except Refusal as refusal:
        status = 404 if refusal.code == "page-missing" else 200
        return render(request, "portal/file_pages/page.html", {"file": found, "refusal": sentence(refusal)}, status=status)
    here = reverse("portal:file_pages", args=[found.id])
    pages = [f"{here}?trang={n}" for n in range(1, picture.count + 1)]
    return render(request, "portal/file_pages/page.html", {"file": found, "page": number, "picture": picture, "pages": pages})


@citizens
def file_picture(request: PortalRequest, file: UUID, page: str) -> HttpResponseBase:
    """`/tep/<file>/trang/<n>/`: one page drawn, and nothing else of the file."""
    found = own_file(request, file)
    commands.record_look(found, by=request.actor, at=request.now, again_after=ONE_LOOK)
    try:
        picture = queries.page_picture(found, int(page))
    except Refusal as refusal:
        raise Http404 from refusal
    return FileResponse(picture.path.open("rb"), headers=PICTURE)


@citizens
def file_original(request: PortalRequest, file: UUID) -> HttpResponseBase:
    """`/tep/<file>/goc/`: the file as it was sent, to be kept."""
    return handed_out(request, own_file(request, file))


def own_file(request: PortalRequest, id: UUID) -> File:
    """Return a file that this person sent, or that was sent in a dossier of theirs.

    :raises Http404: another's, or none at all
    """
    found = queries.file(id)
    if found is None:
        raise Http404
    if found.kept_by != request.actor.id and not dossiers.of_person(request.actor).filter(papers__file=id).exists():
        raise Http404
    return found


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
