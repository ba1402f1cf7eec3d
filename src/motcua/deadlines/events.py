"""What happened to a calendar. Past tense, never renamed."""

OPENED = "calendar.opened"
LOADED = "calendar.loaded"
CLOSED_LOCALLY = "calendar.closed_locally"
HOURS_SET = "calendar.hours_set"
