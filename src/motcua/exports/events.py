"""What happens to an export: who took which list away, and how long it was."""

ASKED = "export.asked"
FINISHED = "export.finished"
FAILED = "export.failed"
TAKEN = "export.taken"
REMOVED = "export.removed"
