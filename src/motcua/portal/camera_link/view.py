"""The QR code for a phone, and word of what came from it."""

from uuid import UUID

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.documents import commands as documents
from motcua.documents import queries
from motcua.portal.camera.spots import Spot, of_draft, of_supplement
from motcua.portal.entrance import PortalRequest, citizens


@require_POST
@citizens
def camera_link(request: PortalRequest, pk: str, requirement: str) -> HttpResponse:
    """`/nop/<pk>/giay-to/<paper>/chup/ma/`: a fresh link; the one before it ends."""
    return _linked(request, of_draft(request.actor, int(pk), requirement))


@require_POST
@citizens
def supplement_camera_link(request: PortalRequest, number: str, requirement: str) -> HttpResponse:
    """`/ho-so/<number>/bo-sung/<paper>/chup/ma/`: the same for what a supplement request asks for."""
    return _linked(request, of_supplement(request.actor, number, requirement))


def _linked(request: PortalRequest, spot: Spot) -> HttpResponse:
    link, secret = documents.open_link(place=spot.page, title=spot.title, by=request.actor, at=request.now)
    address = request.build_absolute_uri(reverse("portal:camera_phone", args=[secret]))
    code = segno.make(address, error="m", micro=False).svg_data_uri(border=3, omitsize=True, light="#fff")
    context = {"spot": spot, "link": link, "address": address, "code": code, "now": request.now}
    return render(request, "portal/camera_link/page.html", context)


@citizens
def camera_arrived(request: PortalRequest, link: UUID) -> HttpResponse:
    """`/chup-anh/<link>/da-ve/`: asked by the page with the code until the photographs are here."""
    found = queries.camera_link(link, request.actor)
    if found is None:
        raise Http404
    file = queries.file(found.file) if found.file else None
    context = {"link": found, "file": file, "ended": request.now >= found.ends_at}
    return render(request, "portal/camera_link/arrived.html", context)
