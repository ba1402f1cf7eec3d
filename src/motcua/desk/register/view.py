"""The register (form 06) of a unit for a time, as PDF, Excel or Word. It names persons, so each look is written down."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.listed.view import handed_out
from motcua.desk.paper.view import pdf
from motcua.desk.register.form import RegisterForm
from motcua.kernel.moments import dd_mm_yyyy, local_date
from motcua.letters import papers, queries
from motcua.people import queries as people
from motcua.reports import commands
from motcua.reports.layouts import listed as laid
from motcua.reports.queries import listing
from motcua.reports.rules import lists
from motcua.reports.rules.periods import DAY, Days


@staff_only
def register(request: DeskRequest) -> HttpResponse:
    """Asks for unit and days; with all three in the address it is the file itself, by `tep`, or else PDF."""
    today = local_date(request.now)
    seen = people.units(today).filter(pk__in=request.actor.sees, receives_dossiers=True).order_by("name")
    units = list(seen.values_list("code", "name"))
    start = {"first": dd_mm_yyyy(today.replace(day=1)), "last": dd_mm_yyyy(today), "tep": "pdf"}
    asked = "unit" in request.GET
    form = RegisterForm(request.GET if asked else None, units=units, initial=start)
    if asked and form.is_valid():
        return _file(request, **form.cleaned_data)
    return render(request, "desk/register/page.html", {"form": form, "units": units}, status=422 if asked else 200)


def _file(request: DeskRequest, *, unit: str, first: date, last: date, tep: str) -> HttpResponse:
    """The book as the chosen file; the look is written down before the first byte."""
    book, days = queries.register(unit, first, last), Days(first, last + DAY)
    commands.record_look(unit, days.key, tep or "pdf", len(book.rows), by=request.actor, at=request.now)
    if tep in ("", "pdf"):
        return pdf(papers.pdf(book), f"so-theo-doi-{unit}")
    sheet = lists.register(book.rows, listing.Asked(kind="mau-06", unit=unit, days=days, at=request.now).heading)
    return handed_out(laid.file(sheet, tep, "Mẫu 06"), f"so-theo-doi-{unit}.{tep}")
