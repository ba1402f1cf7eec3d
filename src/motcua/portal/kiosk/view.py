"""Taking a number, at the machine in the hall: big buttons, one for each queue."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal
from motcua.people import queries as people
from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.refusals import sentence
from motcua.ui import machines
from motcua.visits import commands, queries

MACHINE = Actor(id="system:kiosk", name="Máy lấy số")


@anybody
def kiosk(request: PortalRequest, unit: str) -> HttpResponse:
    """Works on machines marked as this unit's; elsewhere it says where numbers are given out. POST takes one of `queue`."""
    if machines.counter_of(request) != unit or unit not in people.every_unit():
        return render(request, "portal/kiosk/page.html", {"lines": [], "here": False, "name": "", "said": ""}, status=403)
    said = ""
    chosen = {str(one.pk): one for one in queries.queues(unit)}.get(request.POST.get("queue", ""))
    if request.method == "POST" and chosen:
        try:
            return redirect("portal:my_ticket", commands.take_number(chosen.pk, by=MACHINE, at=request.now).token)
        except Refusal as no:
            said = sentence(no)
    context = {"lines": queries.lines(unit, request.now), "here": True, "name": people.unit(unit).name, "said": said}
    return render(request, "portal/kiosk/page.html", context, status=409 if said else 200)
