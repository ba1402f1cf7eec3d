from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from motcua.kernel.privacy import privacy


class Report(models.Model):
    """One version of what a unit reports of a period: the values it was made of, and whether somebody has approved it.

    A new version stands beside the others; the last approved one is what the unit has said.
    facts: the values as they were when it was made; digest: their SHA-256; broken: identities that did not hold.
    """

    PRIVACY = privacy(open="form period since until", office="unit version facts digest broken made_at made_by maker"
                      " approved_at approved_by approver follows")  # fmt: skip

    form = models.TextField()
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    period = models.TextField()
    since = models.DateField()
    until = models.DateField()
    version = models.PositiveIntegerField()
    facts = models.JSONField()
    digest = models.TextField()
    broken = models.JSONField(default=list)
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")  # whose text was written on
    made_at = models.DateTimeField()
    made_by = models.TextField()
    maker = models.TextField()
    approved_at = models.DateTimeField(null=True)
    approved_by = models.TextField(default="")
    approver = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="report_version_once", fields=["form", "unit", "period", "version"]),
            models.CheckConstraint(
                name="report_ends_after_start", condition=Q(until__gt=F("since")),
                violation_error_message="Ngày cuối kỳ phải sau ngày đầu kỳ.",
            ),
            models.CheckConstraint(
                name="report_approved_whole",
                condition=Q(approved_at=None, approved_by="") | Q(approved_at__isnull=False) & ~Q(approved_by=""),
                violation_error_message="Đã duyệt thì phải ghi ai duyệt.",
            ),
        ]  # fmt: skip
        indexes: ClassVar = [models.Index(name="report_of_unit", fields=["unit", "form", "-until"])]

    def __str__(self) -> str:
        return f"{self.form} {self.unit_id} {self.period} v{self.version}"

    @property
    def subject(self) -> str:
        return f"report:{self.pk}"


class ReportFile(models.Model):
    """A version as a file: in each format as it was laid out, or as a person wrote it on."""

    PRIVACY = privacy(office="report format file")

    report = models.ForeignKey(Report, models.PROTECT, related_name="files")
    format = models.TextField()
    file = models.ForeignKey("documents.File", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="report_file_once", fields=["report", "format"]),
            models.CheckConstraint(
                name="report_file_format_known", condition=Q(format__in=["docx", "xlsx", "pdf"]),
                violation_error_message="Báo cáo chỉ có dạng Word, Excel và PDF.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.report_id} {self.format}"


class ReportRule(models.Model):
    """A cut-off or a day of sending that a person has confirmed, from a day on; it goes before what the product came with.

    key: "cut-off", or "due.quarter.province"; month_offset: months after the period's last one, nothing for a cut-off.
    """

    PRIVACY = privacy(open="key day month_offset valid_from source", office="confirmed_at confirmed_by confirmer")

    key = models.TextField()
    day = models.PositiveSmallIntegerField()
    month_offset = models.PositiveSmallIntegerField(default=0)
    valid_from = models.DateField()
    source = models.TextField()
    confirmed_at = models.DateTimeField()
    confirmed_by = models.TextField()
    confirmer = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="report_rule_once", fields=["key", "valid_from"]),
            models.CheckConstraint(
                name="report_rule_day_exists", condition=Q(day__gte=1, day__lte=31),
                violation_error_message="Ngày trong tháng từ 1 đến 31.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.key} {self.valid_from}"
