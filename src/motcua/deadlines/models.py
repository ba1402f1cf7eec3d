import uuid
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Cast, Extract

from motcua.deadlines.rules import Day, DayKind, DayStatus
from motcua.kernel.privacy import privacy

_MINUTES = Func(
    Cast(Extract(F("opens"), "epoch"), models.IntegerField()),
    Cast(Extract(F("closes"), "epoch"), models.IntegerField()),
    function="int4range",
)
_PERIOD = Func(F("valid_from"), F("valid_to"), function="daterange")


class Calendar(models.Model):
    """A working calendar. It has all days and hours of its parent, and adds or replaces some.

    version: changes with every change of the calendar; whoever holds a copy compares it.
    """

    code = models.TextField(primary_key=True)
    name = models.TextField()
    parent = models.ForeignKey("self", models.PROTECT, null=True)
    version = models.UUIDField(default=uuid.uuid4)

    PRIVACY = privacy(open="code name parent version")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="calendar_not_its_own_parent",
                condition=Q(parent=None) | ~Q(parent=F("code")),
                violation_error_message="Lịch làm việc không thể kế thừa chính nó.",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class CalendarDay(models.Model):
    """One day that is not as its weekday says. Never changed: a correction replaces the row and keeps it."""

    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="days")
    date = models.DateField()
    kind = models.TextField()
    name = models.TextField()
    source = models.TextField()
    status = models.TextField()
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    PRIVACY = privacy(open="calendar date kind name source status recorded_at replaced_at")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="calendar_day_once",
                fields=["calendar", "date"],
                condition=Q(replaced_at=None),
                violation_error_message="Ngày này đã có trong lịch.",
            ),
            models.CheckConstraint(
                name="calendar_day_kind_known",
                condition=Q(kind__in=[kind.value for kind in DayKind]),
                violation_error_message="Loại ngày không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="calendar_day_status_known",
                condition=Q(status__in=[status.value for status in DayStatus]),
                violation_error_message="Trạng thái của ngày phải là chính thức hoặc tạm tính.",
            ),
            models.CheckConstraint(
                name="calendar_day_named",
                condition=~Q(name="") & ~Q(source=""),
                violation_error_message="Ngày trong lịch phải có tên và căn cứ.",
            ),
            models.CheckConstraint(
                name="calendar_day_swaps_fit_the_week",
                condition=(~Q(kind=DayKind.SWAP_WORK.value) | Q(date__iso_week_day__gte=6))
                & (~Q(kind=DayKind.SWAP_OFF.value) | Q(date__iso_week_day__lte=5)),
                violation_error_message="Ngày làm bù phải vào cuối tuần, ngày nghỉ hoán đổi phải trong tuần.",
            ),
            models.CheckConstraint(
                name="calendar_day_replaced_after_recorded",
                condition=Q(replaced_at=None) | Q(replaced_at__gte=F("recorded_at")),
                violation_error_message="Thời điểm thay thế không được trước thời điểm ghi nhận.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.calendar_id} {self.date} {self.kind}"

    def as_day(self) -> Day:
        return Day(DayKind(self.kind), self.name, DayStatus(self.status), self.source)


class OfficeHours(models.Model):
    """One window of office hours on one weekday (Monday is 0), from a day to the last before `valid_to`."""

    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    PRIVACY = privacy(open="calendar weekday opens closes valid_from valid_to")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="office_hours_weekday_known",
                condition=Q(weekday__lte=6),
                violation_error_message="Thứ trong tuần phải từ 0 (thứ hai) đến 6 (chủ nhật).",
            ),
            models.CheckConstraint(
                name="office_hours_close_after_opening",
                condition=Q(closes__gt=F("opens")),
                violation_error_message="Giờ đóng cửa phải sau giờ mở cửa.",
            ),
            models.CheckConstraint(
                name="office_hours_end_after_start",
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                violation_error_message="Ngày hết hiệu lực phải sau ngày bắt đầu.",
            ),
            ExclusionConstraint(
                name="office_hours_do_not_overlap",
                expressions=[("calendar", "="), ("weekday", "="), (_PERIOD, "&&"), (_MINUTES, "&&")],
                violation_error_message="Giờ làm việc không được chồng lên nhau.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.calendar_id} {self.weekday} {self.opens:%H:%M}–{self.closes:%H:%M}"
