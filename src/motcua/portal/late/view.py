"""Who is late: units that hold dossiers past their appointment. No dossier and no person is named."""

from django.http import HttpResponse
from django.shortcuts import render

from motcua.deadlines import queries as deadlines
from motcua.dossiers import queries as dossiers
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.portal import open_figures
from motcua.portal.entrance import PortalRequest, anybody


@anybody
def late(request: PortalRequest) -> HttpResponse:
    """`/qua-hen/`"""
    counted_at, units = open_figures.fresh(("late",), request.now, lambda: dossiers.late_units(request.now))
    today, known = local_date(request.now), people.every_unit()
    days = deadlines.calendar().working_days
    rows = [(known[unit.unit].name, unit, days(local_date(unit.oldest), today)) for unit in units]
    context = {
        "rows": rows, "counted_at": counted_at, "count": sum(unit.count for unit in units),
        "charted": [(name, [unit.with_letter, unit.without_letter], str(unit.count)) for name, unit, _ in rows[:12]],
        "without": sum(unit.without_letter for unit in units),
    }  # fmt: skip
    return render(request, "portal/late/page.html", context)
