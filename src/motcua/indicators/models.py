from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from motcua.kernel.privacy import privacy


class Fact(models.Model):
    """What is known of one dossier for counting (see `rules.facts.Facts`). It follows from the journal and can be made anew."""

    PRIVACY = privacy(
        open="procedure field channel by_hour speed outcome",
        office="dossier number unit desk typed_by at_counter officer return_by submitted_at accepted_at due_at first_due_at"
        " waiting_since finished_at judged_at late_from fault_from delivered_at lettered_at explained_at supplements extensions"
        " returns reopenings fee_asked fee_paid paid_online papers filed reused electronic eid seq known_from known_until"
        " earlier later journey_due_at",
        personal="person thing rated low",
    )

    dossier = models.BigIntegerField(primary_key=True)  # no foreign key: what was counted outlives the dossier
    number = models.TextField()
    procedure = models.TextField()
    field = models.TextField()
    unit = models.TextField()
    desk = models.TextField()
    channel = models.TextField()
    typed_by = models.TextField()
    at_counter = models.BooleanField()
    person = models.UUIDField(null=True)
    thing = models.UUIDField()
    officer = models.BigIntegerField(null=True)
    by_hour = models.BooleanField()
    return_by = models.TextField()
    submitted_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    first_due_at = models.DateTimeField(null=True)
    waiting_since = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    judged_at = models.DateTimeField(null=True)
    outcome = models.TextField()
    speed = models.TextField()
    late_from = models.DateTimeField(null=True)
    fault_from = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    lettered_at = models.DateTimeField(null=True)
    explained_at = models.DateTimeField(null=True)
    supplements = models.SmallIntegerField()
    extensions = models.SmallIntegerField()
    returns = models.SmallIntegerField()
    reopenings = models.SmallIntegerField()
    fee_asked = models.BigIntegerField()
    fee_paid = models.BigIntegerField()
    paid_online = models.BooleanField()
    papers = models.IntegerField()
    filed = models.IntegerField()
    reused = models.IntegerField()
    electronic = models.BooleanField()
    eid = models.BooleanField()
    rated = models.SmallIntegerField(null=True)
    low = models.BooleanField()
    seq = models.IntegerField()
    known_from = models.DateTimeField()
    known_until = models.DateTimeField()
    earlier = models.BigIntegerField(null=True)
    later = models.BigIntegerField(null=True)
    journey_due_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(name="fact_submitted", fields=["submitted_at"]),
            models.Index(name="fact_accepted", fields=["accepted_at"], condition=Q(accepted_at__isnull=False)),
            models.Index(name="fact_finished", fields=["finished_at"], condition=Q(finished_at__isnull=False)),
            models.Index(name="fact_late", fields=["late_from"], condition=Q(late_from__isnull=False)),
            models.Index(name="fact_fault", fields=["fault_from"], condition=Q(fault_from__isnull=False)),
            models.Index(name="fact_unit_accepted", fields=["unit", "accepted_at"], condition=Q(accepted_at__isnull=False)),
            models.Index(name="fact_unit_finished", fields=["unit", "finished_at"], condition=Q(finished_at__isnull=False)),
            models.Index(
                name="fact_procedure_finished", fields=["procedure", "finished_at"], condition=Q(finished_at__isnull=False)
            ),
            models.Index(name="fact_officer_finished", fields=["officer", "finished_at"], condition=Q(officer__isnull=False)),
            models.Index(name="fact_open", fields=["unit", "due_at"], condition=Q(accepted_at__isnull=False, finished_at=None)),
            models.Index(name="fact_person", fields=["person", "procedure", "submitted_at"], condition=Q(person__isnull=False)),
            models.Index(name="fact_known_until", fields=["known_until"]),
        ]

    def __str__(self) -> str:
        return self.number


class Slot(models.Model):
    """One sum that is kept: which dossiers, on the day of which moment. `place`: of its number in the cells of that basis."""

    PRIVACY = privacy(open="basis place condition is_kept")

    basis = models.TextField()
    place = models.SmallIntegerField()  # from 1
    condition = models.TextField()
    is_kept = models.BooleanField(default=False)  # every cell has its number; until a recount has been, it is counted from facts

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="slot_once", fields=["basis", "condition"]),
            models.UniqueConstraint(name="slot_place_once", fields=["basis", "place"]),
        ]

    def __str__(self) -> str:
        return f"{self.basis}: {self.condition}"


class Cell(models.Model):
    """The sums of one day, month or year at one grain (`rules.scopes.GRAINS`): one number for each slot of the basis.

    grain: "unit/day", "unit-officer/month"; a, b, c: what is counted of its axes, empty where it has fewer
    """

    PRIVACY = privacy(open="grain basis start a b c sums")

    grain = models.TextField()
    basis = models.TextField()
    start = models.DateField()
    a = models.TextField()
    b = models.TextField()
    c = models.TextField()
    sums = ArrayField(models.IntegerField())

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(name="cell_once", fields=["grain", "basis", "start", "a", "b", "c"])]

    def __str__(self) -> str:
        return f"{self.grain} {self.basis} {self.start} {self.a} {self.b} {self.c}"


class Closing(models.Model):
    """The figures of a closed period, as they were known then. Never changed: what is known later is a restatement beside it.

    numbers: by code the definition's version and, by part, how many; digest: of the facts of every dossier of the period
    """

    PRIVACY = privacy(open="period", office="unit known_at numbers digest dossiers closed_at closed_by")

    period = models.TextField()
    unit = models.TextField()
    known_at = models.DateTimeField()
    numbers = models.JSONField()
    digest = models.TextField()
    dossiers = models.PositiveIntegerField()
    closed_at = models.DateTimeField()
    closed_by = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="closing_once", fields=["period", "unit"], violation_error_message="Kỳ này của đơn vị đã được chốt."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.unit}"

    @property
    def subject(self) -> str:
        return f"period:{self.period}:{self.unit}"


class Restatement(models.Model):
    """What became known of a closed period: which numbers changed, and by which dossiers.

    changes: of each number its code, part, how many before and after, and the dossiers that left and that came
    """

    PRIVACY = privacy(office="closing ordinal known_at changes digest stated_at stated_by")

    closing = models.ForeignKey(Closing, models.PROTECT, related_name="restatements")
    ordinal = models.PositiveSmallIntegerField()
    known_at = models.DateTimeField()
    changes = models.JSONField()
    digest = models.TextField()
    stated_at = models.DateTimeField()
    stated_by = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(name="restatement_ordinal_once", fields=["closing", "ordinal"])]

    def __str__(self) -> str:
        return f"{self.closing} {self.ordinal}"


class Confirmation(models.Model):
    """That somebody has compared a formula with its source. Holds for one version of the definition; never changed."""

    PRIVACY = privacy(open="code version source", office="confirmed_at confirmed_by")

    code = models.TextField()
    version = models.PositiveSmallIntegerField()
    source = models.TextField()
    confirmed_at = models.DateTimeField()
    confirmed_by = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="confirmation_once", fields=["code", "version"], violation_error_message="Cách tính này đã được xác nhận.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class Official(models.Model):
    """What another system (the national portal) says of an indicator. Told anew, the later stands; nothing is overwritten."""

    PRIVACY = privacy(open="code period unit numerator denominator source", office="told_at told_by")

    code = models.TextField()
    period = models.TextField()
    unit = models.TextField()
    numerator = models.PositiveBigIntegerField()
    denominator = models.PositiveBigIntegerField()
    source = models.TextField()
    told_at = models.DateTimeField()
    told_by = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="official_part_of_whole", condition=Q(numerator__lte=models.F("denominator")),
                violation_error_message="Tử số không lớn hơn mẫu số.",
            ),
        ]
        indexes: ClassVar = [models.Index(name="official_of", fields=["unit", "period", "code", "told_at"])]

    def __str__(self) -> str:
        return f"{self.code} {self.period} {self.unit}"
