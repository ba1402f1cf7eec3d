from typing import ClassVar

from django.db import models
from django.db.models import Q

from motcua.kernel.privacy import privacy


class Book(models.Model):
    """A book of numbers: one for each unit, kind of paper and year, and the last number taken from it."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    kind = models.TextField()
    year = models.PositiveSmallIntegerField()
    last_number = models.PositiveIntegerField()

    PRIVACY = privacy(open="unit kind year last_number")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="numbered_book_once",
                fields=["unit", "kind", "year"],
                violation_error_message="Mỗi đơn vị chỉ có một sổ số cho mỗi loại văn bản trong một năm.",
            ),
            models.CheckConstraint(
                name="numbered_book_starts_at_one",
                condition=Q(last_number__gte=1),
                violation_error_message="Số văn bản bắt đầu từ 01.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year} {self.unit_id}"


class GivenNumber(models.Model):
    """A number that a document bears, taken from the book or typed by hand; what was jumped over is still to be had by hand."""

    PRIVACY = privacy(open="book number")

    book = models.ForeignKey(Book, models.PROTECT, related_name="given", db_index=False)  # by its number: number_given_once
    number = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(name="number_given_once", fields=["book", "number"])]

    def __str__(self) -> str:
        return f"{self.number} {self.book}"


class NumberSeries(models.Model):
    """How far the dossier numbers of one unit have run on one day. Gaps allowed, reuse never."""

    PRIVACY = privacy(open="prefix day last")

    prefix = models.TextField()
    day = models.DateField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(name="number_series_once", fields=["prefix", "day"])]

    def __str__(self) -> str:
        return f"{self.prefix} {self.day} {self.last}"
