"""A paper photographed sheet by sheet: on this device, or on a phone by a link that works once."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.documents import commands as documents
from motcua.documents import rules as files
from motcua.dossiers.commands import Paper, papers
from motcua.dossiers.models import Dossier
from motcua.kernel.refusals import Refusal
from motcua.portal.entrance import PortalRequest, citizens, own_draft
from motcua.portal.filing_papers import rows
from motcua.portal.refusals import sentence
from motcua.portal.wording import readable
from motcua.ui.words import t


@citizens
def camera(request: PortalRequest, pk: str, requirement: str) -> HttpResponse:
    """`/nop/<pk>/giay-to/<paper>/chup/`: GET shows both ways; POST takes the photographs of this device."""
    draft = own_draft(request.actor, int(pk))
    title, refusal = title_of(draft, requirement), None
    if request.method == "POST":
        try:
            file = documents.bind(photos(request), title=title, by=request.actor, at=request.now)
            paper = Paper(requirement=None if requirement == rows.OTHER else requirement, name=title, file=file.id)
            papers.add_paper(draft.pk, paper, by=request.actor, at=request.now)
            return redirect(f"{reverse('portal:filing_papers', args=[pk])}#{requirement}")
        except Refusal as no:
            refusal = sentence(no)
    context = {"draft": draft, "requirement": requirement, "title": title, "refusal": refusal, **limits()}
    return render(request, "portal/camera/page.html", context, status=422 if refusal else 200)


def title_of(draft: Dossier, requirement: str) -> str:
    """What the paper is called.

    :raises Http404: the draft's procedure does not ask for it
    """
    if requirement == rows.OTHER:
        return t("Giấy tờ khác")
    if requirement not in draft.requirements:
        raise Http404
    return readable(draft.requirements[requirement])


def photos(request: PortalRequest) -> Sequence[tuple[Any, str]]:
    return [(one, one.name or "") for one in request.FILES.getlist("photos")]


def limits() -> dict[str, Any]:
    return {"limit": settings.DOCUMENT_LIMIT_BYTES, "most": files.MOST_PHOTOS}
