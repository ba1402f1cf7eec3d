"""What can be asked of plans."""

from motcua.plans.queries.board import TaskRow, counts, rows
from motcua.plans.queries.plans import (
    as_found,
    findings,
    issued,
    leads,
    letter,
    letters,
    owners_in_force,
    part,
    plan,
    plans_of,
    sections,
    targets,
    task,
    trail_of,
    urged,
    visible,
)
from motcua.plans.queries.units import may_concern, may_read, meaning, owners

__all__ = [
    "TaskRow",
    "as_found",
    "counts",
    "findings",
    "issued",
    "leads",
    "letter",
    "letters",
    "may_concern",
    "may_read",
    "meaning",
    "owners",
    "owners_in_force",
    "part",
    "plan",
    "plans_of",
    "rows",
    "sections",
    "targets",
    "task",
    "trail_of",
    "urged",
    "visible",
]
