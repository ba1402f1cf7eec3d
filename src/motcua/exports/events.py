"""What happens to an export: who took which list away, and how long it was."""

ASKED = "export.asked"
MADE = "export.made"
FAILED = "export.failed"
TAKEN = "export.taken"
REMOVED = "export.removed"
