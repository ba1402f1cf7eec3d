from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q

from motcua.kernel.privacy import privacy
from motcua.people.rules import Level

# Every period below is half-open: `valid_to` is the first day on which the row no longer holds.
ENDS_AFTER_START = Q(valid_to__gt=F("valid_from"))
PERIOD = Func(F("valid_from"), F("valid_to"), function="daterange")
ENDS_TOO_SOON = "Ngày hết hiệu lực phải sau ngày bắt đầu."


class Unit(models.Model):
    """An authority, a department or a desk that takes part in settling dossiers.

    name, short_name: as it is called today (a `UnitName` holds; `take_up_names` sees to it), so that a unit can be named
    without asking for its history. address, phone, email, hours: for the public; hours is one line for each kind of day.

    code_qd20: by QĐ 20/2020/QĐ-TTg (H02.xx); code_qcvn102: by QCVN 102:2016/BTTTT (000.00.xx.H02).
    verified: how far the row has been checked, in the words of the list it came from.
    """

    code = models.TextField(primary_key=True)
    name = models.TextField()
    short_name = models.TextField()
    kind = models.TextField()
    level = models.TextField()
    code_qd20 = models.TextField(null=True)
    code_qcvn102 = models.TextField(null=True)
    admin_code = models.TextField(null=True)
    receives_dossiers = models.BooleanField()
    signs_results = models.BooleanField()
    calendar = models.TextField(default="VN")
    address = models.TextField(null=True)
    phone = models.TextField(null=True)
    email = models.EmailField(null=True)
    hours = models.TextField(null=True)
    verified = models.TextField()
    note = models.TextField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    closing_decision = models.TextField(null=True)

    PRIVACY = privacy(
        open="code name short_name kind level code_qd20 code_qcvn102 admin_code receives_dossiers "
        "signs_results calendar address phone email hours valid_from valid_to closing_decision",
        office="verified note",
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="unit_level_known",
                condition=Q(level__in=[level.value for level in Level]),
                violation_error_message="Cấp của đơn vị phải là tỉnh, huyện hoặc xã.",
            ),
            models.CheckConstraint(
                name="unit_ends_after_start",
                condition=Q(valid_to=None) | ENDS_AFTER_START,
                violation_error_message=ENDS_TOO_SOON,
            ),
            models.CheckConstraint(
                name="unit_closed_by_decision",
                condition=Q(valid_to=None, closing_decision=None)
                | Q(valid_to__isnull=False, closing_decision__isnull=False),
                violation_error_message="Đơn vị chấm dứt hoạt động phải có cả ngày và văn bản quyết định.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UnitName(models.Model):
    """What a unit is called, and when. A unit that is raised or renamed keeps its code: Việt Yên, a town from 01/02/2024."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="names")
    name = models.TextField()
    short_name = models.TextField()
    decision = models.TextField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    PRIVACY = privacy(open="unit name short_name decision valid_from valid_to")

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="unit_name_one_a_day",
                expressions=[("unit", "="), (PERIOD, "&&")],
                violation_error_message="Trong một ngày, một đơn vị chỉ có một tên.",
            ),
            models.CheckConstraint(
                name="unit_name_ends_after_start",
                condition=Q(valid_to=None) | ENDS_AFTER_START,
                violation_error_message=ENDS_TOO_SOON,
            ),
            models.CheckConstraint(
                name="unit_name_not_empty",
                condition=~Q(name="") & ~Q(short_name=""),
                violation_error_message="Đơn vị phải có tên.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.name} ({self.valid_from} – {self.valid_to or '…'})"


class Placement(models.Model):
    """Under which unit a unit stands, and when. No parent: it stands at the top."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="placed_below")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    PRIVACY = privacy(open="unit parent valid_from valid_to")

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="placement_one_a_day",
                expressions=[("unit", "="), (PERIOD, "&&")],
                violation_error_message="Trong một ngày, một đơn vị chỉ thuộc một đơn vị cấp trên.",
            ),
            models.CheckConstraint(
                name="placement_not_below_itself",
                condition=Q(parent=None) | ~Q(parent=F("unit")),
                violation_error_message="Đơn vị không thể là cấp trên của chính nó.",
            ),
            models.CheckConstraint(
                name="placement_ends_after_start",
                condition=Q(valid_to=None) | ENDS_AFTER_START,
                violation_error_message=ENDS_TOO_SOON,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} < {self.parent_id} ({self.valid_from} – {self.valid_to or '…'})"


class Succession(models.Model):
    """Which unit carries on the work of one that ended, from which day, by which decision."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="predecessions")
    date = models.DateField()
    reason = models.TextField()
    decision = models.TextField()

    PRIVACY = privacy(open="unit successor date reason decision")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="succession_once",
                fields=["unit", "successor"],
                violation_error_message="Đơn vị kế thừa này đã được ghi nhận.",
            ),
            models.CheckConstraint(
                name="succession_not_by_itself",
                condition=~Q(successor=F("unit")),
                violation_error_message="Đơn vị không thể kế thừa chính nó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} → {self.successor_id} ({self.date})"
