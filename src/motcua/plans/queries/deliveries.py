"""What was delivered for the tasks that promise a date, or so many times a year; and whether in time."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.deadlines import queries as deadlines
from motcua.plans import rules
from motcua.plans.models import Evidence, Plan, Target, Task, TaskUnit
from motcua.plans.rules import Measure, Proof, Status
from motcua.plans.rules.reading import APPENDIX

type Proofs = Mapping[str | None, Sequence[Proof]]
"""By the unit that brought it; None is the plan's office, which brings for all."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How many dates of a task were kept, or by how many units its one date was."""

    good: int
    every: int
    status: Status


def task_of(plan: Plan, indicator: str) -> Task | None:
    """Return the task with dates that promises this figure."""
    target = Target.objects.filter(plan=plan, indicator=indicator, rejected_at=None).order_by("-confirmed_at", "position").first()
    found = _tasks(plan, [target] if target else [])
    return next(iter(found.values()), None)


def of_tasks(plan: Plan, targets: Sequence[Target], unit: str, today: date) -> dict[int, Kept]:
    """Return by target how its task was kept; a target without a task that has dates is left out.

    :param unit: of this one of the units that lead it; "", or one that does not lead it: of all
    """
    tasks = _tasks(plan, targets)
    leads, proofs = _leads(tasks.values()), _proofs(tasks.values(), today)
    found = {}
    for target in targets:
        if (task := tasks.get(target.pk)) is None:
            continue
        units = [unit] if unit in leads[task.pk] else leads[task.pk] or [""]
        found[target.pk] = _kept(target, rules.due_dates(task.deadline, plan.year, deadlines.calendar()),
                                 [_of_unit(proofs[task.pk], one) for one in units], today)  # fmt: skip
    return found


def _kept(target: Target, dates: Sequence[date], by_unit: Sequence[Sequence[Proof]], today: date) -> Kept:
    kept = [set(rules.kept(dates, proofs)) for proofs in by_unit]
    by_all = set(dates).intersection(*kept)
    if target.measure == Measure.DATE:
        good, every = sum(len(one) == len(dates) for one in kept), len(kept)
    else:
        good, every = len(by_all), len(dates)
    if any(due < today and due not in by_all for due in dates):
        return Kept(good, every, Status.NOT_MET)
    return Kept(good, every, Status.MET if by_all else Status.NO_DATA)


def _of_unit(proofs: Proofs, unit: str) -> list[Proof]:
    return [*proofs.get(unit, ()), *proofs.get(None, ())]


def _tasks(plan: Plan, targets: Collection[Target]) -> dict[int, Task]:
    """By target: the first task with dates among the places where it stands."""
    by_path = {task.path: task for task in Task.objects.filter(plan=plan)}
    calendar, found = deadlines.calendar(), {}
    for target in targets:
        paths = [place.removeprefix(f"{APPENDIX} ") for place in target.places if place.startswith(APPENDIX)]
        dated = (by_path[path] for path in paths if path in by_path)
        task = next((one for one in dated if rules.due_dates(one.deadline, plan.year, calendar)), None)
        if task is not None:
            found[target.pk] = task
    return found


def _leads(tasks: Collection[Task]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for task, unit in TaskUnit.objects.filter(task__in=tasks, part=TaskUnit.LEAD).order_by("pk").values_list("task", "unit"):
        found[task].append(unit)
    return found


def _proofs(tasks: Collection[Task], today: date) -> dict[int, dict[str | None, list[Proof]]]:
    found: dict[int, dict[str | None, list[Proof]]] = defaultdict(lambda: defaultdict(list))
    rows = Evidence.objects.filter(task__in=tasks, removed_at=None, delivers=True, happened_date__lte=today)
    for one in rows.order_by("happened_date", "pk"):
        found[one.task_id][one.unit_id].append(Proof(one.happened_date, True, one.due_date))
    return found
