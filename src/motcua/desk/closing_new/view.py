"""Before a period is closed: what will be frozen. Pressed, it is."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from motcua.desk import refusals
from motcua.desk.closings.closed import FORM_PARTS
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.indicators import commands
from motcua.indicators.queries.closing import closings, frozen
from motcua.indicators.rules import FORM, BadPeriod, Period
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.people import queries as people
from motcua.ui.words import t


@staff_only
def closing_new(request: DeskRequest) -> HttpResponse:
    """`?don-vi=`, `ky=`; POST closes."""
    period, unit = _asked(request)
    refusal = commands.why_not_close(period, unit, by=request.actor, at=request.now)
    if request.method == "POST" and refusal is None:
        try:
            made = commands.close(period, unit, by=request.actor, at=request.now)
            messages.success(request, t("Đã chốt số liệu của kỳ này."))
            return redirect("desk:closing", made.pk)
        except Refusal as no:
            refusal = no
    context: dict[str, Any] = {
        "period": period, "unit": unit, "name": people.name_on(unit, local_date(request.now)), "columns": FORM_PARTS, "form": FORM,
        "said": refusals.sentence(refusal) if refusal else "",
        "closed": closings([unit]).filter(period=period.code).first() if refusal else None,
        "found": None if refusal else frozen(period, unit, known=request.now),
    }  # fmt: skip
    return render(request, "desk/closing_new/page.html", context, status=422 if request.method == "POST" else 200)


def _asked(request: DeskRequest) -> tuple[Period, str]:
    """:raises Http404: no such period, or not a unit whose periods this actor closes"""
    unit = request.GET.get("don-vi", "")
    if unit not in commands.closes_for(request.actor):
        raise Http404
    try:
        return Period.read(request.GET.get("ky", "")), unit
    except BadPeriod:
        raise Http404 from None
