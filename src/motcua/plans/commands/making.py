"""A plan is read in, made anew for the next year, and issued."""

from calendar import monthrange
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.documents import commands as documents
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean
from motcua.plans import events, rules
from motcua.plans.commands.delivering import deliver_plan
from motcua.plans.commands.trail import lock, record
from motcua.plans.models import Plan, Target, Task, TaskUnit
from motcua.plans.queries import units
from motcua.plans.rules import Deadline, FoundPlan, FoundTarget, FoundTask, PlanState


@transaction.atomic
def import_plan(
    found: FoundPlan, *, owner: str, by: Actor, at: datetime, file: UUID | None = None, confirmed: Mapping[int, str] | None = None,
    title: str = "",
) -> Plan:
    """Keep what was read as a draft: every task with the units its words mean, every target as it was proposed.

    :param file: what it was read from, kept by the actor
    :param confirmed: targets that a person has looked at, by their place among those found: which indicator each is
    :param title: where the file does not say one
    :raises Refusal: not-your-duty, plan-untitled, plan-indicator-unknown, plan-indicator-twice, file-not-yours
    """
    require(rules.why_not_steer(by, owner))
    named = clean(title) or found.title
    require(None if named else Refusal("plan-untitled"))
    chosen = dict(confirmed or {})
    require(_why_not_confirm(chosen.values()))
    plan = Plan.objects.create(
        owner_id=owner, year=found.year, number=found.number, title=named, issued_date=found.issued_date, file_id=file,
        sections=[{"number": s.number, "title": s.title, "points": [[p.number, p.text] for p in s.points]} for s in found.sections],
        made_at=at, made_by=by.id, maker=by.name,
    )  # fmt: skip
    if file is not None:
        documents.attach([file], subject=plan.subject, by=by, at=at)
    _add_tasks(plan, found.tasks, local_date(at))
    Target.objects.bulk_create([_target(plan, n, one, chosen.get(n), by, at) for n, one in enumerate(found.targets)])
    record(plan, events.IMPORTED, by=by, at=at, year=plan.year, title=plan.title, tasks=len(found.tasks),
           targets=len(found.targets), confirmed=sorted(chosen.values()), file=str(file or ""))  # fmt: skip
    return plan


@transaction.atomic
def clone(pk: int, *, by: Actor, at: datetime) -> Plan:
    """Make the same plan for the next year: dates a year later, what recurs recurring again, targets to be confirmed anew.

    Nothing that was done for the old one comes along.

    :raises Refusal: not-your-duty, plan-cloned-already
    """
    before = lock(pk)
    require(rules.why_not_steer(by, before.owner_id))
    if Plan.objects.filter(cloned_from=before).exists():
        raise Refusal("plan-cloned-already", year=before.year + 1)
    plan = Plan.objects.create(
        owner_id=before.owner_id, year=before.year + 1, number="", title=_next(before.title, before.year), cloned_from=before,
        sections=before.sections, made_at=at, made_by=by.id, maker=by.name,
    )  # fmt: skip
    for task in before.tasks.order_by("position"):
        _clone_task(task, plan)
    Target.objects.bulk_create([
        Target(plan=plan, position=one.position, wording=_next(one.wording, before.year), places=one.places, measure=one.measure,
               comparison=one.comparison, value=one.value, indicator=one.indicator, due_date=_later(one.due_date),
               by_unit=one.by_unit)
        for one in before.targets.filter(rejected_at=None).order_by("position")
    ])  # fmt: skip
    record(plan, events.CLONED, by=by, at=at, year=plan.year, cloned_from=before.subject)
    return plan


@transaction.atomic
def issue(pk: int, *, number: str, issued_date: date, by: Actor, at: datetime) -> Plan:
    """Put the plan in force under its number and day: from then on those responsible are reminded and urged.

    Where the plan itself promises to be issued, that is delivered with it.

    :raises Refusal: not-your-duty, plan-issued-already, plan-number-missing, plan-day-later
    """
    plan = lock(pk)
    require(rules.why_not_steer(by, plan.owner_id))
    if plan.state == PlanState.ISSUED:
        raise Refusal("plan-issued-already")
    given = clean(number)
    require(None if given and given[0].isdigit() else Refusal("plan-number-missing"))
    require(Refusal("plan-day-later") if issued_date > local_date(at) else None)
    plan.number, plan.issued_date, plan.state = given, issued_date, PlanState.ISSUED.value
    plan.save(update_fields=["number", "issued_date", "state"])
    record(plan, events.ISSUED, by=by, at=at, number=given, issued_date=str(issued_date))
    deliver_plan(plan, issued_date, by=by, at=at)
    return plan


def _add_tasks(plan: Plan, tasks: Collection[FoundTask], day: date) -> None:
    meant = units.meaning(plan.owner_id, day)
    for n, one in enumerate(tasks):
        task = Task.objects.create(
            plan=plan, position=n, path=one.path, headings=[[h.path, h.title] for h in one.headings], content=one.content,
            lead=one.lead, coop=one.coop, deliverable=one.deliverable, **columns(one.deadline),
        )  # fmt: skip
        _link(task, meant(one.lead), meant(one.coop))


def _link(task: Task, lead: Collection[str], coop: Collection[str]) -> None:
    parts = [(TaskUnit.LEAD, unit) for unit in lead] + [(TaskUnit.COOP, unit) for unit in coop if unit not in lead]
    TaskUnit.objects.bulk_create([TaskUnit(task=task, unit_id=unit, part=part) for part, unit in parts])


def columns(deadline: Deadline) -> dict[str, object]:
    """A deadline as the columns of a task."""
    return {
        "deadline_words": deadline.words, "deadline_kind": deadline.kind.value, "due_date": deadline.due_date,
        "before": deadline.before, "months": list(deadline.months), "day": deadline.day,
    }  # fmt: skip


def _clone_task(task: Task, plan: Plan) -> None:
    deadline, year = task.deadline, plan.year - 1
    later = replace(deadline, words=_next(deadline.words, year), due_date=deadline.due_date and _later(deadline.due_date))
    fresh = Task.objects.create(
        plan=plan, position=task.position, path=task.path, headings=[[path, _next(title, year)] for path, title in task.headings],
        content=_next(task.content, year), lead=task.lead, coop=task.coop, deliverable=_next(task.deliverable, year),
        **columns(later),
    )  # fmt: skip
    parts = list(task.units.order_by("pk").values_list("part", "unit"))
    _link(fresh, [unit for part, unit in parts if part == TaskUnit.LEAD], [unit for part, unit in parts if part == TaskUnit.COOP])


def _target(plan: Plan, position: int, one: FoundTarget, indicator: str | None, by: Actor, at: datetime) -> Target:
    return Target(
        plan=plan, position=position, wording=one.wording, places=list(one.places), measure=one.measure.value,
        comparison=one.comparison.value, value=one.value, indicator=indicator or one.indicator,
        due_date=one.due or date(plan.year, 12, 31), confirmed_at=at if indicator else None,
        confirmed_by=by.name if indicator else "",
    )  # fmt: skip


def _why_not_confirm(indicators: Collection[str]) -> Refusal | None:
    known = {one.indicator for one in rules.SIGNS}
    if any(one not in known for one in indicators):
        return Refusal("plan-indicator-unknown")
    return Refusal("plan-indicator-twice") if len(set(indicators)) < len(indicators) else None


def _next(words: str, year: int) -> str:
    """The same words about the next year. The number of a document keeps its year ("61/2018/NĐ-CP")."""
    return words.replace(f"/{year}/", f"/{year}\0/").replace(str(year), str(year + 1)).replace(f"{year + 1}\0", str(year))


def _later(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, monthrange(day.year + 1, day.month)[1]))
