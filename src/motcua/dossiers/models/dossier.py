from collections.abc import Collection
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Func, Q
from django.utils.functional import cached_property

from motcua.catalogue import queries as catalogue
from motcua.catalogue.rules import decide
from motcua.catalogue.rules.eform import UNASKED
from motcua.deadlines import queries as deadlines
from motcua.deadlines.rules import WorkCalendar
from motcua.dossiers.rules import FINAL, Channel, Explained, State, TypedBy
from motcua.kernel.moments import local_date
from motcua.kernel.privacy import privacy
from motcua.people import queries as people

if TYPE_CHECKING:
    from motcua.dossiers.models.lateness import Explanation

PROXY_PAPER = catalogue.Paper(
    key="proxy-paper", name="Giấy tờ ủy quyền nộp hồ sơ", form=None, originals=0, copies=1, required=True
)
# Open figures are read from two indexes alone, never from the dossiers.
_BOTH = ["procedure_key", "lead_unit"]
OPEN_FIGURES: dict[str, Any] = {
    "submitted_at": {"include": _BOTH, "condition": Q(submitted_at__isnull=False)},
    "finished_at": {"include": ["submitted_at", "due_at", "state", *_BOTH], "condition": Q(finished_at__isnull=False)},
}
CLOSED_OR_DRAFT = Q(state__in=[*sorted(FINAL), State.DRAFT.value])


class Dossier(models.Model):
    """One request under one version of one procedure, with the law of its day."""

    PRIVACY = privacy(
        open="number state channel procedure_key version procedure_name field case rule_set receiving_unit lead_unit signing_unit"
        " calendar_code",
        office="typed_by helper counter_unit came_from units open_opinions referred_from"
        " holder_unit holder step_order step_kind is_taken round seq supplements extensions"
        " drafted_at submitted_at accepted_at due_at original_due_at next_due_at leave_by_at clock_running finished_at announced_at"
        " delivered_at closed_at deadline_passed_at fee_asked fee_paid copies return_by idempotency_key",
        personal="submitter owner_account owner_name organisation search_keys requested form return_place",
    )

    as_loaded: dict[str, Any]  # its columns when it was locked; a step writes what differs

    number = models.TextField(null=True)
    version = models.ForeignKey("catalogue.Version", models.PROTECT, related_name="+", db_index=False)
    procedure_key = models.TextField()
    procedure_name = models.TextField()
    field = models.TextField()
    case = models.TextField(null=True)
    rule_set = models.TextField()
    calendar_code = models.TextField(default="VN")  # of the receiving unit at intake
    state = models.TextField(default=State.DRAFT.value)
    came_from = ArrayField(models.TextField(), default=list)  # the states that waiting began in, the latest last

    channel = models.TextField()
    typed_by = models.TextField()
    # The official who typed it for the applicant, and the unit at whose counter machine it was typed.
    helper = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    counter_unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+", db_index=False)
    submitter = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    owner_account = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, null=True, related_name="+", db_index=False)
    owner_name = models.TextField()
    search_keys = ArrayField(models.TextField(), default=list)  # by what it is found: see rules.search_keys
    requested = models.TextField(default="")
    form = models.JSONField(default=dict)
    copies = models.PositiveSmallIntegerField(default=1)
    return_by = models.TextField(default=Channel.COUNTER.value)
    return_place = models.TextField(default="")
    idempotency_key = models.TextField(null=True)

    receiving_unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", db_index=False)
    lead_unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", db_index=False)
    signing_unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", db_index=False)
    units = ArrayField(models.TextField(), default=list)  # every unit that has had a part in it: who may see it
    holder_unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+", db_index=False)
    holder = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    open_opinions = ArrayField(models.TextField(), default=list)  # units that owe an opinion
    referred_from = models.TextField(null=True)  # the unit that handed it up, while it is above
    step_order = models.PositiveSmallIntegerField(null=True)
    step_kind = models.TextField(null=True)
    is_taken = models.BooleanField(default=False)
    round = models.PositiveSmallIntegerField(default=1)  # a reopened dossier runs its steps again

    seq = models.PositiveIntegerField(default=0)  # of its last event
    supplements = models.PositiveSmallIntegerField(default=0)
    extensions = models.PositiveSmallIntegerField(default=0)
    fee_asked = models.PositiveBigIntegerField(default=0)
    fee_paid = models.PositiveBigIntegerField(default=0)

    drafted_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    original_due_at = models.DateTimeField(null=True)
    next_due_at = models.DateTimeField(null=True)  # when the next event is due
    # By when the present step has to end for the others to fit before the appointment; lists stand in this order.
    leave_by_at = models.DateTimeField(null=True)
    clock_running = models.BooleanField(default=False)
    finished_at = models.DateTimeField(null=True)  # the result was ready, or the dossier ended without one
    announced_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    deadline_passed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="dossier_state_known", condition=Q(state__in=[s.value for s in State])),
            models.CheckConstraint(name="dossier_channel_known", condition=Q(channel__in=[c.value for c in Channel])),
            models.CheckConstraint(name="dossier_typed_by_known", condition=Q(typed_by__in=[t.value for t in TypedBy])),
            models.CheckConstraint(
                name="dossier_helped_by_officer", condition=Q(helper=None) | Q(typed_by=TypedBy.OFFICER.value),
                violation_error_message="Hồ sơ do cán bộ khai giúp phải ghi là cán bộ khai giúp.",
            ),
            models.CheckConstraint(
                name="dossier_submitted_has_number",
                condition=Q(state=State.DRAFT.value, number=None, submitted_at=None)
                | ~Q(state=State.DRAFT.value) & Q(number__isnull=False, submitted_at__isnull=False),
                violation_error_message="Hồ sơ đã nộp phải có mã số và thời điểm nộp.",
            ),
            models.CheckConstraint(
                name="dossier_clock_runs_once_accepted",
                condition=Q(due_at=None, original_due_at=None, clock_running=False)
                | Q(due_at__isnull=False, original_due_at__isnull=False, accepted_at__isnull=False),
                violation_error_message="Chỉ hồ sơ đã tiếp nhận mới có hạn trả kết quả.",
            ),
            models.CheckConstraint(
                name="dossier_open_has_holder",
                condition=CLOSED_OR_DRAFT | Q(holder_unit__isnull=False),
                violation_error_message="Hồ sơ đang giải quyết phải luôn có đơn vị chịu trách nhiệm.",
            ),
            models.CheckConstraint(
                name="dossier_processing_has_step",
                condition=Q(step_order=None, step_kind=None) | Q(step_order__isnull=False, step_kind__isnull=False),
            ),
            models.CheckConstraint(
                name="dossier_closed_has_moment",
                condition=Q(state__in=sorted(FINAL), closed_at__isnull=False) | ~Q(state__in=sorted(FINAL)) & Q(closed_at=None),
            ),
            models.UniqueConstraint(name="dossier_number_once", fields=["number"], opclasses=["text_pattern_ops"]),
            models.UniqueConstraint(
                name="dossier_sent_once", fields=["idempotency_key"], condition=Q(idempotency_key__isnull=False)
            ),
        ]
        # All that is asked for, and no index more: each is written with every dossier.
        indexes: ClassVar = [
            models.Index(
                name="dossier_inbox", fields=["holder_unit", "leave_by_at", "id"], condition=Q(closed_at=None) & ~Q(state="DRAFT")
            ),
            models.Index(
                name="dossier_mine", fields=["holder", "leave_by_at", "id"], condition=Q(closed_at=None, holder__isnull=False)
            ),
            models.Index(
                name="dossier_to_pass", fields=["due_at"],
                condition=Q(clock_running=True, deadline_passed_at=None, finished_at=None),
            ),
            models.Index(name="dossier_of_submitter", fields=["submitter", "-id"], condition=Q(submitter__isnull=False)),
            models.Index(name="dossier_of_owner", fields=["owner_account", "-id"], condition=Q(owner_account__isnull=False)),
            models.Index(name="dossier_helped", fields=["helper"], condition=Q(helper__isnull=False, state=State.DRAFT.value)),
            models.Index(name="dossier_received", fields=["submitted_at"], **OPEN_FIGURES["submitted_at"]),
            models.Index(name="dossier_finished", fields=["finished_at"], **OPEN_FIGURES["finished_at"]),
            models.Index(
                name="dossier_of_organisation", fields=["organisation", "-id"], condition=Q(organisation__isnull=False)
            ),
            GinIndex(name="dossier_units", fields=["units"]),
            GinIndex(Func("search_keys", function="array_to_tsvector"), name="dossier_search"),
        ]

    def __str__(self) -> str:
        return self.number or f"nháp {self.pk}"

    @property
    def subject(self) -> str:
        return f"dossier:{self.pk}"

    @property
    def procedure(self) -> "catalogue.PublishedVersion":
        """The version frozen at intake; a published version never changes, so it is read once a process."""
        return catalogue.published(self.version_id)

    @property
    def max_supplements(self) -> int:
        return self.procedure.rule_set.max_supplements

    @property
    def max_extensions(self) -> int:
        return self.procedure.rule_set.max_extensions

    @property
    def requirements(self) -> dict[str, str]:
        """Keys and names of what is asked for in this dossier's case."""
        return {paper.key: paper.name for paper in self.papers_asked}

    @cached_property
    def papers_asked(self) -> "tuple[catalogue.Paper, ...]":
        """What the catalogue asks for in this case and after these answers, and for the authority of who hands in for another."""
        version, questions = self.procedure, self.form.get("questions")
        asked = version.papers_of(self.case) if questions is None else decide(version, questions, case=self.case).papers
        return (*asked, PROXY_PAPER) if self.form.get("by_proxy") else asked

    @property
    def correctable(self) -> dict[str, str]:
        """Keys and labels of what the form asked for and the applicant answered: what may be marked as wrong."""
        form = self.procedure.form
        if form is None or "answers" not in self.form:
            return {}
        return {field.key: field.label for field in form.fields() if field.kind not in UNASKED}

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The calendar by which its clocks count; read once for as long as this object lives."""
        return deadlines.calendar(self.calendar_code)

    @cached_property
    def missing_papers(self) -> Collection[str]:
        required = {paper.key for paper in self.papers_asked if paper.required}
        return sorted(required - set(self.papers.filter(quantity__gt=0).values_list("requirement", flat=True))) if required else []

    @property
    def has_earlier_step(self) -> bool:
        return any(s.kind == "work" and s.order < (self.step_order or 0) for s in self.procedure.steps)

    @cached_property
    def has_decision(self) -> bool:
        return self.decisions.filter(revoked_at=None).exists()

    @cached_property
    def explanation(self) -> "Explanation | None":
        """What was last written of why it is late."""
        return self.explanations.order_by("-ordinal").first()

    @property
    def explanation_state(self) -> Explained:
        return self.explanation.state if self.explanation else Explained.NONE

    @property
    def explained_by(self) -> str:
        return self.explanation.author if self.explanation else ""

    @property
    def judging_units(self) -> Collection[str]:
        """The lead unit and those above it on the day the explanation was written."""
        if self.explanation is None:
            return (self.lead_unit_id,)
        return (self.lead_unit_id, *people.ancestors(self.lead_unit_id, local_date(self.explanation.written_at)))


class SubmittedPaper(models.Model):
    """A paper handed in: which requirement it meets, in what kind, how many, and its file when it has one.

    counted_at: when the counter found it to be so; none of it then means: listed by the sender, but not received.
    """

    PRIVACY = privacy(office="dossier requirement kind quantity supplement reused_from added_at counted_at", personal="name file")

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="papers")
    requirement = models.TextField(null=True)  # null: more than the catalogue asks for
    name = models.TextField()
    kind = models.TextField()
    quantity = models.PositiveSmallIntegerField(default=1)
    file = models.ForeignKey("documents.File", models.PROTECT, null=True, related_name="+")
    supplement = models.PositiveSmallIntegerField(null=True)  # the request it answers
    reused_from = models.TextField(default="")  # number of the earlier dossier it was taken from, so nobody brought it again
    added_at = models.DateTimeField()
    counted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="submitted_paper_kind_known", condition=Q(kind__in=["original", "certified", "copy", "electronic"])
            ),
            models.CheckConstraint(name="submitted_paper_some", condition=Q(quantity__gte=1) | Q(counted_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name
