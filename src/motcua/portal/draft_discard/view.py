"""Throwing a draft away: asked once, then gone."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from motcua.dossiers import commands as dossiers
from motcua.dossiers.rules import State
from motcua.kernel.refusals import Refusal
from motcua.portal.entrance import PortalRequest, citizens, own_draft
from motcua.portal.refusals import sentence
from motcua.ui.words import t


@citizens
def draft_discard(request: PortalRequest, pk: str) -> HttpResponse:
    """`/nop/<pk>/xoa/`"""
    draft = own_draft(request.actor, int(pk))
    if draft.state != State.DRAFT:
        raise Http404
    if request.method != "POST":
        return render(request, "portal/draft_discard/page.html", {"draft": draft, "papers": draft.papers.count()})
    try:
        dossiers.discard(draft.pk, by=request.actor, at=request.now)
        messages.success(request, t("Đã xóa bản nháp."))
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect("portal:my_dossiers")
