"""Ledgers, calendars and moments for tests, named by situation."""

from datetime import date, datetime, timedelta

from motcua.deadlines import data
from motcua.deadlines.rules import ClockEntry, ClockKind, Term, due
from motcua.kernel.moments import HANOI

VN = data.packaged()


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def start(text):
    return ClockEntry(ClockKind.START, at(text))


def ledger(first, *entries):
    """`ledger("2024-04-25 10:00", ("pause", "2024-04-26 09:00"), …)`"""
    return [start(first), *(ClockEntry(ClockKind(kind), at(moment), *rest) for kind, moment, *rest in entries)]


def due_at(term, first, *entries, calendar=VN):
    return due(Term.parse(term), ledger(first, *entries), calendar).due_at


WEEKDAYS_OFF = {
    2021: "1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9",
    2022: "3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9",
    2023: "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9",
    2024: "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9",
    2025: "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9",
    2026: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11",
}
SATURDAYS_WORKED = {date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)}


def working_days_by_hand():
    """The law's table of exceptions, read by a few lines of its own."""
    off = {date(year, int(m), int(d)) for year, days in WEEKDAYS_OFF.items() for d, m in (x.split("/") for x in days.split())}
    days = (date(2021, 1, 1) + timedelta(n) for n in range(365 * 6 + 1))
    return [day for day in days if (day.weekday() < 5 and day not in off) or day in SATURDAYS_WORKED]


WORKED = working_days_by_hand()


MINUTE = timedelta(minutes=1)
OFFICE = [*range(7 * 60 + 30, 11 * 60 + 30), *range(13 * 60 + 30, 17 * 60)]
