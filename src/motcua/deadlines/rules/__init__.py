"""Terms, calendars, the ledger of a clock, and when a dossier is due. Pure: no database, no system clock."""

from motcua.deadlines.rules.calendars import (
    USUAL_HOURS,
    USUAL_WINDOWS,
    Day,
    DayKind,
    DayStatus,
    Hours,
    WorkCalendar,
    calendar_from_rows,
)
from motcua.deadlines.rules.clock import Due, due
from motcua.deadlines.rules.ics import ics
from motcua.deadlines.rules.ledger import ClockEntry, ClockKind, Policy
from motcua.deadlines.rules.remaining import Left, time_left
from motcua.deadlines.rules.terms import Term, TermUnit
from motcua.deadlines.rules.walks import CountedDay

__all__ = [
    "USUAL_HOURS",
    "USUAL_WINDOWS",
    "ClockEntry",
    "ClockKind",
    "CountedDay",
    "Day",
    "DayKind",
    "DayStatus",
    "Due",
    "Hours",
    "Left",
    "Policy",
    "Term",
    "TermUnit",
    "WorkCalendar",
    "calendar_from_rows",
    "due",
    "ics",
    "time_left",
]
