"""What the system itself knows to have been delivered, so that nobody is asked to prove it or reminded of it."""

from datetime import date, datetime

from django.db import transaction

from motcua.deadlines import queries as deadlines
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.plans import events, rules
from motcua.plans.commands.trail import lock, record
from motcua.plans.models import Evidence, Plan, Task
from motcua.plans.queries.deliveries import task_of
from motcua.plans.rules import PlanState

PLAN_ISSUED, REPORTS_SENT = "Q20", "Q19"


@transaction.atomic
def deliver_report(owner: str, last: date, *, title: str, number: str, by: Actor, at: datetime) -> Evidence | None:
    """Let the report of a period count for the plan in force of that year, where one promises such reports.

    :param last: the period's last day; the report is for the date of its month
    :return: None: no plan promises it, or it has been proved already
    """
    found = Plan.objects.filter(owner=owner, year=last.year, state=PlanState.ISSUED.value).order_by("-issued_date", "-pk").first()
    task = task_of(found, REPORTS_SENT) if found else None
    if found is None or task is None:
        return None
    dates = rules.due_dates(task.deadline, found.year, deadlines.calendar())
    due = next((due for due in dates if due.month == last.month), None)
    return _deliver(lock(found.pk), task, due, title=title, number=number, on=local_date(at), by=by, at=at) if due else None


def deliver_plan(plan: Plan, on: date, *, by: Actor, at: datetime) -> Evidence | None:
    """Let a plan that has been issued count for the task of issuing it. The plan is locked."""
    task = task_of(plan, PLAN_ISSUED)
    if task is None:
        return None
    return _deliver(plan, task, None, title=plan.title, number=plan.number, on=on, by=by, at=at)


def _deliver(
    plan: Plan, task: Task, due: date | None, *, title: str, number: str, on: date, by: Actor, at: datetime
) -> Evidence | None:
    if task.evidence.filter(unit=None, delivers=True, removed_at=None, due_date=due).exists():
        return None
    made = Evidence.objects.create(
        task=task, unit=None, title=title, number=number, delivers=True, due_date=due, happened_date=on, added_at=at,
        added_by=by.id, adder=by.name,
    )  # fmt: skip
    record(plan, events.EVIDENCE_ADDED, by=by, at=at, task=task.pk, path=task.path, evidence=made.pk, title=title, unit="", file="",
           number=number, link="", dossier=None, delivers=True, due_date=str(due or ""))  # fmt: skip
    return made
