"""Plans, and what belongs to one."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from motcua.journal import queries as journal
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.letters import papers
from motcua.letters.queries.places import heading
from motcua.people import queries as people
from motcua.plans import rules
from motcua.plans.models import Evidence, Finding, Plan, SubTask, Target, Task, TaskUnit, UrgingLetter
from motcua.plans.queries.units import may_read
from motcua.plans.rules import Comparison, FoundPlan, FoundTarget, FoundTask, Heading, Measure, PlanState, Point, Section

if TYPE_CHECKING:
    from motcua.journal.models import Event


def visible(actor: Actor, day: date) -> list[Plan]:
    """Return the plans this actor may read, the latest year first. A draft is for who looks after it only."""
    found = Plan.objects.select_related("owner").order_by("-year", "-pk")
    return [one for one in found if _is_visible(one, actor, day)]


def plan(pk: int, actor: Actor, day: date) -> Plan | None:
    """Return this plan if this actor may read it."""
    found = Plan.objects.select_related("owner", "file", "cloned_from").filter(pk=pk).first()
    return found if found and _is_visible(found, actor, day) else None


def plans_of(owner: str, year: int) -> "QuerySet[Plan]":
    """The issued plans of a unit for a year, the latest first."""
    return Plan.objects.filter(owner=owner, year=year, state=PlanState.ISSUED.value).order_by("-issued_date", "-pk")


def issued() -> list[int]:
    """Return the keys of the plans in force: those that remind and urge."""
    return list(Plan.objects.filter(state=PlanState.ISSUED.value).order_by("pk").values_list("pk", flat=True))


def owners_in_force() -> list[str]:
    """Return the units that have a plan in force."""
    return sorted(set(Plan.objects.filter(state=PlanState.ISSUED.value).values_list("owner", flat=True)))


def _is_visible(one: Plan, actor: Actor, day: date) -> bool:
    return rules.steers(actor, one.owner_id) if one.state == PlanState.DRAFT else may_read(actor, one.owner_id, day)


def task(of: Plan, pk: int) -> Task | None:
    """Return a task of this plan with all that hangs on it."""
    people_of = ("units__unit", "sub_tasks__officer", "sub_tasks__unit", "notes__unit")
    hung = (*people_of, "evidence__unit", "evidence__file", "evidence__dossier")
    return Task.objects.prefetch_related(*hung).filter(plan=of, pk=pk).first()


def part(of: Plan, kind: str, pk: int) -> Any:
    """Return something of this plan by its kind ("task", "share", "evidence", "finding", "letter", "target", "plan"), or None."""
    if kind == "plan":
        return of if of.pk == pk else None
    if kind == "task":
        return Task.objects.select_related("plan").filter(plan=of, pk=pk).first()
    of_tasks: dict[str, Any] = {"share": SubTask, "evidence": Evidence}
    if kind in of_tasks:
        return of_tasks[kind].objects.select_related("task__plan").filter(task__plan=of, pk=pk).first()
    of_plan: dict[str, Any] = {"finding": Finding, "letter": UrgingLetter, "target": Target}
    return of_plan[kind].objects.filter(plan=of, pk=pk).first()


def leads(task: Task) -> frozenset[str]:
    """Return the units that lead a task."""
    return frozenset(TaskUnit.objects.filter(task=task, part=TaskUnit.LEAD).values_list("unit", flat=True))


def targets(of: Plan) -> "QuerySet[Target]":
    return Target.objects.filter(plan=of).order_by("position")


def sections(of: Plan) -> dict[str, str]:
    """Return the parts of its table of tasks: number and title, in their order."""
    rows = Task.objects.filter(plan=of).order_by("position").values_list("path", "headings", "content")
    return dict(headings[0] if headings else (path.partition(".")[0], content) for path, headings, content in rows)


def findings(of: Plan) -> "QuerySet[Finding]":
    """What inspections found, the latest first."""
    return Finding.objects.filter(plan=of).select_related("unit", "task").order_by("-found_date", "-pk")


def letters(of: Plan) -> "QuerySet[UrgingLetter]":
    """The letters that urge, drafts first, then the latest."""
    return UrgingLetter.objects.filter(plan=of).select_related("unit").order_by("number", "-pk")


def urged(of: Plan, task: int) -> list[UrgingLetter]:
    """Return the letters that speak of this task."""
    return [one for one in letters(of) if any(line["task"] == task for line in one.lines)]


def letter(of: Plan, pk: int) -> papers.Urging | None:
    """Return a letter of this plan as it is printed."""
    found = letters(of).filter(pk=pk).first()
    return _printed(of, found) if found else None


def _printed(of: Plan, found: UrgingLetter) -> papers.Urging:
    day = local_date(found.issued_at or found.drafted_at)
    office = people.every_unit().get(rules.office_of(of.owner_id))
    before = UrgingLetter.objects.filter(plan=of, unit=found.unit_id, issued_at__isnull=False, pk__lt=found.pk).count()
    dated = f" ngày {of.issued_date:%d/%m/%Y}" if of.issued_date else ""
    return papers.Urging(
        **heading(of.owner_id, day), number=found.number, addressee=found.unit.name,
        plan=f"Kế hoạch số {of.number}{dated} “{of.title}”", lines=tuple(_line(one) for one in found.lines),
        answer_by=found.answer_by,
        report_to=office.name if office else of.owner.name, times=before,
        signer_title=tuple(part.strip().upper() for part in found.signer_title.split("/") if part.strip()), signer=found.signer,
        recipients=("Như trên", "Lãnh đạo cơ quan (để báo cáo)"),
    )  # fmt: skip


def _line(one: dict[str, Any]) -> papers.UrgedTask:
    return papers.UrgedTask(one["path"], one["content"], one["deliverable"], date.fromisoformat(one["due"]))


def trail_of(of: Plan, task: int | None = None) -> "Sequence[Event]":
    """Return what happened to a plan, the latest first; of one task only, if it is named."""
    found = journal.trail(of.subject)
    return [one for one in reversed(found) if task is None or one.data.get("task") == task]


def as_found(of: Plan) -> FoundPlan:
    """Return a plan in the shape in which plans are read and written."""
    return FoundPlan(
        number=of.number, issued_date=of.issued_date, year=of.year, title=of.title, sections=tuple(_sections(of.sections)),
        tasks=tuple(
            FoundTask(path=one.path, content=one.content, lead=one.lead, coop=one.coop, deadline=one.deadline,
                      deliverable=one.deliverable, headings=tuple(Heading(*heading) for heading in one.headings))
            for one in of.tasks.order_by("position")
        ),
        targets=tuple(
            FoundTarget(wording=one.wording, places=tuple(one.places), measure=Measure(one.measure),
                        comparison=Comparison(one.comparison), value=Decimal(one.value), indicator=one.indicator, due=one.due_date)
            for one in targets(of)
        ),
    )  # fmt: skip


def _sections(kept: Iterable[dict[str, Any]]) -> Iterable[Section]:
    return (Section(one["number"], one["title"], tuple(Point(*point) for point in one["points"])) for one in kept)
