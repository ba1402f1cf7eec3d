"""A paper photographed sheet by sheet: on this device, or on a phone by a link that works once."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.documents import commands as documents
from motcua.documents import rules as files
from motcua.documents.models import File
from motcua.kernel.refusals import Refusal
from motcua.portal.camera.spots import Spot, of_draft, of_supplement
from motcua.portal.entrance import PortalRequest, by_script, citizens
from motcua.portal.refusals import sentence
from motcua.portal.upload.view import came


@citizens
def camera(request: PortalRequest, pk: str, requirement: str) -> HttpResponse:
    """`/nop/<pk>/giay-to/<paper>/chup/`: GET shows both ways; POST takes the photographs of this device."""
    return _camera(request, of_draft(request.actor, int(pk), requirement))


@citizens
def supplement_camera(request: PortalRequest, number: str, requirement: str) -> HttpResponse:
    """`/ho-so/<number>/bo-sung/<paper>/chup/`: the same for what a supplement request asks for."""
    return _camera(request, of_supplement(request.actor, number, requirement))


def _camera(request: PortalRequest, spot: Spot) -> HttpResponse:
    refusal = None
    if request.method == "POST":
        try:
            spot.put(_bound(request, spot.title).id, request.actor, request.now)
            return HttpResponse(status=204) if by_script(request) else redirect(spot.page)
        except Refusal as no:
            refusal = sentence(no)
            if by_script(request):
                return said(no)
    context = {"spot": spot, "refusal": refusal, "pieces": reverse("portal:upload_begin"), **limits()}
    return render(request, "portal/camera/page.html", context, status=422 if refusal else 200)


def _bound(request: PortalRequest, title: str) -> File:
    if ids := came(request):
        return documents.bind_uploads(ids, title=title, by=request.actor, at=request.now)
    return documents.bind(photos(request), title=title, by=request.actor, at=request.now)


def said(refusal: Refusal) -> HttpResponse:
    """Answer the script: it sends anew what is gone, and says the sentence where that cannot be."""
    status = 404 if refusal.code in {"upload-gone", "link-ended", "link-used"} else 422
    return HttpResponse(sentence(refusal), status=status, content_type="text/plain; charset=utf-8")


def photos(request: PortalRequest) -> Sequence[tuple[Any, str]]:
    return [(one, one.name or "") for one in request.FILES.getlist("photos")]


def limits() -> dict[str, Any]:
    return {"limit": settings.DOCUMENT_LIMIT_BYTES, "most": files.MOST_PHOTOS}
