"""What can happen to procedures: one function per verb."""

from motcua.catalogue.commands.editing import discard_draft, edit_version, import_version, next_draft
from motcua.catalogue.commands.loading import load_procedures, load_rule_sets
from motcua.catalogue.commands.versions import add_procedure, draft_version, publish, supersede

__all__ = [
    "add_procedure",
    "discard_draft",
    "draft_version",
    "edit_version",
    "import_version",
    "load_procedures",
    "load_rule_sets",
    "next_draft",
    "publish",
    "supersede",
]
