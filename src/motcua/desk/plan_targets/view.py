"""The figures that a plan promises: what was proposed, and what a person has confirmed."""

from django.http import HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.plans.reach import plan_or_404
from motcua.desk.plans.wording import INDICATORS, STATUSES
from motcua.desk.targets.lists import Lists
from motcua.kernel.moments import local_date
from motcua.plans import queries, rules
from motcua.plans.queries.figures import figures


@staff_only
def plan_targets(request: DeskRequest, plan: int) -> HttpResponse:
    """What waits for a person stands first."""
    found = plan_or_404(request, plan)
    every = list(queries.targets(found))
    lists = Lists.of(request.actor, found.owner_id, local_date(request.now))
    stands = {one.target.pk: (one, lists.part(one, "numerator")) for one in figures(found, at=request.now)}
    context = {
        "plan": found, "indicators": INDICATORS, "steers": rules.steers(request.actor, found.owner_id),
        "waiting": [one for one in every if not one.confirmed_at and not one.rejected_at],
        "confirmed": [one for one in every if one.confirmed_at], "stands": stands, "statuses": STATUSES,
        "rejected": [one for one in every if one.rejected_at],
    }  # fmt: skip
    return render(request, "desk/plan_targets/page.html", context)
