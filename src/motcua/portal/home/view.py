"""The citizen's front page."""

from django.http import HttpResponse
from django.shortcuts import render

from motcua.catalogue import queries as catalogue
from motcua.kernel.moments import local, local_date
from motcua.portal import open_figures
from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.wording import slug


@anybody
def home(request: PortalRequest) -> HttpResponse:
    """`/`: find a procedure, see when something is due, look a dossier up, see how the office does."""
    day = local_date(request.now)
    context = {
        "fields": [(name, count, slug(name)) for name, count in catalogue.fields(day)], "situations": catalogue.situations(day),
        "figures": open_figures.today(request.now), "now": local(request.now),
    }  # fmt: skip
    return render(request, "portal/home/page.html", context)
