"""The clock read backwards: by when something must begin to end in time. The inverse of `deadlines.rules.due` for one term."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from motcua.deadlines.rules import Term, TermUnit, WorkCalendar
from motcua.deadlines.rules.clock import LAST_HOUR
from motcua.kernel.moments import HANOI, local

_DAY = timedelta(days=1)
_TICK = timedelta(microseconds=1)


def latest_start(term: Term, by: datetime, calendar: WorkCalendar) -> datetime:
    """Return the last office moment from which this term still ends at the latest by then."""
    by = local(by)
    match term.unit:
        case TermUnit.WORKING_HOUR:
            return _used_up_before(by, Fraction(term.amount), calendar, hours=True)
        case TermUnit.WORKING_DAY:
            return _working_days_before(by, term.amount, calendar)
        case TermUnit.CALENDAR_DAY:
            return _last_moment(_last_closed(by, calendar) - _DAY * int(term.amount), calendar)
        case TermUnit.MONTH:
            return _last_moment(_months_before(_last_closed(by, calendar), int(term.amount)), calendar)
        case TermUnit.SAME_DAY:
            return _last_moment(_last_closed(by, calendar), calendar, until=True)


def _working_days_before(by: datetime, amount: Decimal, calendar: WorkCalendar) -> datetime:
    whole, part = divmod(Fraction(amount), 1)
    if not whole:
        return _used_up_before(by, part, calendar, hours=False)
    if part:
        # These days run without a stop from the first morning after the step began.
        first = _used_up_before(by, whole + part, calendar, hours=False)
        opens = calendar.spans(first.date())[0][0]
        day = first.date() if opens <= first else _earlier(first.date(), calendar)
        return _last_moment(day - _DAY, calendar)
    day = _last_closed(by, calendar)
    for _ in range(int(whole) - 1):
        day = _earlier(day, calendar)
    return _last_moment(day - _DAY, calendar)


def _used_up_before(by: datetime, quota: Fraction, calendar: WorkCalendar, *, hours: bool) -> datetime:
    """Walk back along the office hours until the quota is used up; days may differ in length."""
    day = by.date()
    while True:
        spans = calendar.spans(day)
        one = timedelta(hours=1) if hours else sum((b - a for a, b in spans), timedelta())
        left = quota * (one // _TICK)
        for opens, closes in reversed(spans):
            there = (min(closes, by) - opens) // _TICK
            if there <= 0:
                continue
            if left <= there:
                return min(closes, by) - _TICK * -(-left // 1)
            left -= there
        quota = left / (one // _TICK) if one else quota
        day -= _DAY


def _last_closed(by: datetime, calendar: WorkCalendar) -> date:
    """The last working day that is over by then."""
    day = by.date()
    while not calendar.is_working(day) or calendar.closes_at(day) > by:
        day -= _DAY
    return day


def _last_moment(day: date, calendar: WorkCalendar, *, until: bool = False) -> datetime:
    """The end of the office time of this day, or of the last working day before it.

    :param until: no later than what comes in the same day is taken for it
    """
    if not calendar.is_working(day):
        day = _earlier(day, calendar)
    closes = calendar.closes_at(day)
    if not until:
        return closes
    last = min(closes - _TICK, datetime.combine(day, LAST_HOUR, HANOI))
    return max(min(last, b) for a, b in calendar.spans(day) if a <= last)


def _months_before(end: date, months: int) -> date:
    """The last day whose corresponding day so many months later is not after the end."""
    day = end - _DAY * (28 * months)
    while _months_later(day, months) > end:
        day -= _DAY
    return day


def _months_later(day: date, amount: int) -> date:
    years, month = divmod(day.month - 1 + amount, 12)
    first = date(day.year + years, month + 1, 1)
    following = (first + _DAY * 31).replace(day=1)
    return min(first + _DAY * (day.day - 1), following - _DAY)


def _earlier(day: date, calendar: WorkCalendar) -> date:
    day -= _DAY
    while not calendar.is_working(day):
        day -= _DAY
    return day
