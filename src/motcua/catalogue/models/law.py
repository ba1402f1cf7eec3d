from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import Q

from motcua.catalogue.models.terms import ENDS_AFTER_START, ENDS_TOO_SOON, PERIOD
from motcua.deadlines.rules import Policy
from motcua.kernel.privacy import privacy


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
