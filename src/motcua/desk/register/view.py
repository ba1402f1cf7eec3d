"""The register (form 06) of a unit for a time, as PDF."""

from django.http import HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.paper.view import pdf
from motcua.desk.register.form import RegisterForm
from motcua.kernel.moments import dd_mm_yyyy, local_date
from motcua.letters import papers, queries
from motcua.people import queries as people


@staff_only
def register(request: DeskRequest) -> HttpResponse:
    """Asks for unit and days; with all three in the address it is the PDF itself."""
    today = local_date(request.now)
    seen = people.units(today).filter(pk__in=request.actor.sees, receives_dossiers=True).order_by("name")
    units = list(seen.values_list("code", "name"))
    start = {"first": dd_mm_yyyy(today.replace(day=1)), "last": dd_mm_yyyy(today)}
    asked = "unit" in request.GET
    form = RegisterForm(request.GET if asked else None, units=units, initial=start)
    if asked and form.is_valid():
        chosen = form.cleaned_data
        book = queries.register(chosen["unit"], chosen["first"], chosen["last"])
        return pdf(papers.pdf(book), f"so-theo-doi-{chosen['unit']}")
    return render(request, "desk/register/page.html", {"form": form, "units": units}, status=422 if asked else 200)
