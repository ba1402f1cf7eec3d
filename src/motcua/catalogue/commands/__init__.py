"""What can happen to procedures: one function per verb."""

from motcua.catalogue.commands.loading import load_procedures, load_rule_sets
from motcua.catalogue.commands.versions import add_procedure, draft_version, publish, supersede

__all__ = ["add_procedure", "draft_version", "load_procedures", "load_rule_sets", "publish", "supersede"]
