"""This computer as a machine of the counter: numbers are taken from it, and what is sent from it is recorded as sent there."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.ui import machines
from motcua.ui.words import t
from motcua.visits import commands

MAY = {"intake", "administrator"}


@staff_only
def machine(request: DeskRequest) -> HttpResponse:
    """GET says what this machine is; POST registers it for `unit`, or takes the mark away."""
    units, here = _units_or_404(request), machines.counter_of(request)
    if request.method != "POST":
        name = people.every_unit()[here].name if here and here in people.every_unit() else None
        return render(request, "desk/machine/page.html", {"units": units, "here": here, "name": name})
    answer = redirect("desk:machine")
    if "remove" in request.POST:
        if here in dict(units):
            commands.remove_machine(here or "", by=request.actor, at=request.now)
        answer.delete_cookie(machines.COOKIE)
        return answer
    unit, called = request.POST.get("unit", ""), request.POST.get("name", "").replace("\x00", "").strip()[:60]
    if unit not in dict(units):
        raise Http404
    commands.register_machine(unit, called, by=request.actor, at=request.now)
    messages.success(request, t("Máy này đã là máy ở quầy."))
    answer.set_cookie(
        machines.COOKIE, machines.mark(unit), max_age=machines.LASTS, httponly=True, samesite="Lax", secure=settings.PRODUCTION
    )
    return answer


def _units_or_404(request: DeskRequest) -> list[tuple[str, str]]:
    """The counters that one works at, and those of the units whose people one looks after."""
    day, posts = local_date(request.now), [(duty, unit) for duty, unit in request.actor.posts if duty in MAY]
    codes = {code for duty, unit in posts for code in (people.subtree(unit, day) if duty == "administrator" else {unit})}
    if not codes:
        raise Http404
    return list(people.units(day).filter(pk__in=codes, receives_dossiers=True).order_by("name").values_list("code", "name"))
