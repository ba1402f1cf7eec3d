"""The book of what must be done by a day besides dossiers, with the proof that it was."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.indicators.rules import BadPeriod, Period
from motcua.kernel.moments import local_date
from motcua.obligations import queries
from motcua.obligations.rules import KINDS
from motcua.people import queries as people


@staff_only
def obligations(request: DeskRequest) -> HttpResponse:
    """`?ky=`: due in which period; `loai`: of which kind."""
    today = local_date(request.now)
    units = people.overseen(request.actor, request.now)
    kind = request.GET.get("loai", "")
    try:
        period = Period.read(request.GET.get("ky", str(today.year)))
    except BadPeriod:
        raise Http404 from None
    if not units or (kind and kind not in KINDS):
        raise Http404
    rows, kept = queries.due(period.since, period.until, units=units, kind=kind), queries.kept_by(request.actor, today)
    led = people.led_by(request.actor, request.now)
    context = {
        "period": period, "periods": _periods(today), "kind": kind, "kinds": KINDS, "today": today, "keeps": bool(kept),
        "rows": [(row, row.unit in kept | led, row.unit in kept) for row in rows],
        "units": people.names_on({row.unit for row in rows}, today), "done": sum(row.done_on is not None for row in rows),
    }  # fmt: skip
    return render(request, "desk/obligations/page.html", context)


def _periods(today: date) -> list[Period]:
    return [Period.read(str(year)) for year in (today.year, today.year - 1)] + [
        Period.read(f"{today.year}-Q{quarter}") for quarter in range(1, 5)
    ]
