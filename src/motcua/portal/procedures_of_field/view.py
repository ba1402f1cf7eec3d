"""The procedures of one field."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.catalogue import queries as catalogue
from motcua.kernel.moments import local_date
from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.wording import LEVELS, SERVICES, slug


@anybody
def procedures_of_field(request: PortalRequest, field: str) -> HttpResponse:
    """`/thu-tuc/linh-vuc/thuy-loi/`"""
    day = local_date(request.now)
    name = next((name for name, _ in catalogue.fields(day) if slug(name) == field), None)
    if name is None:
        raise Http404
    context = {"name": name, "found": catalogue.of_field(name, day), "levels": LEVELS, "services": SERVICES}
    return render(request, "portal/procedures_of_field/page.html", context)
