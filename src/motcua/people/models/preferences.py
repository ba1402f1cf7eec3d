from typing import ClassVar

from django.db import models

from motcua.kernel.privacy import privacy
from motcua.people.models.accounts import Account


class Preference(models.Model):
    """How one person likes a screen to be. It grants nothing, so it leaves no event."""

    PRIVACY = privacy(office="account key changed_at", personal="value")

    account = models.ForeignKey(Account, models.PROTECT, related_name="preferences", db_index=False)  # by its key
    key = models.TextField()
    value = models.JSONField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(name="preference_once", fields=["account", "key"])]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.key}"
