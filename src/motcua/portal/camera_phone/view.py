"""The page that a phone opens by the QR code: it may send photographs for one paper, once, and sees nothing else."""

import re
from datetime import datetime
from typing import cast

from django.http import HttpResponse
from django.shortcuts import render

from motcua.documents import commands as documents
from motcua.documents.models import CameraLink, File
from motcua.dossiers import commands as dossiers
from motcua.dossiers import queries
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.people import queries as people
from motcua.portal.camera.spots import of_draft, of_supplement
from motcua.portal.camera.view import limits, photos
from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.refusals import sentence

# A paper of a draft, and a paper of a dossier that an official has before him; what else is waited for is kept and no more.
PAPER = re.compile(r"/nop/([0-9]{1,15})/giay-to/#([0-9A-Za-z.-]{1,60})")
SCAN = re.compile(r"/lam-viec/ho-so/([^/]{1,60})/ban-quet/#([0-9]{1,15}|khac)")
ANSWER = re.compile(r"/ho-so/([0-9A-Za-z.-]{1,60})/bo-sung/#id_([0-9A-Za-z.-]{1,60})")
OVER = {"link-ended", "link-used"}


@anybody
def camera_phone(request: PortalRequest, secret: str) -> HttpResponse:
    """`/chup/<secret>/`"""
    try:
        link = documents.link_of(secret, request.now)
    except Refusal as over:
        return render(request, "portal/camera_phone/over.html", {"refusal": sentence(over)}, status=404)
    refusal = None
    if request.method == "POST":
        try:
            owner = people.account(int(link.kept_by.partition(":")[2]))
            by = people.actor(owner, request.now)
            link, file = documents.send_through(secret, photos(request), by=by, at=request.now)
            _put(link, file, by=by, at=request.now)
            return render(request, "portal/camera_phone/over.html", {"sent": file})
        except Refusal as no:
            refusal = sentence(no)
    context = {"link": link, "refusal": refusal, **limits()}
    return render(request, "portal/camera_phone/page.html", context, status=422 if refusal else 200)


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
