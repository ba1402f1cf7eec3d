"""What the journal knows of obligations."""

OWED = "obligation.owed"
FULFILLED = "obligation.fulfilled"
REVOKED = "obligation.revoked"  # it was not fulfilled after all
DROPPED = "obligation.dropped"  # it was never owed
