"""What can be asked about dossiers."""

from motcua.dossiers.queries.closed import closed_by_unit
from motcua.dossiers.queries.conversation import conversation, unread_by_applicant, unread_by_office
from motcua.dossiers.queries.declared import Line, Part, declared
from motcua.dossiers.queries.expecting import due_within, expected, with_outlook
from motcua.dossiers.queries.figures import LateUnit, Today, counted, late_units, today, usual_waiting
from motcua.dossiers.queries.held import held
from motcua.dossiers.queries.kept import changed_since, kept, seen
from motcua.dossiers.queries.leading import (
    Load,
    Signing,
    Stuck,
    changed_tomorrow,
    held_in,
    latest_drafts,
    loads,
    read_since_change,
    signings,
    stuck,
    to_sign,
)
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
    coming,
    is_asked_for,
    locked_seq,
    one,
    sent_before,
    timeline,
    working,
    working_of,
)
from motcua.dossiers.queries.own import Appointment, Group, OwnList, own, waits_for_confirmation
from motcua.dossiers.queries.persons import Known, filed_by, known_person, most_used
from motcua.dossiers.queries.related import related
from motcua.dossiers.queries.walks import WrongDue, first_short_chain, first_wrong_due
from motcua.dossiers.queries.whole import PARTS, Whole, whole

__all__ = [
    "PARTS", "Action", "Appointment", "Group", "Happening", "Known", "LateUnit", "Line", "Load", "OwnList", "Part",
    "Signing", "Stuck", "Today", "Whole", "WrongDue", "actions", "asked_of", "at_desk", "begun_by", "changed_since",
    "changed_tomorrow", "closed_by_unit", "coming", "conversation", "counted", "declared", "due_within", "expected",
    "filed_by", "first_short_chain", "first_wrong_due", "held", "held_in", "helped_by", "inbox", "is_asked_for", "kept",
    "known_person", "last_of", "late_units", "latest_drafts", "loads", "locked_seq", "mine", "most_used", "of_person",
    "one", "open_", "overdue", "own", "planned_anew", "read_since_change", "receipts_of", "related", "search", "seen",
    "sent_before", "signings", "stuck", "timeline", "to_mark_passed", "to_sign", "today", "track", "unread_by_applicant",
    "unread_by_office", "usual_waiting", "visible_to", "waits_for_confirmation", "whole", "with_outlook", "working",
    "working_of",
]  # fmt: skip
