"""One change to something of a plan: what it asks, why it cannot be done, or that it has been done."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.plan_change.forms import FORMS
from motcua.desk.plans.reach import LARGEST_KEY, plan_or_404
from motcua.people import queries as people
from motcua.plans import queries, rules
from motcua.plans.models import Plan
from motcua.ui.words import t


@staff_only
def plan_change(request: DeskRequest, plan: int, change: str, pk: int) -> HttpResponse:
    """GET asks, POST does. Who may do nothing of this kind finds no page; the command says no to everybody else."""
    of = plan_or_404(request, plan)
    shape = FORMS.get(change)
    target = queries.part(of, shape.of, pk) if shape and pk < LARGEST_KEY else None
    if shape is None or target is None or not _may_ask(request, of, shape.of, target):
        raise Http404
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = shape(*sent, target=target, actor=request.actor, at=request.now)
    refusal = form.attempt() if form.is_valid() else None
    back = _back(of, shape.of, target)
    if form.is_valid() and refusal is None:
        messages.success(request, t(form.done))
        return redirect(back)
    names = {key: one.name for key, one in people.every_unit().items()} if refusal else {}
    said = refusals.sentence(refusal, names) if refusal else ""
    context = {"form": form, "subject": str(target), "back": back, "said": said}
    return render(request, "desk/plan_change/page.html", context, status=422 if request.method == "POST" else 200)


def _may_ask(request: DeskRequest, of: Plan, kind: str, target: Any) -> bool:
    """Whoever looks after the plan; of tasks and what hangs on them also who leads them or is charged with a part."""
    if rules.steers(request.actor, of.owner_id):
        return True
    if kind == "finding":
        return rules.answers_for(request.actor, {target.unit_id}, of.owner_id)
    task = target if kind == "task" else getattr(target, "task", None) if kind in {"share", "evidence"} else None
    if task is None:
        return False
    charged = any(f"account:{one.officer_id}" == request.actor.id for one in task.sub_tasks.all())
    return charged or rules.answers_for(request.actor, queries.leads(task), of.owner_id)


def _back(of: Plan, kind: str, target: Any) -> str:
    lists = {"target": "desk:plan_targets", "letter": "desk:plan_urging", "finding": "desk:plan_findings"}
    if kind in lists:
        return reverse(lists[kind], args=[of.pk])
    task = {"task": target}.get(kind, getattr(target, "task", None))
    return reverse("desk:plan_task", args=[of.pk, task.pk]) if task else reverse("desk:plan", args=[of.pk])
