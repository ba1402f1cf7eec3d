"""A file of a dossier page by page, as pictures: beside the dossier where the script fetches it, on a page of its own otherwise."""

from datetime import timedelta
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from motcua.desk.entrance import DeskRequest, dossier_or_404, staff_only
from motcua.desk.refusals import sentence
from motcua.documents import commands, queries
from motcua.documents.models import File
from motcua.kernel.refusals import Refusal

ONE_LOOK = timedelta(minutes=10)  # leafing through the pages of a file is one look at it
PICTURE = {"Content-Type": "image/webp", "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}


@staff_only
def file_pages(request: DeskRequest, number: str, id: UUID) -> HttpResponse:
    """`?trang=<n>`"""
    found, page = _looked_at(request, number, id), _number(request.GET.get("trang", "1"))
    form = "desk/file_pages/viewer.html" if request.headers.get("HX-Request") else "desk/file_pages/page.html"
    context = {"number": number, "file": found, "page": page}
    try:
        picture = queries.page_picture(found, page)
    except Refusal as no:
        status = 404 if no.code == "page-missing" else 200
        return render(request, form, context | {"said": sentence(no)}, status=status)
    here = reverse("desk:file_pages", args=[number, found.id])
    pages = [f"{here}?trang={n}" for n in range(1, picture.count + 1)]
    return render(request, form, context | {"picture": picture, "pages": pages})


@staff_only
def file_picture(request: DeskRequest, number: str, id: UUID, page: int) -> HttpResponseBase:
    """One page drawn, and nothing else of the file."""
    found = _looked_at(request, number, id)
    try:
        picture = queries.page_picture(found, page)
    except Refusal as no:
        raise Http404 from no
    return FileResponse(picture.path.open("rb"), headers=PICTURE)


def _looked_at(request: DeskRequest, number: str, id: UUID) -> File:
    """Return a file of a dossier that the actor may see, the look written down.

    :raises Http404: of another dossier, or of none that this actor sees
    """
    dossier, found = dossier_or_404(request.actor, number), queries.file(id)
    if found is None or found.subject != dossier.subject:
        raise Http404
    commands.record_look(found, by=request.actor, at=request.now, again_after=ONE_LOOK)
    return found


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
