"""Files on their way in, piece by piece.

Both tables are UNLOGGED: every web process sees them, no log and no backup carries them, and a crash of the database empties
them. Whoever was sending is told that nothing has come yet, and begins again: what counts is what is there.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from motcua.kernel.privacy import privacy


class Upload(models.Model):
    """One file that somebody began to send. Once it is whole and kept, `kept` names the file and the pieces are gone."""

    PRIVACY = privacy(office="kept_by place size modified received begun_at moved_at kept", personal="name")

    id = models.UUIDField(primary_key=True)
    kept_by = models.TextField()  # an actor's id
    place = models.TextField()  # where on the door it will go: the same file for two papers is sent twice
    name = models.TextField()
    size = models.PositiveBigIntegerField()
    modified = models.TextField()  # when the sender's device says it was changed: known again after a reload
    received = models.PositiveBigIntegerField(default=0)
    begun_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    kept = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="upload_within_its_size", condition=Q(size__gt=0, received__lte=F("size")),
                violation_error_message="Phần đã nhận dài hơn tệp.",
            ),
            models.UniqueConstraint(
                fields=["kept_by", "place", "name", "size", "modified"], name="upload_begun_once", condition=Q(kept=None),
                violation_error_message="Tệp này đang được gửi.",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["moved_at"], name="upload_by_last_move")]

    def __str__(self) -> str:
        return f"{self.id} {self.received}/{self.size}"


class UploadPiece(models.Model):
    """Bytes as they came, in their place."""

    PRIVACY = privacy(office="upload start", personal="data")

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="pieces")
    start = models.PositiveBigIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["upload", "start"], name="upload_piece_once", violation_error_message="Phần này của tệp đã nhận rồi."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.upload_id} {self.start}"
