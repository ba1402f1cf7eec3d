from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from motcua.documents.rules import KINDS
from motcua.kernel.privacy import privacy


class File(models.Model):
    """One file somebody kept: a name for a content in the store, and what it is attached to."""

    PRIVACY = privacy(
        office="sha256 size media_type warnings examined_at kept_at kept_by subject attached_at attached_by",
        personal="name findings",
    )

    id = models.UUIDField(primary_key=True)
    sha256 = models.TextField()
    size = models.PositiveBigIntegerField()
    media_type = models.TextField()
    name = models.TextField()
    warnings = ArrayField(models.TextField(), default=list)
    findings = models.JSONField(default=list)  # what the examiner saw: [{"code": …}]; who signed is among it
    examined_at = models.DateTimeField(null=True)
    kept_at = models.DateTimeField()
    kept_by = models.TextField()  # an actor's id: who kept it outlives the account
    subject = models.TextField(null=True)  # "dossier:0198…"
    attached_at = models.DateTimeField(null=True)
    attached_by = models.TextField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="file_hash_is_sha256", condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message="Mã băm của tệp không đúng dạng.",
            ),
            models.CheckConstraint(
                name="file_not_empty", condition=Q(size__gt=0),
                violation_error_message="Tệp không có nội dung.",
            ),
            models.CheckConstraint(
                name="file_kind_known", condition=Q(media_type__in=sorted(KINDS)),
                violation_error_message="Loại tệp không được nhận.",
            ),
            models.CheckConstraint(
                name="file_named", condition=~Q(name="") & ~Q(name__regex=r"[/\\[:cntrl:]]"),
                violation_error_message="Tên tệp không hợp lệ.",
            ),
            models.CheckConstraint(
                name="file_attached_whole_or_not",
                condition=Q(subject=None, attached_at=None, attached_by=None)
                | Q(subject__isnull=False, attached_at__isnull=False, attached_by__isnull=False),
                violation_error_message="Tệp đã đính kèm phải có đủ: kèm vào đâu, lúc nào, ai kèm.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["sha256"], name="file_by_content"),
            models.Index(fields=["subject", "id"], condition=~Q(subject=None), name="file_by_subject"),
            models.Index(fields=["kept_at"], name="file_unexamined", condition=Q(examined_at=None)),
            models.Index(fields=["kept_at"], name="file_unattached", condition=Q(subject=None)),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.name}"
