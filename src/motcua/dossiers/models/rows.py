from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from motcua.dossiers.models.dossier import Dossier
from motcua.dossiers.rules import Why
from motcua.kernel.privacy import privacy


def both_or_neither(name: str, one: str, other: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name, condition=Q(**{one: None, other: None}) | Q(**{f"{one}__isnull": False, f"{other}__isnull": False})
    )


class StepRun(models.Model):
    """One step of the internal process as it ran for this dossier, with its own clock."""

    PRIVACY = privacy(
        open="order kind", office="dossier round unit duty action opened_at due_at taken_at officer finished_at finished_by note"
    )

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="step_runs", db_index=False)
    round = models.PositiveSmallIntegerField()
    order = models.PositiveSmallIntegerField()
    kind = models.TextField()
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", db_index=False)
    duty = models.TextField()
    action = models.TextField()
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)
    officer = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    finished_at = models.DateTimeField(null=True)
    finished_by = models.TextField(default="")
    note = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="step_run_one_open", fields=["dossier"], condition=Q(finished_at=None),
                violation_error_message="Mỗi hồ sơ chỉ có một bước đang thực hiện.",
            ),
        ]
        indexes: ClassVar = [models.Index(name="step_run_of_dossier", fields=["dossier", "id"])]

    def __str__(self) -> str:
        return f"{self.order}. {self.action}"


class ClockRow(models.Model):
    """One entry of the clock's ledger. Only added, never changed; `due_at` is computed from these alone."""

    PRIVACY = privacy(office="dossier kind at until reason paper rule_set by recorded_at")

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="clock", db_index=False)
    kind = models.TextField()
    at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    reason = models.TextField()
    paper = models.TextField(default="")  # the number of the slip or letter behind it
    rule_set = models.TextField()
    by = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(name="clock_row_of_dossier", fields=["dossier", "id"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.at}"


class Supplement(models.Model):
    """One request to complete the dossier, each reason tied to a requirement of the catalogue."""

    PRIVACY = privacy(
        office="dossier ordinal stage asked_at asked_by superior exception answered_at slip_number signer_title until",
        personal="reasons unfinished",
    )

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="supplement_requests", db_index=False)
    ordinal = models.PositiveSmallIntegerField()
    stage = models.TextField()
    reasons = models.JSONField()
    asked_at = models.DateTimeField()
    asked_by = models.TextField()
    superior = models.TextField(default="")
    exception = models.TextField(default="")
    until = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    slip_number = models.TextField(default="")
    signer_title = models.TextField(default="")
    unfinished = models.JSONField(default=dict)  # what is being typed in answer, before it is handed in

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="supplement_ordinal_once", fields=["dossier", "ordinal"]),
            models.UniqueConstraint(name="supplement_one_open", fields=["dossier"], condition=Q(answered_at=None)),
        ]

    def __str__(self) -> str:
        return f"supplement {self.ordinal}"

    @property
    def typed(self) -> dict[str, Any]:
        """What is being typed in answer: "answers" and "files"."""
        return {"answers": self.unfinished.get("answers", {}), "files": self.unfinished.get("files", [])}


class Opinion(models.Model):
    """A question to another unit, with a clock of its own. Silence is not consent."""

    PRIVACY = privacy(office="dossier unit asked_by asked_at due_at question answered_at answered_by answer")

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="opinions")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    question = models.TextField()
    asked_by = models.TextField()
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.TextField(null=True)
    answer = models.TextField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="opinion_one_open_a_unit", fields=["dossier", "unit"], condition=Q(answered_at=None)),
            both_or_neither("opinion_answer_whole", "answered_at", "answer"),
        ]

    def __str__(self) -> str:
        return self.question


class Referral(models.Model):
    """Handed to a superior level, and back (liên thông khác cấp)."""

    PRIVACY = privacy(office="dossier from_unit to_unit from_holder reason sent_at back_at answer")

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="referrals")
    from_unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    to_unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    from_holder = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    reason = models.TextField()
    sent_at = models.DateTimeField()
    back_at = models.DateTimeField(null=True)
    answer = models.TextField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="referral_one_open", fields=["dossier"], condition=Q(back_at=None)),
            both_or_neither("referral_answer_whole", "back_at", "answer"),
        ]

    def __str__(self) -> str:
        return self.reason


class Payment(models.Model):
    """Money recorded as received. Never edited; a mistake is a refund of its own."""

    PRIVACY = privacy(office="dossier fee amount way recorded_at recorded_by receipt_number", personal="payer reference")

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="payments")
    fee = models.TextField()
    amount = models.PositiveBigIntegerField()
    way = models.TextField()
    payer = models.TextField()
    reference = models.TextField()
    receipt_number = models.TextField(default="")
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="payment_way_known", condition=Q(way__in=["cash", "transfer", "post", "online"])),
            models.CheckConstraint(name="payment_some", condition=Q(amount__gt=0)),
            models.UniqueConstraint(
                name="payment_reference_once", fields=["way", "reference"], condition=~Q(reference=""),
                violation_error_message="Giao dịch này đã được ghi nhận.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fee} {self.amount}"


class LateLetter(models.Model):
    """Form 04: an apology, before the deadline with a new appointment, after it without moving the date."""

    PRIVACY = privacy(office="dossier kind reason old_due_at promised_at signer signer_title number written_at")

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="late_letters")
    kind = models.TextField()
    reason = models.TextField()
    old_due_at = models.DateTimeField()
    promised_at = models.DateTimeField()
    signer = models.TextField()
    signer_title = models.TextField(default="")
    number = models.TextField(default="")
    written_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="late_letter_kind_known", condition=Q(kind__in=["extension", "apology"])),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class Withdrawal(models.Model):
    """The applicant asked to take the dossier back. confirmed_at: when the applicant said so in person."""

    PRIVACY = privacy(office="dossier why is_late asked_at asked_by confirmed_at ended_at is_granted", personal="reason")

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="withdrawals")
    why = models.TextField(default=Why.OTHER.value)
    reason = models.TextField()
    is_late = models.BooleanField(default=False)  # asked for shortly before the appointment, or after it
    asked_at = models.DateTimeField()
    asked_by = models.TextField()
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    is_granted = models.BooleanField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="withdrawal_why_known", condition=Q(why__in=[why.value for why in Why])),
            models.UniqueConstraint(name="withdrawal_one_open", fields=["dossier"], condition=Q(ended_at=None)),
            both_or_neither("withdrawal_answer_whole", "ended_at", "is_granted"),
        ]

    def __str__(self) -> str:
        return self.reason


class Decision(models.Model):
    """The signed result, its number and seal. A wrong one is revoked and stays to be seen."""

    PRIVACY = privacy(
        office="dossier kind signer_title number sealed_at sealed_by revoked_at fault_unit fault_reason signed_at",
        personal="abstract signer file reasons",
    )

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="decisions")
    kind = models.TextField()
    abstract = models.TextField()
    reasons = models.JSONField(default=list)
    signer = models.TextField()
    signer_title = models.TextField(default="")
    signed_at = models.DateTimeField()
    file = models.ForeignKey("documents.File", models.PROTECT, null=True, related_name="+")
    number = models.TextField(null=True)
    sealed_at = models.DateTimeField(null=True)
    sealed_by = models.TextField(default="")
    revoked_at = models.DateTimeField(null=True)
    fault_unit = models.TextField(null=True)
    fault_reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="decision_kind_known", condition=Q(kind__in=["grant", "rejection"])),
            models.UniqueConstraint(name="decision_one_valid", fields=["dossier"], condition=Q(revoked_at=None)),
            both_or_neither("decision_sealed_whole", "number", "sealed_at"),
            both_or_neither("decision_fault_whole", "revoked_at", "fault_unit"),
        ]

    def __str__(self) -> str:
        return self.number or "chưa vào số"
