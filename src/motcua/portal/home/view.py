"""The citizen's front page."""

from django.http import HttpResponse
from django.shortcuts import render

from motcua.catalogue import queries as catalogue
from motcua.kernel.moments import local_date
from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.wording import slug


@anybody
def home(request: PortalRequest) -> HttpResponse:
    """`/`: find a procedure, see when something is due, look a dossier up."""
    fields = [(name, count, slug(name)) for name, count in catalogue.fields(local_date(request.now))]
    return render(request, "portal/home/page.html", {"fields": fields})
