"""Plans by situation, for tests and for the made-up year: the plan of 2024 as it was written."""

from datetime import date, datetime
from pathlib import Path

from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.moments import HANOI
from motcua.plans import commands, rules
from motcua.plans.models import Plan

SAMPLE = Path(__file__).with_name("data") / "plan-2024.txt"
AT = datetime(2024, 1, 8, 9, tzinfo=HANOI)


def a_found_plan() -> rules.FoundPlan:
    return rules.read(SAMPLE.read_bytes(), SAMPLE.name)


def a_plan(*, by: Actor = SYSTEM, at: datetime = AT, issued: bool = True, confirmed: bool = True) -> Plan:
    """Return the plan of 2024, with its targets confirmed as proposed and under a number, unless told otherwise."""
    found = a_found_plan()
    chosen = {n: one.indicator for n, one in enumerate(found.targets)} if confirmed else {}
    plan = commands.import_plan(found, owner="SNN", by=by, at=at, confirmed=chosen)
    return commands.issue(plan.pk, number="05/KH-SNN", issued_date=date(2024, 1, 8), by=by, at=at) if issued else plan
