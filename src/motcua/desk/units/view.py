"""The units an administrator looks after, as a tree."""

from django.http import HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, administrators_only
from motcua.desk.units.form import Look
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.people.queries import places


@administrators_only
def units(request: DeskRequest) -> HttpResponse:
    """As they stood on a day: today, unless another is asked for."""
    today = local_date(request.now)
    form = Look(request.GET or None, initial={"day": today})
    asked = form.cleaned_data if form.is_valid() else {}
    day = asked.get("day") or today
    scope = people.administered(request.actor, day) | people.administered(request.actor, today)
    context = {
        "form": form, "day": day, "today": today, "rows": places.branches(scope, day, asked.get("text", "")),
        "asked": bool(asked.get("text")),
    }  # fmt: skip
    return render(request, "desk/units/page.html", context)
