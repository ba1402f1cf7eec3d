"""The Director's page of every morning: each target of the plan in force as it stands now, and what would have to happen."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.plans.wording import INDICATORS, STATUSES
from motcua.desk.targets.drawing import bullet, line
from motcua.kernel.moments import local_date
from motcua.plans import queries
from motcua.plans.models import Plan
from motcua.plans.queries.figures import Figure, figures
from motcua.plans.rules import Status


@staff_only
def targets(request: DeskRequest) -> HttpResponse:
    """`ke-hoach`: of another plan than the latest one in force."""
    plans = [one for one in queries.visible(request.actor, local_date(request.now)) if one.state == "ISSUED"]
    plan = _chosen(plans, request.GET.get("ke-hoach", ""), local_date(request.now))
    found = figures(plan, at=request.now)
    rows = [_row(one) for one in sorted(found, key=lambda one: (_ORDER.index(one.status), one.target.indicator))]
    counts = [(status, sum(one.status is status for one in found)) for status in _ORDER]
    context = {
        "plan": plan, "plans": plans, "rows": rows, "counts": counts, "statuses": STATUSES, "indicators": INDICATORS,
        "now": request.now,
    }  # fmt: skip
    return render(request, "desk/targets/page.html", context)


_ORDER = (Status.NOT_MET, Status.AT_RISK, Status.MET, Status.NO_DATA)


def _chosen(plans: list[Plan], wish: str, today: date) -> Plan:
    """:raises Http404: there is none in force for these eyes, or not this one"""
    if wish:
        found = next((one for one in plans if str(one.pk) == wish), None)
    else:
        found = next((one for one in plans if one.year == today.year), plans[0] if plans else None)
    if found is None:
        raise Http404
    return found


def _row(one: Figure) -> dict[str, Any]:
    is_share = one.target.measure == "share"
    months = [100 * month.good / month.every if month.every else None for month in one.months]
    return {
        "figure": one, "target": one.target, "is_share": is_share,
        "bullet": bullet(one.value, one.target.value) if is_share and one.value is not None else None,
        "line": line(months) if is_share and sum(month is not None for month in months) > 1 else None,
        "months": list(enumerate(one.months, start=1)),
    }  # fmt: skip
