"""An official types for people at the counter: what is begun for them, and at whose counter this machine stands."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from motcua.dossiers import queries as dossiers
from motcua.people import queries as people
from motcua.portal.counter import counter_of, helps, stand_at
from motcua.portal.entrance import PortalRequest, citizens

MOST = 50


@citizens
def helping(request: PortalRequest) -> HttpResponse:
    """`/nop-giup/`"""
    if not helps(request.actor):
        raise Http404
    known = people.every_unit()
    units = {unit: known[unit].name for duty, unit in sorted(request.actor.posts) if duty == "intake"}
    if request.method == "POST":
        chosen = request.POST.get("machine", "")
        response = redirect("portal:helping")
        stand_at(response, chosen if chosen in units else "")
        return response
    here = counter_of(request)
    context = {
        "drafts": list(dossiers.helped_by(request.actor)[:MOST]), "units": units, "here": people.unit(here) if here else None,
    }  # fmt: skip
    return render(request, "portal/helping/page.html", context)
