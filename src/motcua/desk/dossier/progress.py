"""The steps of a dossier with what each took of its time, and the words of its clock."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from motcua.catalogue.queries import StepPlan
from motcua.deadlines.rules import WorkCalendar
from motcua.dossiers import queries as dossiers
from motcua.dossiers.models import Dossier, StepRun
from motcua.dossiers.rules import Coming, Forecast, foresee
from motcua.kernel.moments import local_date
from motcua.ui.words import t

_HOUR = timedelta(hours=1)


def steps(dossier: Dossier, runs: Sequence[StepRun], at: datetime) -> list[dict[str, Any]]:
    """Return the steps that ran, in their order, then those that are still to come."""
    ran = [_run(run, at, dossier.calendar) for run in runs]
    last = dossier.step_order or 0
    coming: Iterable[StepPlan] = () if dossier.closed_at else (p for p in dossier.procedure.steps if p.order > last)
    return ran + [
        {"title": plan.action, "who": t("được giao {budget}", budget=plan.budget) if plan.budget else "", "status": "next",
         "spent": 0, "budget": 0, "budget_text": ""}
        for plan in coming
    ]  # fmt: skip


def forecast(dossier: Dossier, runs: Sequence[StepRun], at: datetime) -> Forecast | None:
    """Return what to expect, with its working; None once the work is done, and before there is an appointment."""
    if dossier.finished_at or dossier.closed_at or dossier.due_at is None:
        return None
    running = next((run for run in runs if run.finished_at is None), None)
    coming = [Coming(plan.action, plan.budget) for plan in dossiers.coming(dossier)]
    action, ends_at = (running.action, running.due_at) if running else ("", None)
    return foresee(at, action, ends_at, coming, dossier.due_at, dossier.calendar, running=dossier.clock_running)


def _run(run: StepRun, at: datetime, calendar: WorkCalendar) -> dict[str, Any]:
    ended = run.finished_at or at
    spent = office_hours(run.opened_at, ended, calendar)
    budget = office_hours(run.opened_at, run.due_at, calendar) if run.due_at else 0
    who = ", ".join(part for part in (run.officer.full_name if run.officer else "", run.unit.short_name) if part)
    return {
        "title": run.action, "who": who, "status": "done" if run.finished_at else "current", "spent": spent, "budget": budget,
        "budget_text": t("đã dùng {spent} trong {budget} giờ làm việc", spent=spent, budget=budget) if budget else "",
    }  # fmt: skip


def office_hours(since: datetime, until: datetime, calendar: WorkCalendar) -> int:
    """Return the whole office hours between two moments."""
    days = (local_date(since) + timedelta(days=n) for n in range((local_date(until) - local_date(since)).days + 1))
    spans = ((max(a, since), min(b, until)) for day in days for a, b in calendar.spans(day))
    return int(sum((b - a for a, b in spans if b > a), timedelta()) / _HOUR)
