"""What happened to procedures. Past tense, never renamed."""

PROCEDURE_ADDED = "procedure.added"
VERSION_DRAFTED = "procedure.version-drafted"
VERSION_EDITED = "procedure.version-edited"
DRAFT_DISCARDED = "procedure.draft-discarded"
VERSION_PUBLISHED = "procedure.version-published"
VERSION_SUPERSEDED = "procedure.version-superseded"

RULE_SET_LOADED = "rule-set.loaded"
