"""What several tables say in the same words."""

from django.db import models
from django.db.models import F, Func, Q

from motcua.deadlines.rules import TermUnit

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
