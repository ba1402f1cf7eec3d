"""What the examiner has seen in a file that this person sent, asked again every moment until it has looked."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from motcua.documents import queries
from motcua.documents.models import File
from motcua.portal.entrance import PortalRequest, citizens
from motcua.portal.oddities import odd_of, signatures_of

PATIENCE = timedelta(minutes=2)  # then the page stops asking: the worker rests, and nothing depends on it
_LONGEST = 300


@citizens
def file_check(request: PortalRequest, file: UUID) -> HttpResponse:
    """`/tep/<file>/xem-thu/?giay-to=<what it was sent for>`"""
    found = queries.file(file)
    if found is None or found.kept_by != request.actor.id:
        raise Http404
    asked = request.GET.get("giay-to", "")[:_LONGEST]
    waiting = found.examined_at is None and request.now - found.kept_at < PATIENCE
    context = {
        "file": found, "again": check_of(found, asked) if waiting else "", "odd": odd_of(found, asked),
        "signatures": signatures_of(found),
    }  # fmt: skip
    return render(request, "portal/file_check/page.html", context)


def check_of(file: File, asked: str) -> str:
    """Return the address that tells what was seen in this file; "" once it has been looked into."""
    if file.examined_at is not None:
        return ""
    return f"{reverse('portal:file_check', args=[file.id])}?{urlencode({'giay-to': asked[:_LONGEST]})}"
