"""The registers and lists that this person may have, each with what stands in it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.reports.queries import listing


@staff_only
def lists(request: DeskRequest) -> HttpResponse:
    """Those of which there is a unit for this actor."""
    mine = listing.kinds_for(request.actor, request.now)
    if not mine:
        raise Http404
    return render(request, "desk/lists/page.html", {"kinds": mine})
