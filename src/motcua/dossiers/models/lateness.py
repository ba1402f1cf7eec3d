from typing import ClassVar

from django.db import models
from django.db.models import Q

from motcua.dossiers.models.dossier import Dossier
from motcua.dossiers.models.rows import both_or_neither
from motcua.dossiers.rules import CAUSES, Explained
from motcua.kernel.privacy import privacy


class Explanation(models.Model):
    """Why a dossier is late, by the head, to whoever leads. Written anew it is another row; the last one counts."""

    PRIVACY = privacy(
        office="dossier ordinal cause reason liable_unit remedy prevention written_at author author_name judged_at is_accepted"
        " judged_by judged_by_name opinion",
        personal="liable",
    )

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="explanations", db_index=False)
    ordinal = models.PositiveSmallIntegerField()
    cause = models.TextField()
    reason = models.TextField()
    liable_unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", db_index=False)
    liable = models.TextField(default="")
    remedy = models.TextField()
    prevention = models.TextField(default="")
    written_at = models.DateTimeField()
    author = models.TextField()
    author_name = models.TextField()  # as it was then
    judged_at = models.DateTimeField(null=True)
    is_accepted = models.BooleanField(null=True)
    judged_by = models.TextField(default="")
    judged_by_name = models.TextField(default="")
    opinion = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="explanation_cause_known", condition=Q(cause__in=list(CAUSES))),
            models.CheckConstraint(
                name="explanation_says_why", condition=~Q(reason="") & ~Q(remedy=""),
                violation_error_message="Giải trình phải nêu lý do và biện pháp khắc phục.",
            ),
            models.UniqueConstraint(name="explanation_ordinal_once", fields=["dossier", "ordinal"]),
            models.UniqueConstraint(
                name="explanation_accepted_once", fields=["dossier"], condition=Q(is_accepted=True),
                violation_error_message="Giải trình của hồ sơ này đã được chấp nhận.",
            ),
            both_or_neither("explanation_judged_whole", "judged_at", "is_accepted"),
        ]

    def __str__(self) -> str:
        return f"{self.ordinal}. {self.cause}"

    @property
    def state(self) -> Explained:
        if self.is_accepted is None:
            return Explained.WAITING
        return Explained.ACCEPTED if self.is_accepted else Explained.RETURNED
