"""A plan as a board: every task with its units, its state of the day and what has come to it. A fixed number of statements."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from motcua.deadlines import queries as deadlines
from motcua.kernel.moments import local_date, start_of
from motcua.people import queries as people
from motcua.people.models import Unit
from motcua.plans import rules
from motcua.plans.models import Evidence, Plan, ProgressNote, SubTask, Task, TaskUnit, UrgingLetter
from motcua.plans.rules import Deadline, Proof, Standing, TaskState


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A task and how it stands.

    :param standing: of the task as a whole; `by_unit`: of each unit that leads it, by code
    :param officers: (unit, account) charged with a part that is open
    """

    pk: int
    path: str
    section: str
    section_title: str
    heading: str
    content: str
    lead: str
    coop: str
    deadline: Deadline
    deliverable: str
    lead_units: tuple[Unit, ...]
    coop_units: tuple[Unit, ...]
    standing: Standing
    by_unit: Mapping[str, Standing]
    dates: tuple[date, ...]
    evidence: int = 0
    notes: int = 0
    shares: int = 0
    urged: int = 0
    officers: frozenset[tuple[str, int]] = frozenset()

    @property
    def state(self) -> TaskState:
        return self.standing.state

    @property
    def next_due(self) -> date | None:
        return self.standing.next_due

    @property
    def missed(self) -> tuple[date, ...]:
        return self.standing.missed

    @property
    def waiting(self) -> tuple[Unit, ...]:
        """The units that owe something of a date gone by or next; of a task without dates none."""
        return tuple(unit for unit in self.lead_units if self.by_unit[unit.code].open_dates)


def rows(plan: Plan, today: date) -> list[TaskRow]:
    """Return every task of a plan in its order, as it stands on this day."""
    tasks = list(Task.objects.filter(plan=plan).order_by("position"))
    found = _Gathered(tasks, today)
    return [_row(task, plan, today, found) for task in tasks]


def counts(found: Iterable[TaskRow]) -> Counter[TaskState]:
    return Counter(one.state for one in found)


class _Gathered:
    """All that hangs on the tasks, by task."""

    def __init__(self, tasks: list[Task], today: date) -> None:
        keys = [task.pk for task in tasks]
        self.calendar, self.every = deadlines.calendar(), people.every_unit()
        until = start_of(date.fromordinal(today.toordinal() + 1))
        self.units: dict[tuple[int, str], list[str]] = defaultdict(list)
        for task, unit, part in TaskUnit.objects.filter(task__in=keys).order_by("pk").values_list("task", "unit", "part"):
            self.units[task, part].append(unit)
        self.evidence: dict[int, list[Evidence]] = defaultdict(list)
        for one in Evidence.objects.filter(task__in=keys, removed_at=None, added_at__lt=until).order_by("pk"):
            self.evidence[one.task_id].append(one)
        self.notes = _counted(ProgressNote.objects.filter(task__in=keys, written_at__lt=until))
        self.shares: dict[int, list[SubTask]] = defaultdict(list)
        for share in SubTask.objects.filter(task__in=keys, given_at__lt=until).order_by("pk"):
            self.shares[share.task_id].append(share)
        letters = UrgingLetter.objects.filter(plan__in={task.plan_id for task in tasks}, issued_at__lt=until)
        self.urged = Counter(line["task"] for lines in letters.values_list("lines", flat=True) for line in lines)


def _counted(found: Any) -> dict[int, int]:
    return dict(found.order_by().values_list("task").annotate(Count("pk")))


def _row(task: Task, plan: Plan, today: date, found: _Gathered) -> TaskRow:
    evidence, shares = found.evidence[task.pk], found.shares[task.pk]
    calendar, every = found.calendar, found.every
    begun = bool(found.notes.get(task.pk) or shares or evidence)
    leading = found.units[task.pk, TaskUnit.LEAD]

    def standing(unit: str | None) -> Standing:
        """What the office brings, it brings for every unit."""
        proofs = [
            Proof(local_date(one.added_at), one.delivers, one.due_date) for one in evidence
            if unit is None or one.unit_id in (unit, None)
        ]  # fmt: skip
        return rules.state_of(task.deadline, plan.year, proofs, today, calendar, has_begun=begun)

    by_unit = {unit: standing(unit) for unit in leading}
    section = task.headings[0] if task.headings else [task.path.partition(".")[0], task.content]
    return TaskRow(
        pk=task.pk, path=task.path, section=section[0], section_title=section[1],
        heading=task.headings[-1][1] if len(task.headings) > 1 else "", content=task.content, lead=task.lead, coop=task.coop,
        deadline=task.deadline, deliverable=task.deliverable,
        lead_units=tuple(every[code] for code in leading),
        coop_units=tuple(every[code] for code in found.units[task.pk, TaskUnit.COOP]),
        standing=rules.together(by_unit.values()) if by_unit else standing(None), by_unit=by_unit,
        dates=tuple(rules.due_dates(task.deadline, plan.year, calendar)), evidence=len(evidence),
        notes=found.notes.get(task.pk, 0), shares=len(shares), urged=found.urged[task.pk],
        officers=frozenset((one.unit_id, one.officer_id) for one in shares if one.finished_at is None),
    )  # fmt: skip


