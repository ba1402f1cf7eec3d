from typing import ClassVar

from django.db import models
from django.db.models import Q

from motcua.exports.rules import FORMATS, State
from motcua.kernel.privacy import privacy


class Export(models.Model):
    """A list or table that somebody takes away as a file.

    asked: what of, as its kind reads it back; told: how many rows there would be, rows: how many are written;
    tries: how often it was begun; why: the code of the refusal, when it failed
    """

    PRIVACY = privacy(
        open="kind format state tries", office="asked title told rows why asked_at asked_by asker made_at name size sha256 until"
    )

    kind = models.TextField()
    asked = models.JSONField()
    title = models.TextField()
    format = models.TextField()
    state = models.TextField(default=State.ASKED)
    told = models.PositiveIntegerField(null=True)
    rows = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    why = models.TextField(default="")
    asked_at = models.DateTimeField()
    asked_by = models.TextField()
    asker = models.TextField()
    made_at = models.DateTimeField(null=True)
    name = models.TextField()
    size = models.PositiveBigIntegerField(null=True)
    sha256 = models.TextField(default="")
    until = models.DateTimeField(null=True)  # then the file is removed; who took which list away stays

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="export_format_known", condition=Q(format__in=list(FORMATS)),
                violation_error_message="Tệp xuất chỉ có dạng Excel và CSV.",
            ),
            models.CheckConstraint(name="export_state_known", condition=Q(state__in=list(State))),
            models.CheckConstraint(
                name="export_made_whole",
                condition=~Q(state=State.MADE)
                | Q(made_at__isnull=False, size__isnull=False, until__isnull=False) & Q(sha256__regex="^[0-9a-f]{64}$"),
                violation_error_message="Tệp chưa ghi xong thì chưa được đưa ra.",
            ),
        ]  # fmt: skip
        indexes: ClassVar = [
            models.Index(name="export_of_person", fields=["asked_by", "-asked_at"]),
            models.Index(name="export_waiting", fields=["asked_at"], condition=Q(state__in=[State.ASKED, State.MAKING])),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        return f"export:{self.pk}"
