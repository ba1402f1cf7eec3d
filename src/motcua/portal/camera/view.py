"""A paper photographed sheet by sheet: on this device, or on a phone by a link that works once."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.documents import commands as documents
from motcua.documents import rules as files
from motcua.kernel.refusals import Refusal
from motcua.portal.camera.spots import Spot, of_draft, of_supplement
from motcua.portal.entrance import PortalRequest, citizens
from motcua.portal.refusals import sentence


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
            file = documents.bind(photos(request), title=spot.title, by=request.actor, at=request.now)
            spot.put(file.id, request.actor, request.now)
            return redirect(spot.page)
        except Refusal as no:
            refusal = sentence(no)
    context = {"spot": spot, "refusal": refusal, **limits()}
    return render(request, "portal/camera/page.html", context, status=422 if refusal else 200)


def photos(request: PortalRequest) -> Sequence[tuple[Any, str]]:
    return [(one, one.name or "") for one in request.FILES.getlist("photos")]


def limits() -> dict[str, Any]:
    return {"limit": settings.DOCUMENT_LIMIT_BYTES, "most": files.MOST_PHOTOS}
