from typing import ClassVar

from django.db import models
from django.db.models import Q

from motcua.kernel.privacy import privacy


class Obligation(models.Model):
    """Something that must be done by a day. Never edited: what was never owed is withdrawn, with the reason.

    procedure: the procedure's key, empty where it is about none; channel: where it is to be publicised; ground: by which paper
    """

    PRIVACY = privacy(
        open="kind subject unit procedure channel ground due_on",
        office="entered_at entered_by withdrawn_at withdrawn_by withdrawn_why",
    )

    kind = models.TextField()
    subject = models.TextField()
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    procedure = models.TextField(default="")
    channel = models.TextField(default="")
    ground = models.TextField(default="")
    due_on = models.DateField()
    entered_at = models.DateTimeField()
    entered_by = models.TextField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.TextField(default="")
    withdrawn_why = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="obligation_once", fields=["kind", "unit", "subject", "channel", "due_on"], condition=Q(withdrawn_at=None),
                violation_error_message="Việc này đã có trong sổ.",
            ),
        ]
        indexes: ClassVar = [models.Index(name="obligation_due", fields=["due_on", "kind"])]

    def __str__(self) -> str:
        return self.subject

    @property
    def trail(self) -> str:
        """Its subject in the journal."""
        return f"obligation:{self.pk}"


class Fulfilment(models.Model):
    """That an obligation was fulfilled, and by what it shows. Never edited: a mistake is revoked, with the reason."""

    PRIVACY = privacy(open="obligation done_on evidence", office="recorded_at recorded_by revoked_at revoked_by revoked_why")

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="fulfilments", db_index=False)  # by the constraint
    done_on = models.DateField()
    evidence = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.TextField(default="")
    revoked_why = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="fulfilment_once", fields=["obligation"], condition=Q(revoked_at=None),
                violation_error_message="Việc này đã được ghi là làm xong.",
            ),
        ]

    def __str__(self) -> str:
        return self.evidence
