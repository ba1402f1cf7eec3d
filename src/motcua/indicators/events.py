"""What can happen to a period that is counted. Past tense, never renamed: the journal keeps them for ever."""

CLOSED = "period.closed"
RESTATED = "period.restated"
