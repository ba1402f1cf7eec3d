from typing import ClassVar

from django.db import models
from django.db.models import Q

from motcua.dossiers.models.dossier import Dossier
from motcua.dossiers.rules import Side
from motcua.kernel.privacy import privacy


class Message(models.Model):
    """What the applicant and the office write to one another about a dossier. Kept in it, never changed; no clock moves.

    read_at: when somebody of the other side first had it before them.
    """

    PRIVACY = privacy(office="dossier side author author_name written_at read_at read_by", personal="text")

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="messages", db_index=False)
    side = models.TextField()
    author = models.ForeignKey("people.Account", models.PROTECT, related_name="+", db_index=False)
    author_name = models.TextField()  # as it was then
    text = models.TextField()
    written_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    read_by = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="message_side_known", condition=Q(side__in=[side.value for side in Side])),
            models.CheckConstraint(
                name="message_says_something", condition=~Q(text=""), violation_error_message="Tin nhắn phải có nội dung."
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="message_of_dossier", fields=["dossier", "id"]),
            models.Index(name="message_unread", fields=["dossier", "side"], condition=Q(read_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.side} {self.written_at}"


class MessageFile(models.Model):
    """A file that came with a message. It is no paper of the dossier: nothing that was asked for is met by it."""

    PRIVACY = privacy(office="message file")

    message = models.ForeignKey(Message, models.PROTECT, related_name="files")
    file = models.ForeignKey("documents.File", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(name="message_file_once", fields=["message", "file"])]

    def __str__(self) -> str:
        return str(self.file_id)
