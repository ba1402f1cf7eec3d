"""One task of a plan: how far it is, who does which part, what shows it, and everything that happened."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.plans.reach import LARGEST_KEY, plan_or_404
from motcua.desk.plans.wording import DEADLINES, EVENTS, STATES
from motcua.documents import commands as documents
from motcua.documents import queries as files
from motcua.kernel.moments import local_date
from motcua.plans import queries, rules
from motcua.plans.models import Plan, Task
from motcua.ui.words import t


@staff_only
def plan_task(request: DeskRequest, plan: int, task: int) -> HttpResponse:
    """Read by everybody of the department; what may be done is offered to who may."""
    of = plan_or_404(request, plan)
    found = queries.task(of, task) if task < LARGEST_KEY else None
    if found is None:
        raise Http404
    row = next(one for one in queries.rows(of, local_date(request.now)) if one.pk == found.pk)
    led = {unit.code for unit in row.lead_units}
    context = {
        "plan": of, "task": found, "row": row, "states": STATES, "deadline": DEADLINES[row.deadline.kind],
        "shares": found.sub_tasks.all(), "notes": _latest(found.notes.all()),
        "evidence": _latest(one for one in found.evidence.all() if one.removed_at is None),
        "letters": queries.urged(of, found.pk), "findings": queries.findings(of).filter(task=found),
        "steers": rules.steers(request.actor, of.owner_id), "answers": rules.answers_for(request.actor, led, of.owner_id),
        "acts": _acts(request, found, led), "me": request.actor.id, "history": _history(of, found),
    }  # fmt: skip
    return render(request, "desk/plan_task/page.html", context)


@staff_only
def plan_file(request: DeskRequest, plan: int, id: UUID) -> HttpResponseBase:
    """A file that proves something, or the one the plan was read from; the look is written down."""
    of = plan_or_404(request, plan)
    found = files.file(id)
    if found is None or found.subject != of.subject:
        raise Http404
    documents.record_look(found, by=request.actor, at=request.now)
    return FileResponse(files.open_content(found), headers=files.headers(found, inline=True))


def _latest(found: Any) -> list[Any]:
    return sorted(found, key=lambda one: one.pk, reverse=True)


def _acts(request: DeskRequest, found: Task, led: set[str]) -> bool:
    """Whoever answers for it, or is charged with a part of it, adds evidence and notes."""
    charged = any(f"account:{one.officer_id}" == request.actor.id for one in found.sub_tasks.all())
    return charged or rules.answers_for(request.actor, led, found.plan.owner_id)


def _history(of: Plan, found: Task) -> list[dict[str, Any]]:
    return [
        {"title": t(EVENTS[one.kind]), "at": one.happened_at, "by": one.actor_name, "text": _told(one.data)}
        for one in queries.trail_of(of, found.pk)
    ]  # fmt: skip


def _told(data: dict[str, Any]) -> str:
    return str(data.get("title") or data.get("text") or data.get("result") or data.get("finding") or "")
