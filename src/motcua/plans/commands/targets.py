"""A person says which indicator a promised figure is, or that it is none."""

from datetime import datetime

from django.db import transaction

from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.plans import events, rules
from motcua.plans.commands.trail import lock, record
from motcua.plans.models import Target


@transaction.atomic
def confirm_target(pk: int, indicator: str, *, by: Actor, at: datetime, by_unit: bool = False) -> Target:
    """Hold the figure of this indicator against the target from now on. Again changes which it is.

    :param by_unit: every unit has to keep it on its own
    :raises Refusal: not-your-duty, plan-indicator-unknown, plan-indicator-twice
    """
    target = _lock(pk, by)
    if indicator not in {one.indicator for one in rules.SIGNS}:
        raise Refusal("plan-indicator-unknown")
    others = Target.objects.filter(plan=target.plan, indicator=indicator, confirmed_at__isnull=False).exclude(pk=pk)
    require(Refusal("plan-indicator-twice") if others.exists() else None)

    before = target.indicator if target.confirmed_at else ""
    target.indicator, target.by_unit, target.rejected_at = indicator, by_unit, None
    target.confirmed_at, target.confirmed_by = at, by.name
    target.save(update_fields=["indicator", "by_unit", "confirmed_at", "confirmed_by", "rejected_at"])
    record(target.plan, events.TARGET_CONFIRMED, by=by, at=at, target=pk, indicator=indicator, before=before, by_unit=by_unit)
    return target


@transaction.atomic
def reject_target(pk: int, *, by: Actor, at: datetime) -> Target:
    """Say that what was proposed is no target: nothing is held against it.

    :raises Refusal: not-your-duty
    """
    target = _lock(pk, by)
    target.rejected_at, target.confirmed_at, target.confirmed_by = at, None, ""
    target.save(update_fields=["rejected_at", "confirmed_at", "confirmed_by"])
    record(target.plan, events.TARGET_REJECTED, by=by, at=at, target=pk, indicator=target.indicator)
    return target


def _lock(pk: int, by: Actor) -> Target:
    target = Target.objects.get(pk=pk)
    target.plan = lock(target.plan_id)
    require(rules.why_not_steer(by, target.plan.owner_id))
    return target
