"""What the journal knows of obligations."""

OWED = "obligation.owed"
FULFILLED = "obligation.fulfilled"
REVOKED = "obligation.revoked"  # it was not fulfilled after all
WITHDRAWN = "obligation.withdrawn"  # it was never owed
