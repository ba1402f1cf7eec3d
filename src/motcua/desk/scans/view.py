"""Papers scanned or photographed into a dossier that has been taken in, each file kept the moment it arrives."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import segno
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest, dossier_or_404, staff_only
from motcua.documents import commands as documents
from motcua.documents import queries
from motcua.documents.models import File
from motcua.dossiers import commands, rules
from motcua.dossiers.models import Dossier, SubmittedPaper
from motcua.kernel.refusals import Refusal, require
from motcua.ui.words import t

OTHER = "khac"  # one more paper, called as its file is
MOST = 60


@staff_only
def scans(request: DeskRequest, number: str) -> HttpResponse:
    """`/lam-viec/ho-so/<number>/ban-quet/`"""
    return _page(request, dossier_or_404(request.actor, number))


@require_POST
@staff_only
def scan_add(request: DeskRequest, number: str, paper: str) -> HttpResponse:
    """`…/ban-quet/<paper>/`: the script gets the row of what was kept, the form goes back to the page."""
    found = dossier_or_404(request.actor, number)
    by_script = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    of = _of(found, paper)
    try:
        require(rules.why_not_attach(found, request.actor))
        kept = [_attach(request, found, of, file) for file in _arrived(request)]
    except Refusal as no:
        said = refusals.sentence(no)
        if by_script:
            return HttpResponse(said, status=422, content_type="text/plain; charset=utf-8")
        return _page(request, found, {paper: said}, status=422)
    if by_script:
        return render(request, "desk/scans/kept.html", {"dossier": found, "papers": kept}, status=201)
    return redirect(reverse("desk:scans", args=[number]) + f"#giay-{paper}")


@require_POST
@staff_only
def scan_code(request: DeskRequest, number: str, paper: str) -> HttpResponse:
    """`…/ban-quet/<paper>/ma/`: a fresh link for the phone; the one before it ends."""
    found = dossier_or_404(request.actor, number)
    of = _of(found, paper)
    if rules.why_not_attach(found, request.actor):
        raise Http404
    title = of.name if of else t("Giấy tờ khác")
    place = reverse("desk:scans", args=[number]) + f"#{paper}"
    link, secret = documents.open_link(place=place, title=title, by=request.actor, at=request.now)
    address = request.build_absolute_uri(reverse("portal:camera_phone", args=[secret]))
    code = segno.make(address, error="m", micro=False).svg_data_uri(border=3, omitsize=True, light="#fff")
    return render(request, "desk/scans/code.html", {"dossier": found, "link": link, "address": address, "code": code})


@staff_only
def scan_came(request: DeskRequest, number: str, id: UUID) -> HttpResponse:
    """`…/ban-quet/anh/<link>/`: asked every few seconds until the photographs are in the dossier."""
    found, link = dossier_or_404(request.actor, number), queries.camera_link(id, request.actor)
    if link is None or not link.place.startswith(reverse("desk:scans", args=[number])):
        raise Http404
    kept = list(found.papers.filter(file=link.file).select_related("file")) if link.file else []
    context = {"dossier": found, "link": link, "papers": kept, "ended": request.now >= link.ends_at}
    return render(request, "desk/scans/came.html", context)


def _of(found: Dossier, paper: str) -> SubmittedPaper | None:
    """Return the paper of this dossier that the address names; None for one more.

    :raises Http404: there is none
    """
    if paper == OTHER:
        return None
    of = found.papers.filter(pk=int(paper)).first() if paper.isascii() and paper.isdigit() and len(paper) < 16 else None
    if of is None:
        raise Http404
    return of


def _arrived(request: DeskRequest) -> Iterator[File]:
    """Keep what the form sent itself, and what came before it in pieces."""
    sent = [file for name in request.FILES for file in request.FILES.getlist(name)]
    whole = request.POST.getlist("upload")[:MOST]
    require(None if sent or whole else Refusal("file-missing"))
    for one in sent:
        yield documents.keep(one, name=one.name or "", by=request.actor, at=request.now)
    for text in whole:
        yield documents.finish(_id(text), by=request.actor, at=request.now)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Refusal("upload-gone") from None


def _attach(request: DeskRequest, found: Dossier, of: SubmittedPaper | None, file: File) -> SubmittedPaper:
    paper = of.pk if of else None
    return commands.attach_scan(found.pk, file.id, by=request.actor, at=request.now, paper=paper, name=file.name)


def _page(request: DeskRequest, found: Dossier, wrong: dict[str, str] | None = None, status: int = 200) -> HttpResponse:
    papers = list(found.papers.select_related("file").order_by("id"))
    rows: list[dict[str, Any]] = [{"key": str(one.pk), "name": one.name, "files": _files(found, one)} for one in papers]
    no = rules.why_not_attach(found, request.actor)
    context = {
        "dossier": found, "rows": [*rows, {"key": OTHER, "name": "", "files": []}], "wrong": wrong or {},
        "limit": settings.DOCUMENT_LIMIT_BYTES, "stuck": refusals.sentence(no) if no else "",
    }  # fmt: skip
    return render(request, "desk/scans/page.html", context, status=status)


def _files(found: Dossier, paper: SubmittedPaper) -> list[dict[str, Any]]:
    if paper.file is None:
        return []
    href = reverse("desk:file", args=[found.number, paper.file.id])
    return [{"name": paper.file.name, "size": paper.file.size, "sha256": paper.file.sha256, "href": href, "remove": ""}]
