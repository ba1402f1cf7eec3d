"""What can be asked about dossiers."""

from motcua.dossiers.queries.closed import closed_by_unit
from motcua.dossiers.queries.conversation import conversation, unread_by_applicant, unread_by_office
from motcua.dossiers.queries.declared import Line, Part, declared
from motcua.dossiers.queries.expecting import expected, with_outlook
from motcua.dossiers.queries.figures import LateUnit, Today, counted, late_units, today, usual_waiting
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
from motcua.dossiers.queries.walks import WrongDue, first_short_chain, first_wrong_due
from motcua.dossiers.queries.whole import PARTS, Whole, whole

__all__ = [
    "PARTS", "Action", "Appointment", "Group", "Happening", "Known", "LateUnit", "Line", "OwnList", "Part", "Today", "Whole",
    "WrongDue", "actions", "asked_of", "at_desk", "begun_by", "closed_by_unit", "coming", "conversation", "counted", "declared",
    "expected", "filed_by", "first_short_chain", "first_wrong_due", "helped_by", "inbox", "is_asked_for", "known_person",
    "last_of", "late_units", "locked_seq", "mine", "most_used", "of_person", "one", "open_", "overdue", "own", "planned_anew",
    "receipts_of", "search", "sent_before", "timeline", "to_mark_passed", "today", "track", "unread_by_applicant",
    "unread_by_office", "usual_waiting", "visible_to", "waits_for_confirmation", "whole", "with_outlook", "working",
    "working_of",
]  # fmt: skip
