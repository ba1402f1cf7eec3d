"""Where one hands in: every unit that receives dossiers, with hours and contacts as far as they are known."""

from django.http import HttpResponse
from django.shortcuts import render

from motcua.kernel.moments import local_date
from motcua.kernel.texts import fold
from motcua.people import queries as people
from motcua.portal.entrance import PortalRequest, anybody

LEVELS = {"province": "Ở tỉnh", "district": "Ở huyện, thị xã, thành phố", "commune": "Ở xã, phường, thị trấn"}


@anybody
def units(request: PortalRequest) -> HttpResponse:
    """`/noi-tiep-nhan/?q=`"""
    q = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:100]
    receiving = [unit for unit in people.units(local_date(request.now)).filter(receives_dossiers=True).order_by("name", "code")]
    wanted = fold(q).split()
    found = [unit for unit in receiving if all(word in fold(unit.name) for word in wanted)]
    groups = [(name, [unit for unit in found if unit.level == level]) for level, name in LEVELS.items()]
    context = {"q": q, "groups": [(name, its) for name, its in groups if its], "count": len(found)}
    return render(request, "portal/units/page.html", context)
