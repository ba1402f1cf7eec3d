"""What is done for a plan: shared out, proved, told of, urged, inspected."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from motcua.kernel.privacy import privacy
from motcua.plans.models.plans import Plan, Task


class SubTask(models.Model):
    """A part of a task that a unit gives to one of its officers."""

    PRIVACY = privacy(office="task unit officer content due_date given_at given_by finished_at result")

    task = models.ForeignKey(Task, models.PROTECT, related_name="sub_tasks")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    officer = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    content = models.TextField()
    due_date = models.DateField(null=True)
    given_at = models.DateTimeField()
    given_by = models.TextField()
    finished_at = models.DateTimeField(null=True)
    result = models.TextField(default="")

    def __str__(self) -> str:
        return f"{self.task_id}: {self.content}"


class Evidence(models.Model):
    """What shows that something was done: a file, the number of a document, a link or a dossier.

    delivers: it is what the task was to bring; due_date: for which of its dates, if it has several.
    """

    PRIVACY = privacy(
        office="task unit title file number link dossier delivers due_date happened_date added_at added_by adder removed_at"
    )

    task = models.ForeignKey(Task, models.PROTECT, related_name="evidence")
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    title = models.TextField()
    file = models.ForeignKey("documents.File", models.PROTECT, null=True, related_name="+")
    number = models.TextField(default="")
    link = models.TextField(default="")
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, null=True, related_name="+")
    delivers = models.BooleanField(default=False)
    due_date = models.DateField(null=True)
    happened_date = models.DateField()
    added_at = models.DateTimeField()
    added_by = models.TextField()
    adder = models.TextField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="plan_evidence_shows_something",
                condition=Q(file__isnull=False) | ~Q(number="") | ~Q(link="") | Q(dossier__isnull=False),
                violation_error_message="Minh chứng phải là tệp, số văn bản, đường dẫn hoặc hồ sơ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.title}"


class ProgressNote(models.Model):
    """How far a unit says it is."""

    PRIVACY = privacy(office="task unit text written_at written_by author")

    task = models.ForeignKey(Task, models.PROTECT, related_name="notes")
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.TextField()
    author = models.TextField()

    def __str__(self) -> str:
        return f"{self.task_id}: {self.text[:40]}"


class UrgingLetter(models.Model):
    """A letter that urges a unit to do what is late. lines: what stood in it when it was made, [{task, path, content, due}]."""

    PRIVACY = privacy(office="plan unit lines answer_by drafted_at issued_at number signer signer_title")

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="urging_letters")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    lines = models.JSONField()
    answer_by = models.DateField()
    drafted_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    number = models.TextField(default="")
    signer = models.TextField(default="")
    signer_title = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="plan_urging_one_draft", fields=["plan", "unit"], condition=Q(issued_at=None),
                violation_error_message="Đơn vị này đã có một văn bản đôn đốc đang dự thảo.",
            ),
            models.CheckConstraint(
                name="plan_urging_issued_is_whole",
                condition=Q(issued_at=None, number="") | Q(issued_at__isnull=False) & ~Q(number="") & ~Q(signer=""),
                violation_error_message="Văn bản đôn đốc đã phát hành phải có số và người ký.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number or 'draft'} {self.unit_id}"


class Finding(models.Model):
    """What an inspection found at a unit, why, who answers for it, and what is to be done until when."""

    PRIVACY = privacy(
        office="plan task unit found_date finding cause liable remedy remedy_due_date remedied_date remedied_how recorded_at"
        " recorded_by"
    )

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="findings")
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="findings")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    found_date = models.DateField()
    finding = models.TextField()
    cause = models.TextField(default="")
    liable = models.TextField(default="")
    remedy = models.TextField(default="")
    remedy_due_date = models.DateField(null=True)
    remedied_date = models.DateField(null=True)
    remedied_how = models.TextField(default="")
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.finding[:40]}"


class TaskReminder(models.Model):
    """Somebody was told of one date of a task, once for each step towards it. recipient: as in letters ("head:SNN")."""

    PRIVACY = privacy(office="task due_date step recipient told_at")

    task = models.ForeignKey(Task, models.PROTECT, related_name="reminders", db_index=False)  # by its date
    due_date = models.DateField()
    step = models.SmallIntegerField()
    recipient = models.TextField()
    told_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="plan_reminded_once", fields=["task", "due_date", "step", "recipient"]),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.due_date} {self.step} {self.recipient}"
