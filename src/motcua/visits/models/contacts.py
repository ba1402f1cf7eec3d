from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from motcua.kernel.privacy import privacy
from motcua.visits.models.tickets import Ticket
from motcua.visits.rules import Outcome


class Contact(models.Model):
    """Somebody came about a procedure: when, to whom, and what came of it. Time counts from here, not from acceptance.

    came_at: when the number was taken, or the person stood there. person_keys: fingerprints of identity number and phone.
    """

    PRIVACY = privacy(
        office="unit ticket came_at recorded_at officer procedure_key procedure_name outcome reasons right_office dossier"
        " idempotency_key",
        personal="name person_keys note",
    )

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", db_index=False)
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="contacts")
    came_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    officer = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    name = models.TextField(default="")
    person_keys = ArrayField(models.TextField(), default=list)
    procedure_key = models.TextField(default="")
    procedure_name = models.TextField(default="")
    outcome = models.TextField()
    reasons = models.JSONField(default=list)  # what was missing: requirement, its name, and why
    right_office = models.TextField(default="")
    note = models.TextField(default="")
    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, null=True, related_name="+")
    idempotency_key = models.TextField(null=True, unique=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="contact_outcome_known", condition=Q(outcome__in=[one.value for one in Outcome])),
            models.CheckConstraint(
                name="contact_taken_has_dossier",
                condition=Q(outcome=Outcome.TAKEN.value, dossier__isnull=False) | ~Q(outcome=Outcome.TAKEN.value) & Q(dossier=None),
                violation_error_message="Chỉ lượt đến đã tiếp nhận mới gắn với hồ sơ.",
            ),
            models.CheckConstraint(
                name="contact_turned_away_has_reason", condition=~Q(outcome=Outcome.NOT_TAKEN.value) | ~Q(reasons=[]),
                violation_error_message="Chưa tiếp nhận thì phải ghi còn thiếu gì.",
            ),
            models.CheckConstraint(
                name="contact_wrong_office_names_right_one",
                condition=~Q(outcome=Outcome.WRONG_OFFICE.value) | ~Q(right_office=""),
                violation_error_message="Đến nhầm nơi thì phải chỉ nơi đúng.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="contact_of_unit", fields=["unit", "-came_at"]),
            GinIndex(name="contact_person", fields=["person_keys"]),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.came_at:%Y-%m-%d %H:%M}"

    @property
    def subject(self) -> str:
        return f"contact:{self.pk}"
