"""Filing, second step: the papers, each file saved by a request of its own."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.dossiers import queries
from motcua.dossiers.commands import Paper, looking, papers
from motcua.dossiers.models import Dossier, SubmittedPaper
from motcua.dossiers.rules import State
from motcua.kernel.refusals import Refusal
from motcua.portal.entrance import PortalRequest, anybody, by_script, citizens, own_draft, sign_in_first, signed_in
from motcua.portal.filing import way
from motcua.portal.filing_papers import rows
from motcua.portal.refusals import sentence
from motcua.portal.upload.view import taken


@citizens
def filing_papers(request: PortalRequest, pk: str) -> HttpResponse:
    """`/nop/<pk>/giay-to/`"""
    draft = own_draft(request.actor, int(pk))
    return way.sent(request, draft) if draft.state != State.DRAFT else _page(request, draft)


@require_POST
@anybody
def filing_paper_add(request: PortalRequest, pk: str, requirement: str) -> HttpResponse:
    """`/nop/<pk>/giay-to/<paper>/`: keep what was sent. The script gets the row of the file, the form goes back to the page."""
    if not signed_in(request.actor):  # the script would take the page that asks to sign in for the file's row
        return sign_in_first(request, reverse("portal:filing_papers", args=[pk]))
    draft = own_draft(request.actor, int(pk))
    if requirement != rows.OTHER and requirement not in draft.requirements:
        raise Http404
    try:
        kept = _keep(request, draft, None if requirement == rows.OTHER else requirement)
    except Refusal as refusal:
        if by_script(request):
            return HttpResponse(sentence(refusal), status=422, content_type="text/plain; charset=utf-8")
        return _page(request, draft, {requirement: sentence(refusal)}, status=422)
    if by_script(request):
        warnings = [sentence for paper in kept for sentence in rows.warnings(paper)]
        context = {"files": [rows.row(draft, paper) for paper in kept], "warnings": warnings}
        return render(request, "portal/filing_papers/kept.html", context, status=201)
    return redirect(f"{reverse('portal:filing_papers', args=[pk])}#{requirement}")


@require_POST
@citizens
def filing_paper_remove(request: PortalRequest, pk: str, paper: str) -> HttpResponse:
    """`/nop/<pk>/giay-to/bo/<row>/`"""
    draft = own_draft(request.actor, int(pk))
    try:
        papers.remove_paper(draft.pk, int(paper), by=request.actor, at=request.now)
    except Refusal as refusal:
        return _page(request, draft, {rows.OTHER: sentence(refusal)}, status=422)
    return redirect("portal:filing_papers", draft.pk)


@require_POST
@citizens
def filing_paper_reuse(request: PortalRequest, pk: str, requirement: str, paper: str) -> HttpResponse:
    """`/nop/<pk>/giay-to/<paper>/dung-lai/<row>/`: what the same person handed in before, once more"""
    draft = own_draft(request.actor, int(pk))
    try:
        papers.reuse_paper(draft.pk, requirement, int(paper), by=request.actor, at=request.now)
    except Refusal as refusal:
        return _page(request, draft, {requirement: sentence(refusal)}, status=422)
    return redirect(f"{reverse('portal:filing_papers', args=[pk])}#{requirement}")


def _keep(request: PortalRequest, draft: Dossier, requirement: str | None) -> list[SubmittedPaper]:
    kept = []
    for file in taken(request):
        name = draft.requirements[requirement] if requirement else file.name
        paper = Paper(requirement=requirement, name=name, file=file.id)
        kept.append(papers.add_paper(draft.pk, paper, by=request.actor, at=request.now))
    return kept


def _page(request: PortalRequest, draft: Dossier, errors: dict[str, str] | None = None, status: int = 200) -> HttpResponse:
    held = queries.held(draft, request.actor)
    # To be told which papers somebody has is a look at where they are.
    for source in sorted({paper.dossier_id for offered in held.values() for paper in offered}):
        looking.record_look(source, by=request.actor, at=request.now, at_what="held-papers")
    context = {
        "draft": draft, "asked": rows.asked(draft, held), "wrong": errors or {}, "limit": settings.DOCUMENT_LIMIT_BYTES,
        "stages": way.stages(draft, "filing_papers"), "back_to": way.before(draft, "filing_papers"),
    }  # fmt: skip
    return render(request, "portal/filing_papers/page.html", context, status=status)
