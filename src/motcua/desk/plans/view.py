"""The plans that this actor may read, by year."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.kernel.moments import local_date
from motcua.plans import queries
from motcua.plans.models import Plan
from motcua.plans.rules import TaskState


@staff_only
def plans(request: DeskRequest) -> HttpResponse:
    """With how far each is; drafts only for who looks after them. Whoever has nothing to do with any plan finds no page."""
    day = local_date(request.now)
    owners, found = queries.owners(request.actor, day), queries.visible(request.actor, day)
    if not owners and not found:
        raise Http404
    context = {"rows": [_row(one, request) for one in found], "may_import": bool(owners)}
    return render(request, "desk/plans/page.html", context)


def _row(one: Plan, request: DeskRequest) -> dict[str, Any]:
    counts = queries.counts(queries.rows(one, local_date(request.now)))
    return {"plan": one, "every": counts.total(), "done": counts[TaskState.DONE], "late": counts[TaskState.LATE]}
