"""What inspections found while a plan was carried out, and what came of it."""

from django.http import HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.plans.reach import plan_or_404
from motcua.kernel.moments import local_date
from motcua.plans import queries, rules


@staff_only
def plan_findings(request: DeskRequest, plan: int) -> HttpResponse:
    """The latest first; who leads a unit, or looks after the plan, writes down that it is put right."""
    found = plan_or_404(request, plan)
    rows = [(one, rules.answers_for(request.actor, {one.unit_id}, found.owner_id)) for one in queries.findings(found)]
    steers, today = rules.steers(request.actor, found.owner_id), local_date(request.now)
    return render(request, "desk/plan_findings/page.html", {"plan": found, "rows": rows, "steers": steers, "today": today})
