"""What can happen to a period that is counted. Past tense, never renamed: the journal keeps them for ever."""

CLOSED = "period.closed"
RESTATED = "period.restated"
CONFIRMED = "indicator.confirmed"  # somebody has compared its formula with the source
OFFICIAL_NOTED = "indicator.official_noted"  # what another system says of it
