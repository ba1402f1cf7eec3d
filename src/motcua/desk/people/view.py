"""The officials an administrator looks after."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, administrators_only
from motcua.desk.people.alone import alone
from motcua.desk.people.form import Filter
from motcua.desk.person_change.forms import units_of
from motcua.desk.rows import rows_of
from motcua.desk.wording import DUTIES, PERSON_STATES
from motcua.people import queries
from motcua.people.queries import persons


@administrators_only
def people(request: DeskRequest) -> HttpResponse:
    """Sorted as Vietnamese names are; searched by any words without minding accents. What is no filter filters nothing."""
    form = Filter(request.GET or None, units=units_of(request.actor, request.now))
    asked = form.cleaned_data if form.is_valid() else {}
    found = persons.people_of(request.actor, request.now, **asked)
    page = request.GET.get("page", "1")
    pages = Paginator(found, rows_of(request.actor))
    if not (page.isascii() and page.isdigit() and len(page) < 6 and 1 <= int(page) <= pages.num_pages):
        raise Http404
    context = {
        "form": form, "rows": pages.page(int(page)).object_list, "count": len(found), "page": int(page), "pages": pages.num_pages,
        "address": f"?{urlencode({name: value for name, value in asked.items() if value})}&page=", "duties": DUTIES,
        "states": PERSON_STATES, "units": queries.every_unit(), "asked": any(asked.values()),
        "alone": alone(request.actor, request.now),
    }  # fmt: skip
    return render(request, "desk/people/page.html", context)
