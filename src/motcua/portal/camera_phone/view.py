"""The page that a phone opens by the QR code: it may send photographs for one paper, once, and sees nothing else."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.documents import commands as documents
from motcua.documents.models import CameraLink, File
from motcua.dossiers import commands as dossiers
from motcua.dossiers import queries
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.people import queries as people
from motcua.portal.camera.spots import of_draft, of_supplement
from motcua.portal.camera.view import limits, photos, said
from motcua.portal.entrance import PortalRequest, anybody, by_script
from motcua.portal.refusals import sentence
from motcua.portal.upload.view import begun, came, gone_on

# A paper of a draft, and a paper of a dossier that an official has before him; what else is waited for is kept and no more.
PAPER = re.compile(r"/nop/([0-9]{1,15})/giay-to/#([0-9A-Za-z.-]{1,60})")
SCAN = re.compile(r"/lam-viec/ho-so/([^/]{1,60})/ban-quet/#([0-9]{1,15}|khac)")
ANSWER = re.compile(r"/ho-so/([0-9A-Za-z.-]{1,60})/bo-sung/#id_([0-9A-Za-z.-]{1,60})")
OVER = "portal/camera_phone/over.html"


@anybody
def camera_phone(request: PortalRequest, secret: str) -> HttpResponse:
    """`/chup/<secret>/`; sent again because the answer was lost, it is answered as the first time."""
    try:
        ids = came(request)
        link = (documents.used_link(secret) if ids else None) or documents.link_of(secret, request.now, begun=bool(ids))
    except Refusal as over:
        return said(over) if by_script(request) else render(request, OVER, {"refusal": sentence(over)}, status=404)
    refusal = None
    if request.method == "POST":
        try:
            file = _sent(request, secret, link, ids)
            return HttpResponse(status=204) if by_script(request) else render(request, OVER, {"sent": file})
        except Refusal as no:
            refusal = sentence(no)
            if by_script(request):
                return said(no)
    context = {"link": link, "refusal": refusal, "pieces": reverse("portal:camera_pieces", args=[secret]), **limits()}
    return render(request, "portal/camera_phone/page.html", context, status=422 if refusal else 200)


@require_POST
@anybody
def camera_pieces(request: PortalRequest, secret: str) -> HttpResponse:
    """`/chup/<secret>/anh/`: a photograph is coming in pieces, as at `/tai-len/`, for whoever holds the link."""
    try:
        link = documents.link_of(secret, request.now)
    except Refusal as over:
        return said(over)
    return begun(request, documents.sender_through(link), place=f"link:{link.id}")


@anybody
def camera_piece(request: PortalRequest, secret: str, id: UUID) -> HttpResponse:
    """`/chup/<secret>/anh/<id>/`"""
    try:
        link = documents.link_of(secret, request.now, begun=True)
    except Refusal as over:
        return said(over)
    return gone_on(request, id, documents.sender_through(link))


def _sent(request: PortalRequest, secret: str, link: CameraLink, ids: Sequence[UUID]) -> File:
    """Keep it as the link's owner would, and put it where it was asked for; once."""
    by = people.actor(people.account(int(link.kept_by.partition(":")[2])), request.now)
    is_there = link.used_at is not None
    link, file = documents.send_through(secret, photos(request), by=by, at=request.now, came=ids)
    if not is_there:
        _put(link, file, by=by, at=request.now)
    return file


def _put(link: CameraLink, file: File, *, by: Actor, at: datetime) -> None:
    """Put it where it was asked for."""
    if where := PAPER.fullmatch(link.place):
        of_draft(by, int(where[1]), where[2]).put(file.id, by, at)
    elif where := ANSWER.fullmatch(link.place):
        of_supplement(by, where[1], where[2]).put(file.id, by, at)
    elif where := SCAN.fullmatch(link.place):
        found = queries.at_desk(by, where[1])
        require(None if found else Refusal("link-ended"))
        paper = int(where[2]) if where[2].isdigit() else None
        dossiers.attach_scan(cast(Dossier, found).pk, file.id, by=by, at=at, paper=paper, name=link.title)
