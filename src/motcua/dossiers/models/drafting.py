from typing import ClassVar

from django.db import models
from django.db.models import Q

from motcua.dossiers.models.dossier import Dossier
from motcua.kernel.privacy import privacy


class ResultDraft(models.Model):
    """One version of the result being drafted. None replaces another: the next one stands beside it."""

    PRIVACY = privacy(office="dossier ordinal template made_at made_by maker", personal="file")

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="drafts", db_index=False)  # by its ordinal
    ordinal = models.PositiveSmallIntegerField()
    file = models.ForeignKey("documents.File", models.PROTECT, related_name="+")
    template = models.TextField(default="")  # which template it was made from; "" for what somebody wrote in Word
    made_at = models.DateTimeField()
    made_by = models.TextField()
    maker = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(name="result_draft_ordinal_once", fields=["dossier", "ordinal"])]

    def __str__(self) -> str:
        return f"draft {self.ordinal}"


class Mark(models.Model):
    """A place that whoever sent the step back wants looked at again: a field, a paper or a page of the draft, and what is wrong."""

    PRIVACY = privacy(office="dossier place kind made_at made_by maker done_at done_by", personal="title words")

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="marks")
    kind = models.TextField()
    place = models.TextField()  # the key of the field or paper, the page of the draft
    title = models.TextField()  # as the place was called then
    words = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.TextField()
    maker = models.TextField()
    done_at = models.DateTimeField(null=True)
    done_by = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="mark_kind_known", condition=Q(kind__in=["field", "paper", "draft", "other"])),
            models.CheckConstraint(
                name="mark_says_something", condition=~Q(words=""), violation_error_message="Mỗi chỗ đánh dấu phải có lời nhắn."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.words}"
