from typing import ClassVar

from django.db import models
from django.db.models import Q

from motcua.kernel.privacy import privacy
from motcua.ratings.rules import PressedBy


class Rating(models.Model):
    """What its people said of one closed dossier. Whose it was is not in it, and neither is any official."""

    PRIVACY = privacy(
        office="dossier receiving_unit lead_unit procedure_key criteria points pressed_by seq rated_at changed_at"
        " looked_at looked_by",
        personal="comment looked_note",
    )

    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="+")
    receiving_unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    lead_unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    procedure_key = models.TextField()
    criteria = models.TextField()  # the code of the set that was asked
    points = models.JSONField()  # by the criterion's key: 2, 1 or 0
    comment = models.TextField(default="")
    pressed_by = models.TextField()
    seq = models.PositiveIntegerField(default=1)
    rated_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    # Whoever leads a unit has looked into it, and what was found; of an answer that is changed since then, nobody has.
    looked_at = models.DateTimeField(null=True)
    looked_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    looked_note = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="rating_pressed_by_known", condition=Q(pressed_by__in=[one.value for one in PressedBy])),
            models.CheckConstraint(
                name="rating_looked_into_whole",
                condition=Q(looked_at=None, looked_by=None, looked_note="")
                | Q(looked_at__isnull=False, looked_by__isnull=False) & ~Q(looked_note=""),
                violation_error_message="Đã xem xét thì phải ghi ai xem xét và thấy gì.",
            ),
        ]
        indexes: ClassVar = [models.Index(name="rating_of_time", fields=["rated_at"])]

    def __str__(self) -> str:
        return f"{self.criteria} {self.points}"

    @property
    def subject(self) -> str:
        return f"rating:{self.dossier_id}"
