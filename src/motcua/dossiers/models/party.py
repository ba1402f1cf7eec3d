from typing import ClassVar

from django.db import models
from django.db.models import Q

from motcua.dossiers.models.dossier import Dossier
from motcua.kernel.privacy import privacy


class Party(models.Model):
    """One of the three persons of a dossier: who submits, whose it is, on what authority for another."""

    PRIVACY = privacy(
        office="dossier role kind",
        personal="name identity_kind identity_number phone email address birth_date proxy_paper",
    )

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="parties", db_index=False)  # by its role: party_role_once
    role = models.TextField()
    kind = models.TextField()
    name = models.TextField()
    identity_kind = models.TextField(default="")
    identity_number = models.TextField(default="")
    birth_date = models.DateField(null=True)
    phone = models.TextField(default="")
    email = models.TextField(default="")
    address = models.TextField(default="")
    proxy_paper = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="party_role_once", fields=["dossier", "role"]),
            models.CheckConstraint(name="party_role_known", condition=Q(role__in=["submitter", "owner", "proxy"])),
            models.CheckConstraint(name="party_kind_known", condition=Q(kind__in=["person", "organisation"])),
            models.CheckConstraint(
                name="party_proxy_has_paper", condition=~Q(role="proxy") | ~Q(proxy_paper=""),
                violation_error_message="Người được ủy quyền phải có giấy tờ ủy quyền.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.name}"
