"""Search among the procedures."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.vary import vary_on_headers

from motcua.catalogue import queries as catalogue
from motcua.kernel.moments import local_date
from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.wording import LEVELS, SERVICES, slug

MOST, OFFERED, FEWEST_LETTERS = 30, 6, 2


@anybody
@vary_on_headers("HX-Request")
def procedures(request: PortalRequest) -> HttpResponse:
    """`/thu-tuc/?q=`: forgives accents and slips. Without a question: the fields. To a box being typed in: the nearest few."""
    day = local_date(request.now)
    q = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:200]
    if request.headers.get("HX-Request"):
        return render(request, "portal/procedures/offered.html", {"q": q, "levels": LEVELS, "found": _offered(q, day)})
    fields = [(name, count, slug(name)) for name, count in catalogue.fields(day)]
    context = {"q": q, "fields": fields, "levels": LEVELS, "services": SERVICES}
    return render(request, "portal/procedures/page.html", {**context, "found": catalogue.search(q, day, MOST) if q else []})


def _offered(q: str, day: date) -> "list[catalogue.Found] | None":
    return catalogue.search(q, day, OFFERED, unfinished=True) if len(q) >= FEWEST_LETTERS else None
