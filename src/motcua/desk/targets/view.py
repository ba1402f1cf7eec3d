"""The Director's page of every morning: each target of the plan in force as it stands, by whom, and what would have to happen."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.plans.wording import COUNTED, INDICATORS, STATUSES
from motcua.desk.targets.asked import ORDER, read
from motcua.desk.targets.drawing import bullet, line
from motcua.desk.targets.duties import STATES, duties
from motcua.desk.targets.lists import Lists
from motcua.indicators import queries as indicators
from motcua.kernel.moments import local_date
from motcua.plans import queries
from motcua.plans.models import Plan
from motcua.plans.queries.bearers import bearers
from motcua.plans.queries.figures import Figure, figures


@staff_only
def targets(request: DeskRequest) -> HttpResponse:
    """`ke-hoach`: of another plan than the latest one in force; `don-vi`, `phan`, `trang-thai`: only of these."""
    today = local_date(request.now)
    plans = [one for one in queries.visible(request.actor, today) if one.state == "ISSUED"]
    plan = _chosen(plans, request.GET.get("ke-hoach", ""), today)
    units = {one.unit.code: one.unit.short_name for one in bearers(plan.owner_id, today) if one.is_own}
    asked = read(request, plan, units, queries.sections(plan))
    every = [one for one in figures(plan, at=request.now, unit=asked.unit) if asked.is_in_part(one.target)]
    shown = [one for one in every if asked.status in ("", one.status)]
    shown.sort(key=lambda one: (ORDER.index(one.status), one.target.indicator))
    lists, seen = Lists.of(request.actor, asked.unit or plan.owner_id, today), indicators.verified()
    context = {
        "plan": plan, "plans": [(str(one.pk), f"{one.year}: {one.title}") for one in plans], "units": units, "asked": asked,
        "now": request.now, "statuses": STATUSES, "indicators": INDICATORS, "chips": asked.chips(every),
        "rows": [_row(one, lists, seen) for one in shown], "matrix": _matrix(plan, shown, lists, today),
        "duties": duties(plan, request.actor, request.now), "duty_states": STATES,
    }  # fmt: skip
    return render(request, "desk/targets/page.html", context)


def _chosen(plans: list[Plan], wish: str, today: date) -> Plan:
    """:raises Http404: there is none in force for these eyes, or not this one"""
    if wish:
        found = next((one for one in plans if str(one.pk) == wish), None)
    else:
        found = next((one for one in plans if one.year == today.year), plans[0] if plans else None)
    if found is None:
        raise Http404
    return found


def _row(one: Figure, lists: Lists, seen: frozenset[str]) -> dict[str, Any]:
    is_share, known = one.target.measure == "share", indicators.definitions().get(one.target.indicator)
    months = [100 * month.good / month.every if month.every else None for month in one.months]
    return {
        "figure": one, "target": one.target, "is_share": is_share, "what": COUNTED[known.counts] if known else "",
        "is_verified": known is None or known.code in seen,
        "bullet": bullet(one.value, one.target.value) if is_share and one.value is not None else None,
        "line": line(months) if is_share and sum(month is not None for month in months) > 1 else None,
        "definition": lists.definition(one), "good": lists.part(one, "numerator"), "every": lists.part(one, "denominator"),
        "excluded": lists.part(one, "excluded"),
        "months": [(month, lists.month(one, span)) for month, span in zip(one.months, one.spans, strict=True)],
        "behind": sum(unit.status not in ("met", "no_data") for unit in one.units if unit.bearer.is_own),
        "bearing": sum(unit.share is not None for unit in one.units if unit.bearer.is_own),
    }  # fmt: skip


def _matrix(plan: Plan, rows: Sequence[Figure], lists: Lists, today: date) -> dict[str, Any] | None:
    """Each unit that bears the figures, by target: the owner's own, then the districts. Of one unit there is nothing to compare."""
    shown = sorted((one for one in rows if one.units), key=lambda one: one.target.indicator)
    if not shown:
        return None
    found = [{each.bearer.unit.code: each for each in one.units} for one in shown]
    rows_of = {
        is_own: [
            (one, [(each[one.unit.code], lists.unit(figure, one.unit.code)) for each, figure in zip(found, shown, strict=True)])
            for one in bearers(plan.owner_id, today) if one.is_own == is_own
        ] for is_own in (True, False)
    }  # fmt: skip
    return {"targets": [one.target for one in shown], "groups": [(own, lines) for own, lines in rows_of.items() if lines]}
