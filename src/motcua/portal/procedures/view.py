"""Search among the procedures."""

from django.http import HttpResponse
from django.shortcuts import render

from motcua.catalogue import queries as catalogue
from motcua.kernel.moments import local_date
from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.wording import LEVELS, SERVICES, slug

MOST = 30


@anybody
def procedures(request: PortalRequest) -> HttpResponse:
    """`/thu-tuc/?q=`: forgives accents and slips. Without a question: the fields."""
    day = local_date(request.now)
    q = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:200]
    fields = [(name, count, slug(name)) for name, count in catalogue.fields(day)]
    context = {"q": q, "fields": fields, "levels": LEVELS, "services": SERVICES}
    return render(request, "portal/procedures/page.html", {**context, "found": catalogue.search(q, day, MOST) if q else []})
