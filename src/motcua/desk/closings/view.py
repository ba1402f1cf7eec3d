"""The periods that were closed, of the units one answers for; who controls or leads a unit closes another one from here."""

from collections.abc import Iterator
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.closings.closed import called, people_of
from motcua.desk.control_room.asked import overseen
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.indicators.commands import closes_for
from motcua.indicators.queries.closing import closings as closed
from motcua.indicators.rules import Period
from motcua.kernel.moments import local_date
from motcua.people import queries as people

LISTED = 100
_MONTHS, _QUARTERS, _YEARS = 12, 5, 2


@staff_only
def closings(request: DeskRequest) -> HttpResponse:
    """The latest first; the form leads to the page that says what will be frozen."""
    today = local_date(request.now)
    units = overseen(request.actor, today)
    if not units:
        raise Http404
    rows = list(closed(units)[:LISTED])
    own = people.names_on(closes_for(request.actor), today)
    context = {
        "rows": rows, "names": people.names_on({one.unit for one in rows}, today), "called": called, "who": people_of(rows),
        "own": sorted((name, code) for code, name in own.items()), "periods": list(_ended(today)),
    }  # fmt: skip
    return render(request, "desk/closings/page.html", context)


def _ended(today: date) -> Iterator[tuple[str, list[Period]]]:
    """What has ended lately and is mostly closed, the latest first."""
    yield "Tháng", _before(Period.read(f"{today:%Y-%m}"), _MONTHS)
    yield "Quý", _before(Period.read(f"{today.year}-Q{(today.month + 2) // 3}"), _QUARTERS)
    longer = [f"{year}{kind}" for year in range(today.year, today.year - _YEARS, -1) for kind in ("-9M", "-H2", "-H1", "")]
    yield "6 tháng, 9 tháng, năm", [one for code in longer if (one := Period.read(code)).until <= today]


def _before(running: Period, count: int) -> list[Period]:
    found = [running.previous()]
    while len(found) < count:
        found.append(found[-1].previous())
    return found
