"""The reports that a unit owes, by when, and how far each is; a new version is made from here."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest
from motcua.desk.reports.form import Made
from motcua.desk.reports.readers import readers_only
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.people import queries as people
from motcua.reports import commands, queries
from motcua.reports.queries import reporting
from motcua.reports.rules.making import KINDS, READERS
from motcua.ui.words import t

LISTED = 30


@readers_only
def reports(request: DeskRequest) -> HttpResponse:
    """`?nam=`, `don-vi=`."""
    return _page(request, None)


@readers_only
@require_POST
def report_make(request: DeskRequest) -> HttpResponse:
    """Make a version with the numbers as they are now."""
    form, said = Made(request.POST, actor=request.actor, at=request.now), ""
    if form.is_valid():
        asked = form.cleaned_data
        try:
            one = reporting.report(asked["kind"], asked["unit"], asked["ky"], at=request.now, waiting=asked["waiting"])
            made = commands.make(one, by=request.actor, at=request.now)
            messages.success(request, t("Đã lập phiên bản {version}. Hãy xem lại trước khi trình duyệt.", version=made.version))
            return redirect("desk:report", made.pk)
        except Refusal as no:
            said = refusals.sentence(no)
    return _page(request, form, said)


def _page(request: DeskRequest, form: Made | None, said: str = "") -> HttpResponse:
    today = local_date(request.now)
    units = people.names_on(queries.read_for(request.actor, request.now), today)
    unit, year = _asked(request, units, today)
    own = queries.made_for(request.actor, request.now)
    start = {"unit": unit, "ky": f"{today.year}-Q{(today.month + 2) // 3}"}
    every = queries.reports(request.actor, request.now)
    context: dict[str, Any] = {
        "units": sorted((name, code) for code, name in units.items()), "unit": unit, "unit_name": units[unit], "year": year,
        "years": range(today.year + 1, today.year - 5, -1), "owed": queries.owed([unit], year), "today": today,
        "makes": unit in own,
        "form": form or Made(None, actor=request.actor, at=request.now, initial=start), "said": said, "kinds": KINDS,
        "made": every.filter(unit=unit)[:LISTED], "cut_off": queries.cut_off_rule(date(year, 1, 1)), "may_make": bool(own),
        "here": reverse("desk:reports"),
    }  # fmt: skip
    return render(request, "desk/reports/page.html", context, status=422 if form else 200)


def _asked(request: DeskRequest, units: dict[str, str], today: date) -> tuple[str, int]:
    """What the address names, or one's own unit and this year."""
    own = sorted(unit for duty, unit in request.actor.posts if duty in READERS)
    unit, year = request.GET.get("don-vi", ""), request.GET.get("nam", "")
    known = year.isascii() and year.isdigit() and today.year - 5 < int(year[:4]) <= today.year + 1 and len(year) == 4
    return unit if unit in units else own[0], int(year) if known else today.year
