"""What can be asked about dossiers."""

from motcua.dossiers.queries.declared import Line, Part, declared
from motcua.dossiers.queries.lists import (
    asked_of,
    helped_by,
    inbox,
    last_of,
    mine,
    of_person,
    open_,
    overdue,
    planned_anew,
    receipts_of,
    search,
    to_mark_passed,
    track,
    visible_to,
)
from motcua.dossiers.queries.one import (
    Action,
    Happening,
    actions,
    at_desk,
    begun_by,
    is_asked_for,
    locked_seq,
    one,
    sent_before,
    timeline,
    working,
    working_of,
)
from motcua.dossiers.queries.walks import WrongDue, first_short_chain, first_wrong_due
from motcua.dossiers.queries.whole import PARTS, Whole, whole

__all__ = [
    "PARTS", "Action", "Happening", "Line", "Part", "Whole", "WrongDue", "actions", "asked_of", "at_desk", "begun_by", "declared",
    "first_short_chain", "first_wrong_due", "helped_by", "inbox", "is_asked_for", "last_of", "locked_seq", "mine", "of_person",
    "one", "open_", "overdue", "planned_anew", "receipts_of", "search", "sent_before", "timeline", "to_mark_passed", "track",
    "visible_to", "whole", "working", "working_of",
]  # fmt: skip
