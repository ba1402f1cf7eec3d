"""What stands at the open doors: codes and keys told once, and how often somebody knocked."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from motcua.kernel.privacy import privacy


class SignInCode(models.Model):
    """A code of six digits told to a phone or an e-mail address. Only its digest is kept, and never in the journal."""

    PRIVACY = privacy(office="sent_at tries used_at", personal="told_to", secret="digest")  # noqa: S106 - the name of the field

    told_to = models.TextField()
    digest = models.TextField()
    sent_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="sign_in_code_told", condition=~Q(told_to="") & ~Q(digest="")),
        ]
        indexes: ClassVar = [models.Index(name="sign_in_code_latest", fields=["told_to", "-id"])]

    def __str__(self) -> str:
        return f"code {self.pk}"


class Invitation(models.Model):
    """A code with which an official chooses the first password, or a new one. Told once; only its digest is kept."""

    PRIVACY = privacy(office="account made_at lasts_until used_at", secret="digest")  # noqa: S106 - the name of the field

    account = models.ForeignKey("people.Account", models.PROTECT, related_name="invitations")
    digest = models.TextField(unique=True)
    made_at = models.DateTimeField()
    lasts_until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="invitation_one_open", fields=["account"], condition=Q(used_at=None)),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class ApiKey(models.Model):
    """With it a program of this person's acts as this person, by the interface for programs. Told once; only its digest is kept."""

    PRIVACY = privacy(office="account name writes made_at lasts_until ended_at", secret="digest")  # noqa: S106 - the name of the field

    account = models.ForeignKey("people.Account", models.PROTECT, related_name="api_keys")
    name = models.TextField()  # what the program is called
    writes = models.BooleanField()
    digest = models.TextField(unique=True)
    made_at = models.DateTimeField()
    lasts_until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(name="api_key_named", condition=~Q(name="") & ~Q(digest=""))]

    def __str__(self) -> str:
        return self.name


class Knock(models.Model):
    """One try at a door that anybody may try, counted so that nobody can try everything."""

    PRIVACY = privacy(office="door at", personal="source")

    door = models.TextField()
    source = models.TextField()  # a phone, or the address of a network
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(name="knock_recent", fields=["door", "source", "-at"])]

    def __str__(self) -> str:
        return f"{self.door} {self.at}"
