from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q

from motcua.catalogue.rules import FeeKind, ServiceLevel, StepKind, VersionState
from motcua.deadlines.rules import Policy, TermUnit
from motcua.kernel.privacy import privacy

# Every period is half-open: `valid_to` is the first day on which the row no longer holds.
PERIOD = Func(F("valid_from"), F("valid_to"), function="daterange")
ENDS_AFTER_START = Q(valid_to=None) | Q(valid_to__gt=F("valid_from"))
ENDS_TOO_SOON = "Ngày hết hiệu lực phải sau ngày bắt đầu."
UNITS = [unit.value for unit in TermUnit]


def term_whole(name: str, amount: str, unit: str) -> models.CheckConstraint:
    """A duration is an amount with its unit, or neither: an unknown term is never 0."""
    known = {f"{amount}__gt": 0, f"{unit}__in": UNITS}
    return models.CheckConstraint(
        name=name,
        condition=Q(**{amount: None, unit: None}) | Q(**known),
        violation_error_message="Thời hạn phải có cả số (lớn hơn 0) và đơn vị tính, hoặc để trống cả hai.",
    )


class RuleSet(models.Model):
    """The law of a time: how clocks run, which forms are printed, which levels exist. Data, not code.

    reply_hours: working hours to answer an online submission; unverified: names of values not seen in a text.
    """

    code = models.TextField(primary_key=True)
    name = models.TextField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    clock_policy = models.TextField()
    max_supplements = models.PositiveSmallIntegerField()
    max_extensions = models.PositiveSmallIntegerField()
    has_district = models.BooleanField()
    reply_hours = models.PositiveSmallIntegerField()
    forms = models.TextField()
    unverified = models.JSONField(default=list)
    sources = models.JSONField(default=list)

    PRIVACY = privacy(
        open="code name valid_from valid_to clock_policy max_supplements max_extensions has_district"
        " reply_hours forms unverified sources"
    )

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="rule_set_one_a_day",
                expressions=[(PERIOD, "&&")],
                violation_error_message="Mỗi ngày chỉ có một bộ quy định có hiệu lực.",
            ),
            models.CheckConstraint(
                name="rule_set_ends_after_start",
                condition=ENDS_AFTER_START,
                violation_error_message=ENDS_TOO_SOON,
            ),
            models.CheckConstraint(
                name="rule_set_clock_policy_known",
                condition=Q(clock_policy__in=[policy.value for policy in Policy]),
                violation_error_message="Cách tính lại thời hạn không có trong danh mục.",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Procedure(models.Model):
    """An administrative procedure at one level, through all its versions.

    key: code and level, "1.004363-province"; an internal "BG-001-…" where the national code is not known.
    published_code: as the province prints it (1.004363.000.00.00.H02).
    """

    key = models.TextField(primary_key=True)
    code = models.TextField(null=True)
    level = models.TextField()
    published_code = models.TextField(null=True)

    PRIVACY = privacy(open="key code level published_code")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="procedure_code_once_per_level",
                fields=["code", "level"],
                violation_error_message="Mã thủ tục này đã có ở cấp này.",
            ),
            models.CheckConstraint(
                name="procedure_level_known",
                condition=Q(level__in=["province", "district", "commune"]),
                violation_error_message="Cấp thực hiện phải là tỉnh, huyện hoặc xã.",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def subject(self) -> str:
        return f"procedure:{self.key}"


class Version(models.Model):
    """What a procedure asks, from one day on. Once published it never changes (a trigger sees to it).

    lead_unit, signing_unit: a unit code, or a wildcard (D???-NN, W?????, HKL-*), see `rules.resolve_lead`.
    unverified: names of values that no officer has confirmed.
    missing: compulsory parts (a–g) that the source did not give.
    search_text: name, field and code without accents; name_text: the name in lower case with accents.
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.TextField(default=VersionState.DRAFT.value)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="versions")
    clock_policy = models.TextField(null=True)
    name = models.TextField()
    field = models.TextField()
    order_text = models.TextField(default="")
    way_text = models.TextField(default="")
    copies_of_dossier = models.PositiveSmallIntegerField(default=1)
    term_amount = models.DecimalField(max_digits=8, decimal_places=3, null=True)
    term_unit = models.TextField(null=True)
    term_text = models.TextField(default="")
    applicants = models.JSONField(default=list)
    lead_unit = models.TextField()
    signer = models.TextField()
    signing_unit = models.TextField()
    inter_agency = models.BooleanField(default=False)
    service_level = models.TextField(default=ServiceLevel.NONE.value)
    conditions = models.JSONField(default=list)
    confidence = models.TextField(null=True)
    unverified = models.JSONField(default=list)
    missing = models.JSONField(default=list)
    note = models.TextField(null=True)
    sources = models.JSONField(default=list)
    search_text = models.TextField()
    name_text = models.TextField()

    PRIVACY = privacy(
        open="procedure number state valid_from valid_to rule_set clock_policy name field order_text way_text"
        " copies_of_dossier term_amount term_unit term_text applicants lead_unit signer signing_unit"
        " inter_agency service_level conditions search_text name_text",
        office="confidence unverified missing note sources",
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="version_number_once",
                fields=["procedure", "number"],
                violation_error_message="Số phiên bản đã có.",
            ),
            ExclusionConstraint(
                name="version_one_a_day",
                expressions=[("procedure", "="), (PERIOD, "&&")],
                condition=~Q(state=VersionState.DRAFT.value),
                violation_error_message="Trong một ngày, một thủ tục chỉ có một phiên bản được công bố.",
            ),
            models.CheckConstraint(
                name="version_state_known",
                condition=Q(state__in=[state.value for state in VersionState]),
                violation_error_message="Trạng thái phiên bản không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="version_published_has_start",
                condition=Q(state=VersionState.DRAFT.value) | Q(valid_from__isnull=False),
                violation_error_message="Phiên bản công bố phải có ngày hiệu lực.",
            ),
            models.CheckConstraint(
                name="version_superseded_has_end",
                condition=~Q(state=VersionState.SUPERSEDED.value) | Q(valid_to__isnull=False),
                violation_error_message="Phiên bản đã thay thế phải có ngày hết hiệu lực.",
            ),
            models.CheckConstraint(
                name="version_ends_after_start",
                condition=ENDS_AFTER_START,
                violation_error_message=ENDS_TOO_SOON,
            ),
            models.CheckConstraint(
                name="version_service_level_known",
                condition=Q(service_level__in=[level.value for level in ServiceLevel]),
                violation_error_message="Mức độ dịch vụ công không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="version_clock_policy_known",
                condition=Q(clock_policy=None) | Q(clock_policy__in=[policy.value for policy in Policy]),
                violation_error_message="Cách tính lại thời hạn không có trong danh mục.",
            ),
            term_whole("version_term_whole", "term_amount", "term_unit"),
        ]
        indexes: ClassVar = [
            GinIndex(name="version_search_text_trgm", fields=["search_text"], opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} v{self.number}"


class Case(models.Model):
    """A variant of the procedure with its own term or papers (trường hợp)."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="cases")
    order = models.PositiveSmallIntegerField()
    key = models.TextField()
    name = models.TextField()
    term_amount = models.DecimalField(max_digits=8, decimal_places=3, null=True)
    term_unit = models.TextField(null=True)
    note = models.TextField(null=True)

    PRIVACY = privacy(open="version order key name term_amount term_unit note")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="case_key_once", fields=["version", "key"]),
            term_whole("case_term_whole", "term_amount", "term_unit"),
        ]

    def __str__(self) -> str:
        return self.name


class Paper(models.Model):
    """A paper the dossier must or may hold (thành phần hồ sơ). With a case: only in that case."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="papers")
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="papers")
    order = models.PositiveSmallIntegerField()
    key = models.TextField()
    name = models.TextField()
    form = models.TextField(null=True)
    originals = models.PositiveSmallIntegerField()
    copies = models.PositiveSmallIntegerField()
    required = models.BooleanField()
    note = models.TextField(null=True)

    PRIVACY = privacy(open="version case order key name form originals copies required note")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="paper_key_once", fields=["version", "key"]),
        ]

    def __str__(self) -> str:
        return self.name


class Fee(models.Model):
    """What is paid, in đồng. The default one is asked unless the officer picks another."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="fees")
    order = models.PositiveSmallIntegerField()
    key = models.TextField()
    name = models.TextField()
    amount = models.PositiveBigIntegerField()
    kind = models.TextField()
    is_default = models.BooleanField()
    legal_text = models.TextField(null=True)

    PRIVACY = privacy(open="version order key name amount kind is_default legal_text")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="fee_key_once", fields=["version", "key"]),
            models.UniqueConstraint(
                name="fee_one_default", fields=["version"], condition=Q(is_default=True)
            ),
            models.CheckConstraint(
                name="fee_kind_known", condition=Q(kind__in=[kind.value for kind in FeeKind])
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Step(models.Model):
    """One step of the internal process: what, where, by which duty, in how much time."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField()
    kind = models.TextField()
    place = models.TextField()
    duty = models.TextField()
    action = models.TextField()
    budget_amount = models.DecimalField(max_digits=8, decimal_places=3, null=True)
    budget_unit = models.TextField(null=True)

    PRIVACY = privacy(open="version order kind place duty action budget_amount budget_unit")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="step_order_once", fields=["version", "order"]),
            models.CheckConstraint(
                name="step_kind_known", condition=Q(kind__in=[kind.value for kind in StepKind])
            ),
            term_whole("step_budget_whole", "budget_amount", "budget_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.action}"


class Result(models.Model):
    """The paper that comes out (kết quả)."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="results")
    order = models.PositiveSmallIntegerField()
    name = models.TextField()
    form = models.TextField(null=True)
    validity = models.TextField(null=True)
    result_code = models.TextField(null=True)

    PRIVACY = privacy(open="version order name form validity result_code")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="result_order_once", fields=["version", "order"]),
        ]

    def __str__(self) -> str:
        return self.name


class LegalBasis(models.Model):
    """A legal document the procedure rests on. number: its sign, where one can be read from the text."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="legal_basis")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()
    number = models.TextField(null=True)

    PRIVACY = privacy(open="version order text number")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="legal_basis_order_once", fields=["version", "order"]),
        ]

    def __str__(self) -> str:
        return self.text
