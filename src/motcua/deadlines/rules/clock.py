"""When a dossier is due: a pure function of its term, the ledger of its clock and a calendar."""

import calendar as months
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from motcua.deadlines.rules import sentences
from motcua.deadlines.rules.calendars import Span, WorkCalendar
from motcua.deadlines.rules.ledger import ClockEntry, Reading, read
from motcua.deadlines.rules.terms import Term, TermUnit
from motcua.deadlines.rules.walks import CountedDay, Road, Walk, count_days, length, use_up
from motcua.kernel.moments import start_of

# "Trả kết quả ngay trong ngày; tiếp nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo."
LAST_HOUR = time(15)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """When a dossier is due, and how that was found.

    :param due_at: None when the clock has not started, or stands before the term is used up: nobody can name
        a day then. A clock that came to stand only after the term was used up keeps its due moment.
    :param original_due_at: the appointment on the first receipt: the term from the first start, whatever came
        after (pauses, restarts, corrections, extensions). None when the clock has not started.
    :param working: every day from the first start to the due day
    :param provisional: a day that this due moment hangs on awaits its official notice
    :param running: started, not paused, not stopped
    """

    due_at: datetime | None
    original_due_at: datetime | None
    working: tuple[CountedDay, ...]
    provisional: bool
    running: bool


def due(term: Term, ledger: Sequence[ClockEntry], calendar: WorkCalendar) -> Due:
    """Tell when the term ends (Bộ luật Dân sự 2015, điều 145–148; law of the one-stop shop on restarts).

    Working days: the day of receipt does not count; due at the end of office hours of the last one. Quarters
    of a day are that part of a day's office time (0.5: 3 h 45 of 7 h 30): less than one day runs from the
    moment of receipt like hours do, the rest of 1.5 days runs after the whole day.
    Calendar days: the day so many days later; months: the corresponding day, or the last of the month; both
    move on to the next working day, end of office hours. Hours: office time from the very moment of receipt.
    Same day: the end of that office day; received after 15:00, too late or on a day off: of the next.

    A pause takes out exactly the time the clock stands: office time for days and hours of work, time of day
    for calendar days and months; what is left over is rounded up to the end of the office day (a pause from
    Wednesday 9:00 to Friday 9:00 moves a due day by two working days). A restart counts the whole term anew,
    and drops pauses and extensions before it. An extension names the current appointment; time the clock
    stands after that is made up in working days. A correction moves the start.
    :raises ValueError: the ledger cannot be that of a clock
    """
    reading = read(ledger)
    if reading is None:
        return Due(None, None, (), provisional=False, running=False)
    original = _walk(term, reading.first, Road(calendar))
    walk = original
    if reading.stands or reading.start != reading.first:
        walk = _walk(term, reading.start, Road(calendar, reading.stands))
    if reading.appointment is not None:
        walk = _extended(walk, reading, calendar)
    if reading.start.date() != reading.first.date():
        walk = replace(walk, days=_before(reading, walk))
    provisional = any(calendar.is_provisional(day.date) for day in walk.days if _matters(day))
    return Due(walk.ends_at, original.ends_at, walk.days, provisional, reading.running)


def _walk(term: Term, start: datetime, road: Road) -> Walk:
    match term.unit:
        case TermUnit.WORKING_DAY:
            return _working_days(term, start, road)
        case TermUnit.CALENDAR_DAY:
            return _calendar_days(int(term.amount), start, road)
        case TermUnit.MONTH:
            days = _months_later(start.date(), int(term.amount)) - start.date()
            return _calendar_days(days.days, start, road)
        case TermUnit.WORKING_HOUR:
            return use_up(start, Fraction(term.amount), road, one=lambda _day: timedelta(hours=1))
        case TermUnit.SAME_DAY:
            return _same_day(start, road)


def _working_days(term: Term, start: datetime, road: Road) -> Walk:
    whole, part = divmod(Fraction(term.amount), 1)

    def office(day: date) -> timedelta:
        return length(road.calendar.spans(day))

    if not whole:
        return use_up(start, part, road, one=office)
    receipt = (CountedDay(start.date(), False, sentences.RECEIPT),)
    tomorrow = start.date() + _DAY
    walk = count_days(tomorrow, int(whole), road, spans=road.calendar.spans, what="ngày làm việc")
    if part and walk.ends_at is not None:
        longer = use_up(start_of(tomorrow), whole + part, road, one=office)
        # After a pause the whole days may end later: they are rounded up to the end of the office day.
        if longer.ends_at is None or longer.ends_at > walk.ends_at:
            walk = longer
    return replace(walk, days=receipt + walk.days)


def _calendar_days(amount: int, start: datetime, road: Road) -> Walk:
    walk = count_days(start.date() + _DAY, amount, road, spans=_midnight_to_midnight, what="ngày")
    return replace(walk, days=(CountedDay(start.date(), False, sentences.RECEIPT), *walk.days))


def _same_day(start: datetime, road: Road) -> Walk:
    day, calendar = start.date(), road.calendar
    if calendar.is_working(day) and start.time() <= LAST_HOUR and start < calendar.closes_at(day):
        return count_days(day, 1, road, spans=calendar.spans, what="ngày làm việc")
    why = sentences.TOO_LATE if calendar.is_working(day) else sentences.off(day, calendar)
    walk = count_days(day + _DAY, 1, road, spans=calendar.spans, what="ngày làm việc")
    return replace(walk, days=(CountedDay(day, False, why), *walk.days))


def _midnight_to_midnight(day: date) -> tuple[Span, ...]:
    return ((start_of(day), start_of(day + _DAY)),)


def _months_later(day: date, amount: int) -> date:
    """Return the corresponding day: 31/01 and one month is 28/02 or 29/02."""
    years, month = divmod(day.month - 1 + amount, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def _extended(walk: Walk, reading: Reading, calendar: WorkCalendar) -> Walk:
    """Move the due moment to the appointment, and on by the working days the clock stood still since."""
    given_at, appointment = reading.promised_at, reading.appointment
    if given_at is None or appointment is None:  # both or neither, by the ledger
        return walk
    day, quota = given_at.date(), 0
    while day < appointment.date():
        day += _DAY
        quota += calendar.is_working(day)
    ends_at: datetime | None = appointment
    if reading.stands and quota:
        road = Road(calendar, reading.stands)
        again = count_days(given_at.date() + _DAY, quota, road, spans=calendar.spans, what="")
        ends_at = again.ends_at
        if ends_at is not None:
            ends_at = max(appointment, datetime.combine(ends_at.date(), appointment.timetz()))
    return Walk(ends_at, _days_to(walk, ends_at, appointment, calendar))


def _days_to(
    walk: Walk, ends_at: datetime | None, appointment: datetime, calendar: WorkCalendar
) -> tuple[CountedDay, ...]:
    last = (ends_at or appointment).date()
    days = [day for day in walk.days if day.date <= last]
    day = days[-1].date if days else last
    why = sentences.extended(appointment)
    while day < last:
        day += _DAY
        days.append(CountedDay(day, False, why if calendar.is_working(day) else sentences.off(day, calendar)))
    return tuple(days)


def _before(reading: Reading, walk: Walk) -> tuple[CountedDay, ...]:
    """Name the days between the first start and the one that counts now; none when it was moved back."""
    day, days = reading.first.date(), list[CountedDay]()
    while day < reading.start.date():
        days.append(CountedDay(day, False, sentences.BEFORE_RESTART))
        day += _DAY
    again = [
        replace(day, reason=sentences.RECEIPT_AGAIN) if days and day.reason == sentences.RECEIPT else day
        for day in walk.days
    ]
    return (*days, *again)


def _matters(day: CountedDay) -> bool:
    return day.reason not in {sentences.RECEIPT, sentences.RECEIPT_AGAIN, sentences.BEFORE_RESTART}
