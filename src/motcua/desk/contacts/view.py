"""The register of who came to a counter, whether or not a dossier came of it."""

from django.http import HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.register.form import RegisterForm
from motcua.kernel.moments import dd_mm_yyyy, local_date
from motcua.people import queries as people
from motcua.visits import queries

WORDS = {
    "taken_in": "Đã tiếp nhận", "turned_away": "Chưa nhận", "guided": "Đã hướng dẫn", "wrong_office": "Đến nhầm nơi",
}  # fmt: skip
SHOWN = 200


@staff_only
def contacts(request: DeskRequest) -> HttpResponse:
    """Of today, or of the days asked for; of the units that one may look at."""
    today = local_date(request.now)
    seen = people.units(today).filter(pk__in=request.actor.sees, receives_dossiers=True).order_by("name")
    units = list(seen.values_list("code", "name"))
    own = sorted(unit for duty, unit in request.actor.posts if duty == "intake")
    start = {"unit": (own or [code for code, _ in units] or [""])[0], "first": dd_mm_yyyy(today), "last": dd_mm_yyyy(today)}
    form = RegisterForm(request.GET if "unit" in request.GET else start, units=units)
    found = form.cleaned_data if units and form.is_valid() else None
    asked = (found["unit"], found["first"], found["last"]) if found else None
    context = {
        "form": form, "units": units, "words": WORDS, "may_record": bool(own), "most": SHOWN,
        "counts": queries.counts(*asked) if asked else {}, "rows": list(queries.register(*asked)[:SHOWN]) if asked else [],
    }  # fmt: skip
    return render(request, "desk/contacts/page.html", context, status=200 if found or not units else 422)
