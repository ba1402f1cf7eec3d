"""The figures that a plan promises: what was proposed, and what a person has confirmed."""

from django.http import HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.plans.reach import plan_or_404
from motcua.desk.plans.wording import INDICATORS
from motcua.plans import queries, rules


@staff_only
def plan_targets(request: DeskRequest, plan: int) -> HttpResponse:
    """What waits for a person stands first."""
    found = plan_or_404(request, plan)
    every = list(queries.targets(found))
    context = {
        "plan": found, "indicators": INDICATORS, "steers": rules.steers(request.actor, found.owner_id),
        "waiting": [one for one in every if not one.confirmed_at and not one.rejected_at],
        "confirmed": [one for one in every if one.confirmed_at], "rejected": [one for one in every if one.rejected_at],
    }  # fmt: skip
    return render(request, "desk/plan_targets/page.html", context)
