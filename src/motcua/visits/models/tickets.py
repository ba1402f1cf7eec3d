from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from motcua.kernel.privacy import privacy
from motcua.visits.rules import OPEN, TicketState, ticket_code


class Queue(models.Model):
    """One line of people at a unit: its letter, its name, and the fields it is for (none: all that no other is for)."""

    PRIVACY = privacy(open="unit letter name fields is_open")

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", db_index=False)
    letter = models.TextField()
    name = models.TextField()
    fields = ArrayField(models.TextField(), default=list)
    is_open = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="queue_letter_once", fields=["unit", "letter"], violation_error_message="Chữ này đã là của hàng khác."
            ),
            models.CheckConstraint(
                name="queue_letter_is_one", condition=Q(letter__regex=r"^[A-Z]$"),
                violation_error_message="Mỗi hàng một chữ từ A đến Z.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter} {self.name}"


class Ticket(models.Model):
    """A number to wait with: nothing in it says whose. `token` opens the page of who holds it."""

    PRIVACY = privacy(
        open="unit queue day letter number state desk",
        office="taken_at called_at calls serving_at ended_at officer seq",
        secret="token",  # noqa: S106 - the name of the field
    )

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", db_index=False)
    queue = models.ForeignKey(Queue, models.PROTECT, related_name="tickets", db_index=False)
    day = models.DateField()
    letter = models.TextField()
    number = models.PositiveIntegerField()
    token = models.TextField(unique=True)
    state = models.TextField(default=TicketState.WAITING.value)
    taken_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True)
    calls = models.PositiveSmallIntegerField(default=0)
    serving_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    officer = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    desk = models.TextField(default="")  # which counter calls, as it is written above it
    seq = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="ticket_number_once", fields=["unit", "day", "letter", "number"]),
            models.CheckConstraint(name="ticket_state_known", condition=Q(state__in=[state.value for state in TicketState])),
            models.CheckConstraint(
                name="ticket_open_has_officer",
                condition=~Q(state__in=sorted(OPEN)) | Q(officer__isnull=False, called_at__isnull=False),
            ),
            models.UniqueConstraint(
                name="ticket_one_for_officer", fields=["officer"], condition=Q(state__in=sorted(OPEN)),
                violation_error_message="Mỗi cán bộ gọi một số tại một thời điểm.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                name="ticket_waiting", fields=["queue", "day", "taken_at", "id"], condition=Q(state=TicketState.WAITING.value)
            ),
            models.Index(name="ticket_called", fields=["unit", "day", "-called_at"]),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return ticket_code(self.letter, self.number)

    @property
    def subject(self) -> str:
        return f"ticket:{self.pk}"
