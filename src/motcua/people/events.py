"""What happened to units, accounts and posts. Past tense, never renamed."""

UNIT_OPENED = "unit.opened"
UNIT_PLACED = "unit.placed"
UNIT_SUCCEEDED = "unit.succeeded"
UNIT_CLOSED = "unit.closed"

ACCOUNT_OPENED = "account.opened"
POST_GIVEN = "account.post-given"
POST_ENDED = "account.post-ended"
POST_DELEGATED = "account.post-delegated"
DELEGATION_RECEIVED = "account.delegation-received"
DELEGATION_ENDED = "account.delegation-ended"
ABSENCE_RECORDED = "account.absence-recorded"
