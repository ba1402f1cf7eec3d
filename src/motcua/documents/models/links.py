from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from motcua.kernel.privacy import privacy


class CameraLink(models.Model):
    """A link that lets a phone send photographs for one paper of one person, once, for some minutes, without signing in."""

    PRIVACY = privacy(office="kept_by place title made_at ends_at used_at file", secret="digest")  # noqa: S106 - a class of privacy

    id = models.UUIDField(primary_key=True)
    digest = models.TextField(unique=True)  # of what stands in the address: a stolen table opens nothing
    kept_by = models.TextField()  # the actor for whom the photographs come
    place = models.TextField()  # where on the door they go
    title = models.TextField()  # what the paper is called
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    file = models.UUIDField(null=True)  # what came; its own row may be swept before this one

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="camera_link_ends_later", condition=Q(ends_at__gt=F("made_at")),
                violation_error_message="Đường dẫn chụp ảnh phải hết hạn sau khi tạo.",
            ),
            models.CheckConstraint(
                name="camera_link_used_with_a_file",
                condition=Q(used_at=None, file=None) | Q(used_at__isnull=False, file__isnull=False),
                violation_error_message="Đường dẫn đã dùng phải có tệp đã nhận.",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["ends_at"], name="camera_link_by_end")]

    def __str__(self) -> str:
        return f"{self.id} {self.place}"
