"""Throwing a draft away, once one has been asked whether one means it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.dossiers import commands as dossiers
from motcua.dossiers.rules import State
from motcua.kernel.refusals import Refusal
from motcua.portal.entrance import PortalRequest, citizens, own_draft
from motcua.portal.refusals import sentence
from motcua.ui.words import t


@citizens
def filing_discard(request: PortalRequest, pk: str) -> HttpResponse:
    """`/nop/<pk>/bo/`"""
    draft = own_draft(request.actor, int(pk))
    if draft.state != State.DRAFT:
        return redirect("portal:receipt", draft.number)
    back = "portal:helping" if draft.helper_id else "portal:my_dossiers"
    context = {"draft": draft, "back": back}
    if request.method != "POST":
        return render(request, "portal/filing_discard/page.html", context)
    try:
        dossiers.discard(draft.pk, by=request.actor, at=request.now)
    except Refusal as refusal:
        return render(request, "portal/filing_discard/page.html", context | {"refusal": sentence(refusal)}, status=422)
    messages.success(request, t("Đã bỏ bản nháp."))
    return redirect(back)
