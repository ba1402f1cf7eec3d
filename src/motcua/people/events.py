"""What happened to units, accounts and posts. Past tense, never renamed."""

UNIT_OPENED = "unit.opened"
UNIT_PLACED = "unit.placed"
UNIT_SUCCEEDED = "unit.succeeded"

ACCOUNT_OPENED = "account.opened"
ACCOUNT_CLOSED = "account.closed"
POST_GIVEN = "account.post-given"
POST_ENDED = "account.post-ended"
DELEGATION_GIVEN = "account.delegation-given"
DELEGATION_ENDED = "account.delegation-ended"
ABSENCE_RECORDED = "account.absence-recorded"
