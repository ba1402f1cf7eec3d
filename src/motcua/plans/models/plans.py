"""A plan as it was decided: its text, its tasks, and the figures it promises."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from motcua.kernel.privacy import privacy
from motcua.plans.rules import Comparison, Deadline, DeadlineKind, Measure, PlanState


class Plan(models.Model):
    """The plan of a year. sections: its text, [{number, title, points: [[number, text]]}]; file: what it was read from."""

    PRIVACY = privacy(office="owner year number title issued_date state sections file cloned_from made_at made_by maker seq")

    owner = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.TextField(default="")
    title = models.TextField()
    issued_date = models.DateField(null=True)
    state = models.TextField(default=PlanState.DRAFT.value)
    sections = models.JSONField(default=list)
    file = models.ForeignKey("documents.File", models.PROTECT, null=True, related_name="+")
    cloned_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="clones")
    made_at = models.DateTimeField()
    made_by = models.TextField()
    maker = models.TextField()
    seq = models.PositiveIntegerField(default=0)  # of its last event

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="plan_state_known", condition=Q(state__in=[one.value for one in PlanState])),
            models.CheckConstraint(
                name="plan_issued_has_number_and_day",
                condition=~Q(state=PlanState.ISSUED.value) | Q(issued_date__isnull=False) & ~Q(number=""),
                violation_error_message="Kế hoạch đã ban hành phải có số và ngày.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def subject(self) -> str:
        return f"plan:{self.pk}"


class Task(models.Model):
    """One thing the plan has done. path: "II.3.1"; headings: the rows above it, [[path, title]]; the words are the plan's own."""

    PRIVACY = privacy(
        office="plan position path headings content lead coop deadline_words deadline_kind due_date before months day deliverable"
    )

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="tasks", db_index=False)  # by its place
    position = models.PositiveSmallIntegerField()
    path = models.TextField()
    headings = models.JSONField(default=list)
    content = models.TextField()
    lead = models.TextField(default="")
    coop = models.TextField(default="")
    deadline_words = models.TextField(default="")
    deadline_kind = models.TextField()
    due_date = models.DateField(null=True)
    before = models.BooleanField(default=False)
    months = models.JSONField(default=list)
    day = models.PositiveSmallIntegerField(null=True)
    deliverable = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="plan_task_in_its_place", fields=["plan", "position"]),
            models.CheckConstraint(
                name="plan_task_deadline_known", condition=Q(deadline_kind__in=[one.value for one in DeadlineKind])
            ),
            models.CheckConstraint(
                name="plan_task_dated_has_day",
                condition=~Q(deadline_kind__in=[DeadlineKind.DATE.value, DeadlineKind.YEAR.value]) | Q(due_date__isnull=False),
                violation_error_message="Nhiệm vụ có ngày hoàn thành thì phải ghi ngày.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path} {self.content}"

    @property
    def deadline(self) -> Deadline:
        return Deadline(
            DeadlineKind(self.deadline_kind), self.deadline_words, self.due_date, self.before, tuple(self.months), self.day
        )


class TaskUnit(models.Model):
    """A unit that leads a task, or has a part in it."""

    LEAD, COOP = "lead", "coop"

    PRIVACY = privacy(office="task unit part")

    task = models.ForeignKey(Task, models.PROTECT, related_name="units", db_index=False)  # by its unit
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", db_index=False)
    part = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="plan_task_unit_once", fields=["task", "unit", "part"]),
            models.CheckConstraint(name="plan_task_unit_part_known", condition=Q(part__in=["lead", "coop"])),
        ]
        indexes: ClassVar = [models.Index(name="plan_task_of_unit", fields=["unit", "part"])]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.part} {self.unit_id}"


class Target(models.Model):
    """A figure that the plan promises. indicator: "" until somebody says which it is; it counts once a person has confirmed it.

    places: where it stands in the plan; value: in per cent for shares, else how often. by_unit: each unit has to keep it.
    """

    PRIVACY = privacy(
        office="plan position wording places measure comparison value indicator due_date by_unit confirmed_at confirmed_by"
        " rejected_at"
    )

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="targets", db_index=False)  # by its place
    position = models.PositiveSmallIntegerField()
    wording = models.TextField()
    places = models.JSONField()
    measure = models.TextField()
    comparison = models.TextField()
    value = models.DecimalField(max_digits=9, decimal_places=3)
    indicator = models.TextField(default="")
    due_date = models.DateField()
    by_unit = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.TextField(default="")
    rejected_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="plan_target_in_its_place", fields=["plan", "position"]),
            models.UniqueConstraint(
                name="plan_target_one_an_indicator", fields=["plan", "indicator"], condition=Q(confirmed_at__isnull=False),
                violation_error_message="Chỉ số này đã có một chỉ tiêu được xác nhận trong kế hoạch.",
            ),
            models.CheckConstraint(name="plan_target_measure_known", condition=Q(measure__in=[one.value for one in Measure])),
            models.CheckConstraint(
                name="plan_target_comparison_known", condition=Q(comparison__in=[one.value for one in Comparison])
            ),
            models.CheckConstraint(
                name="plan_target_confirmed_is_whole",
                condition=Q(confirmed_at=None) | ~Q(indicator="") & ~Q(confirmed_by="") & Q(rejected_at=None),
                violation_error_message="Chỉ tiêu đã xác nhận phải gắn với một chỉ số.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.comparison} {self.value}"
