"""One procedure: what a person wants to know first, then all of it; to a program, the same as linked data."""

from datetime import date
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from motcua.catalogue import queries as catalogue
from motcua.catalogue import rules
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.portal import open_figures
from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.procedure import linked
from motcua.portal.procedure.chosen import chosen
from motcua.portal.wording import DUTIES, LEVELS, PLACES, SERVICES, readable, slug

if TYPE_CHECKING:
    from motcua.people.models import Unit


@anybody
def procedure(request: PortalRequest, key: str) -> HttpResponse:
    """`/thu-tuc/1.004363-province/`, as a page or, to who accepts application/ld+json or asks `?dinh-dang=jsonld`, as CPSV-AP."""
    day = local_date(request.now)
    found = catalogue.current(key, day)
    if found is None:
        raise Http404
    units = receiving_units(found, day)
    if linked.is_wanted(request):
        answer = HttpResponse(linked.text(request, found, units, catalogue.situations(day)), content_type=linked.TYPE)
    else:
        context = {
            "procedure": found, "units": units, "readable": readable, "field_slug": slug(found.field), "levels": LEVELS,
            "services": SERVICES, "places": PLACES, "duties": DUTIES, "today": day, "chosen": chosen(found, request.GET, day),
            "waiting": open_figures.usual_waiting(key, request.now), "whole": "day-du" in request.GET,
        }  # fmt: skip
        answer = render(request, "portal/procedure/page.html", context)
    patch_vary_headers(answer, ["Accept"])
    return answer


def receiving_units(procedure: catalogue.PublishedVersion, day: date) -> "list[Unit]":
    """Return the one-stop units that take this procedure in, by name."""
    open_ = people.units(day).filter(receives_dossiers=True)
    its = [unit for unit in open_ if rules.receives(procedure.level, procedure.lead_unit, unit.code)]
    # A district has both its committee and its desk; people go to the desk.
    desks = [unit for unit in its if unit.kind == "mot_cua"]
    return sorted(desks or its, key=lambda unit: unit.name)
