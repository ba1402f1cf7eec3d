from typing import ClassVar

from django.db import models
from django.db.models import Q

from motcua.kernel.privacy import privacy
from motcua.people.models.accounts import Account


class Identity(models.Model):
    """Who an account is to a partner that signs people in: the partner's own key for the person, for ever the same."""

    PRIVACY = privacy(office="account issuer linked_at", personal="key")

    account = models.ForeignKey(Account, models.PROTECT, related_name="identities")
    issuer = models.TextField()
    key = models.TextField()
    linked_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="identity_of_one_account", fields=["issuer", "key"], violation_error_message="Danh tính này đã có tài khoản."
            ),
            models.CheckConstraint(
                name="identity_named", condition=~Q(issuer="") & ~Q(key=""),
                violation_error_message="Danh tính thiếu nơi cấp hoặc mã."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issuer} {self.account_id}"
