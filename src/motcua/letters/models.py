from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce

from motcua.kernel.privacy import privacy
from motcua.letters.rules import Channel, Kind, NoticeState


class Notice(models.Model):
    """One telling of one event to one recipient by one way.

    event: of the journal, by its key (no foreign key: the trail outlives its subjects). about: "dossier:12".
    recipient: an e-mail address; for the desk, who bears a duty in a unit ("head:SNN").
    UNCERTAIN is what a sender left behind that died between handing over and noting it: a person looks into it.
    """

    event = models.BigIntegerField()
    kind = models.TextField()
    about = models.TextField()
    recipient = models.TextField()
    channel = models.TextField()
    subject = models.TextField()
    body = models.TextField()
    state = models.TextField(default=NoticeState.PENDING.value)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(default="")
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    PRIVACY = privacy(
        office="event kind about channel state attempts made_at next_at sent_at", personal="recipient subject body error"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="notice_once",
                fields=["event", "recipient", "channel"],
                violation_error_message="Thông báo này đã được lập.",
            ),
            models.CheckConstraint(name="notice_kind_known", condition=Q(kind__in=[kind.value for kind in Kind])),
            models.CheckConstraint(name="notice_channel_known", condition=Q(channel__in=[way.value for way in Channel])),
            models.CheckConstraint(name="notice_state_known", condition=Q(state__in=[state.value for state in NoticeState])),
            models.CheckConstraint(
                name="notice_sent_has_moment",
                condition=Q(state=NoticeState.SENT.value, sent_at__isnull=False)
                | ~Q(state=NoticeState.SENT.value) & Q(sent_at=None),
                violation_error_message="Thông báo đã gửi phải có thời điểm gửi.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="notice_waiting", fields=["next_at", "id"], condition=Q(state=NoticeState.PENDING.value)),
            models.Index(
                name="notice_troubled", fields=["state", "id"],
                condition=Q(state__in=[NoticeState.SENDING.value, NoticeState.UNCERTAIN.value, NoticeState.FAILED.value]),
            ),
            models.Index(name="notice_about", fields=["about", "id"]),
            models.Index(name="notice_at_desk", fields=["recipient", "-id"], condition=Q(channel=Channel.DESK.value)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about} ({self.state})"


class ReadMark(models.Model):
    """When an official first marked a notice at the desk as read. It is made once and stays; the colleague's stays unread."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="read_marks")
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    read_at = models.DateTimeField()

    PRIVACY = privacy(office="notice account read_at")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="read_mark_once",
                fields=["notice", "account"],
                violation_error_message="Thông báo này đã được đánh dấu là đã đọc.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.account_id}"


class ResultTemplate(models.Model):
    """One version of a Word template from which results are drafted, and on which days.

    procedure_key: "" for every procedure; unit: None for every unit, else this one and those below it.
    Versions of one template have its name, procedure and unit; on one day there is one of them. valid_to: the first day on
    which it no longer holds. unknown: placeholders that nothing stands for: the draft shows dots there.
    """

    name = models.TextField()
    procedure_key = models.TextField(default="")
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    file = models.ForeignKey("documents.File", models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    unknown = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by = models.TextField()
    maker = models.TextField()

    PRIVACY = privacy(open="name procedure_key unit valid_from valid_to", office="file unknown made_at made_by maker")

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="result_template_one_a_day",
                expressions=[
                    ("name", "="), ("procedure_key", "="), (Coalesce("unit", Value("")), "="),
                    (Func(F("valid_from"), F("valid_to"), function="daterange"), "&&"),
                ],
                violation_error_message="Trong một ngày, một mẫu chỉ có một phiên bản.",
            ),
            models.CheckConstraint(
                name="result_template_ends_after_start", condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from"))
            ),
            models.CheckConstraint(name="result_template_named", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.valid_from} – {self.valid_to or '…'})"

    @property
    def subject(self) -> str:
        return f"template:{self.pk}"
