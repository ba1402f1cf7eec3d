"""What hangs below a version. The database refuses to change any of it once the version is published."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from motcua.catalogue.models.terms import term_whole
from motcua.catalogue.models.versions import Version
from motcua.catalogue.rules import FeeKind, StepKind
from motcua.kernel.privacy import privacy


class Case(models.Model):
    """A variant of the procedure with its own term or papers (trường hợp). when: a formula over the questions."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="cases")
    order = models.PositiveSmallIntegerField()
    key = models.TextField()
    name = models.TextField()
    term_amount = models.DecimalField(max_digits=8, decimal_places=3, null=True)
    term_unit = models.TextField(null=True)
    note = models.TextField(null=True)
    when = models.TextField(null=True)

    PRIVACY = privacy(open="version order key name term_amount term_unit note when")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="case_key_once", fields=["version", "key"]),
            term_whole("case_term_whole", "term_amount", "term_unit"),
        ]

    def __str__(self) -> str:
        return self.name


class Paper(models.Model):
    """A paper the dossier must or may hold (thành phần hồ sơ). With a case: only in that case."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="papers")
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="papers")
    order = models.PositiveSmallIntegerField()
    key = models.TextField()
    name = models.TextField()
    form = models.TextField(null=True)
    originals = models.PositiveSmallIntegerField()
    copies = models.PositiveSmallIntegerField()
    required = models.BooleanField()
    note = models.TextField(null=True)
    when = models.TextField(null=True)

    PRIVACY = privacy(open="version case order key name form originals copies required note when")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="paper_key_once", fields=["version", "key"]),
        ]

    def __str__(self) -> str:
        return self.name


class Fee(models.Model):
    """What is paid, in đồng. The default one is asked unless the officer picks another."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="fees")
    order = models.PositiveSmallIntegerField()
    key = models.TextField()
    name = models.TextField()
    amount = models.PositiveBigIntegerField()
    kind = models.TextField()
    is_default = models.BooleanField()
    legal_text = models.TextField(null=True)
    when = models.TextField(null=True)
    formula = models.TextField(null=True)

    PRIVACY = privacy(open="version order key name amount kind is_default legal_text when formula")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="fee_key_once", fields=["version", "key"]),
            models.UniqueConstraint(
                name="fee_one_default", fields=["version"], condition=Q(is_default=True)
            ),
            models.CheckConstraint(
                name="fee_kind_known", condition=Q(kind__in=[kind.value for kind in FeeKind])
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Step(models.Model):
    """One step of the internal process: what, where, by which duty, in how much time."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField()
    kind = models.TextField()
    place = models.TextField()
    duty = models.TextField()
    action = models.TextField()
    budget_amount = models.DecimalField(max_digits=8, decimal_places=3, null=True)
    budget_unit = models.TextField(null=True)

    PRIVACY = privacy(open="version order kind place duty action budget_amount budget_unit")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="step_order_once", fields=["version", "order"]),
            models.CheckConstraint(
                name="step_kind_known", condition=Q(kind__in=[kind.value for kind in StepKind])
            ),
            term_whole("step_budget_whole", "budget_amount", "budget_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.action}"


class Result(models.Model):
    """The paper that comes out (kết quả)."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="results")
    order = models.PositiveSmallIntegerField()
    name = models.TextField()
    form = models.TextField(null=True)
    validity = models.TextField(null=True)
    result_code = models.TextField(null=True)

    PRIVACY = privacy(open="version order name form validity result_code")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="result_order_once", fields=["version", "order"]),
        ]

    def __str__(self) -> str:
        return self.name


class LegalBasis(models.Model):
    """A legal document the procedure rests on. number: its sign, where one can be read from the text."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="legal_basis")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()
    number = models.TextField(null=True)

    PRIVACY = privacy(open="version order text number")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="legal_basis_order_once", fields=["version", "order"]),
        ]

    def __str__(self) -> str:
        return self.text
