from typing import ClassVar

from django.db import models
from django.db.models import Q

from motcua.kernel.privacy import privacy
from motcua.people.rules.organisations import MemberRole


class Organisation(models.Model):
    """A firm, cooperative or office that files through its members. Its name and tax code are as its founder here typed them.

    Several may bear one tax code: who merely claims a firm's number takes nothing from it, because an organisation has the
    dossiers its own members filed for it and no others.
    """

    name = models.TextField()
    tax_code = models.TextField()
    address = models.TextField(default="")
    opened_at = models.DateTimeField()
    seq = models.PositiveIntegerField(default=0)  # of its last event

    PRIVACY = privacy(office="name tax_code opened_at seq", personal="address")

    class Meta:
        indexes: ClassVar = [models.Index(name="organisation_by_tax_code", fields=["tax_code"])]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        return f"organisation:{self.pk}"


class Membership(models.Model):
    """Somebody who belongs to an organisation, or is asked to: until joined_at it is an invitation, ended_at ends either."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships", db_index=False)
    told_to = models.TextField()  # the phone or e-mail address by which that person signs in
    account = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    role = models.TextField()
    invited_at = models.DateTimeField()
    invited_by = models.TextField()
    joined_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    PRIVACY = privacy(office="organisation account role invited_at invited_by joined_at ended_at", personal="told_to")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="membership_role_known", condition=Q(role__in=[role.value for role in MemberRole])),
            models.CheckConstraint(
                name="membership_joined_by_somebody",
                condition=Q(joined_at=None, account=None) | Q(joined_at__isnull=False, account__isnull=False),
            ),
            models.UniqueConstraint(
                name="membership_once", fields=["organisation", "told_to"], condition=Q(ended_at=None),
                violation_error_message="Người này đã là thành viên hoặc đã được mời.",
            ),
            models.UniqueConstraint(
                name="membership_once_an_account", fields=["organisation", "account"],
                condition=Q(ended_at=None, account__isnull=False), violation_error_message="Người này đã là thành viên.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="membership_of_account", fields=["account"], condition=Q(ended_at=None, account__isnull=False)),
            models.Index(name="membership_asked", fields=["told_to"], condition=Q(ended_at=None, joined_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.told_to}: {self.role} @ {self.organisation_id}"
