"""What every command of this room does: lock the plan first, and write its event last."""

from datetime import datetime
from typing import Any

from motcua.journal import commands as journal
from motcua.kernel.actors import Actor
from motcua.plans.models import Plan, Task


def lock(pk: int) -> Plan:
    """:raises Plan.DoesNotExist: there is none"""
    return Plan.objects.select_for_update(of=("self",)).get(pk=pk)


def lock_task(pk: int) -> Task:
    """Return the task with its plan locked.

    :raises Task.DoesNotExist: there is none
    """
    task = Task.objects.get(pk=pk)
    task.plan = lock(task.plan_id)
    return task


def record(plan: Plan, kind: str, *, by: Actor, at: datetime, **facts: Any) -> int:
    """Append the plan's next event and return its id. The plan is locked."""
    plan.seq += 1
    plan.save(update_fields=["seq"])
    return journal.append(plan.subject, plan.seq, kind, by=by, at=at, **facts)
