"""One situation of life or business, and the procedures that go with it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.catalogue import queries as catalogue
from motcua.kernel.moments import local_date
from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.wording import LEVELS, SERVICES


@anybody
def situation(request: PortalRequest, situation: str) -> HttpResponse:
    """`/viec/nuoi-ca/`"""
    found = catalogue.situation(situation, local_date(request.now))
    if found is None:
        raise Http404
    return render(request, "portal/situation/page.html", {"found": found, "levels": LEVELS, "services": SERVICES})
