"""The receipt, to be printed at once: its pages as pictures, and the way to whoever comes next."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, dossier_or_404, staff_only
from motcua.dossiers.commands import looking
from motcua.dossiers.models import Dossier
from motcua.letters import papers, queries


@staff_only
def receipt(request: DeskRequest, number: str) -> HttpResponse:
    """Where script runs, the printer is asked by itself. The look is written down."""
    dossier = dossier_or_404(request.actor, number)
    pages = _pages(dossier)
    looking.record_look(dossier.pk, by=request.actor, at=request.now, at_what="giay-hen")
    return render(request, "desk/receipt/page.html", {"dossier": dossier, "pages": range(1, len(pages) + 1)})


@staff_only
def receipt_picture(request: DeskRequest, number: str, paper: int) -> HttpResponse:
    """One page of it."""
    pages = _pages(dossier_or_404(request.actor, number))
    if not 1 <= paper <= len(pages):
        raise Http404
    return HttpResponse(pages[paper - 1], content_type="image/svg+xml", headers={"Cache-Control": "private, no-store"})


def _pages(dossier: Dossier) -> list[bytes]:
    """:raises Http404: not taken in yet"""
    try:
        return papers.pictures(queries.receipt(dossier))
    except ValueError as nothing:
        raise Http404 from nothing
