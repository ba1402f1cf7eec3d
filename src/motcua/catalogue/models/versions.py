from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import Q

from motcua.catalogue.models.law import RuleSet
from motcua.catalogue.models.terms import ENDS_AFTER_START, ENDS_TOO_SOON, PERIOD, term_whole
from motcua.catalogue.rules import ServiceLevel, VersionState
from motcua.deadlines.rules import Policy
from motcua.kernel.privacy import privacy


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
    questions, form: as `rules.eform` writes them; no form: none is filled online.
    search_text: name, field and code without accents.
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
    questions = models.JSONField(default=list)
    form = models.JSONField(null=True)
    search_text = models.TextField()

    PRIVACY = privacy(
        open="procedure number state valid_from valid_to rule_set clock_policy name field order_text way_text"
        " copies_of_dossier term_amount term_unit term_text applicants lead_unit signer signing_unit"
        " inter_agency service_level conditions questions form search_text",
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

    def __str__(self) -> str:
        return f"{self.procedure_id} v{self.number}"
