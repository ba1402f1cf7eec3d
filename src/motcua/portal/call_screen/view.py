"""The screen in the hall: which numbers are called, and to which counter. Nothing on it says who."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.portal.entrance import PortalRequest, anybody
from motcua.visits import queries


@anybody
def call_screen(request: PortalRequest, unit: str) -> HttpResponse:
    """Renewed every few seconds by itself, without a reload where script runs."""
    if unit not in people.every_unit():
        raise Http404
    context = {
        "unit": people.unit(unit), "called": queries.called(unit, local_date(request.now)),
        "lines": queries.lines(unit, request.now), "now": request.now,
    }  # fmt: skip
    page = "board" if request.headers.get("HX-Request") else "page"
    return render(request, f"portal/call_screen/{page}.html", context)
