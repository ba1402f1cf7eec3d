"""What must hold for any dates, and a second way to count that shares nothing with the first."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.deadlines.builders import MINUTE, OFFICE, VN, WORKED
from motcua.deadlines.rules import ClockEntry, ClockKind, Day, DayKind, Term, TermUnit, WorkCalendar, due
from motcua.kernel.moments import HANOI

IS_WORKED, OFFICE_SET = frozenset(WORKED), frozenset(OFFICE)

moments = st.integers(0, 365 * 5 * 24 * 60).map(lambda n: datetime(2021, 1, 1, tzinfo=HANOI) + n * MINUTE)
office_moments = st.tuples(st.sampled_from(WORKED[:1200]), st.sampled_from(OFFICE)).map(
    lambda pair: datetime.combine(pair[0], time(), HANOI) + pair[1] * MINUTE
)
begins = moments | office_moments
whole_days = st.integers(1, 30).map(lambda n: Term(Decimal(n), TermUnit.WORKING_DAY))
terms = st.one_of(
    whole_days,
    st.just(Term(Decimal("0.5"), TermUnit.WORKING_DAY)),
    st.integers(1, 60).map(lambda n: Term(Decimal(n), TermUnit.CALENDAR_DAY)),
    st.integers(1, 160).map(lambda n: Term(Decimal(n) / 4, TermUnit.WORKING_HOUR)),
    st.integers(1, 3).map(lambda n: Term(Decimal(n), TermUnit.MONTH)),
    st.just(Term(Decimal(1), TermUnit.SAME_DAY)),
)
# Gaps and lengths in minutes: short ones within an office day, long ones over weeks.
lengths = st.integers(0, 600) | st.integers(0, 20 * 24 * 60)
histories = st.lists(st.tuples(lengths, lengths), max_size=3)


def history(begin, gaps):
    """Turn gaps and lengths into entries, and into (from, to) pairs."""
    moment, entries, stands = begin, [ClockEntry(ClockKind.START, begin)], []
    for gap, length in gaps:
        paused = moment + gap * MINUTE
        moment = paused + length * MINUTE
        entries += [ClockEntry(ClockKind.PAUSE, paused), ClockEntry(ClockKind.RESUME, moment)]
        stands.append((paused, moment))
    return entries, stands


def minutes_walked(begin, stands, office_only):
    """Yield every minute in which the clock runs, from `begin` on."""
    moment = begin
    while moment.year < 2027:
        minute = moment.hour * 60 + moment.minute
        at_work = moment.date() in IS_WORKED and minute in OFFICE_SET
        if (at_work or not office_only) and not any(a <= moment < b for a, b in stands):
            yield moment
        moment += MINUTE


def close_of(day):
    while day not in IS_WORKED:
        day += timedelta(1)
    return datetime.combine(day, time(17), HANOI)


def by_brute_force(term, begin, stands):
    """Count minutes one by one; whole minutes only. Nothing is shared with the rules but the hours of the office."""
    next_day = datetime.combine(begin.date() + timedelta(1), time(), HANOI)
    amount = Fraction(term.amount)
    match term.unit:
        case TermUnit.WORKING_HOUR:
            return nth(minutes_walked(begin, stands, True), amount * 60) + MINUTE
        case TermUnit.WORKING_DAY if amount < 1:
            return nth(minutes_walked(begin, stands, True), amount * len(OFFICE)) + MINUTE
        case TermUnit.WORKING_DAY:
            return close_of(nth(minutes_walked(next_day, stands, True), amount * len(OFFICE)).date())
        case TermUnit.CALENDAR_DAY:
            return close_of(nth(minutes_walked(next_day, stands, False), amount * 24 * 60).date())
        case TermUnit.MONTH:
            last = corresponding(begin.date(), int(amount))
            minutes = (last - begin.date()).days * 24 * 60
            return close_of(nth(minutes_walked(next_day, stands, False), minutes).date())
        case TermUnit.SAME_DAY:
            early = begin.date() in IS_WORKED and (begin.hour, begin.minute) <= (15, 0)
            first = begin.replace(hour=0, minute=0) if early else next_day
            return close_of(nth(minutes_walked(first, stands, True), len(OFFICE)).date())


def nth(minutes, count):
    assert count == int(count)
    for number, minute in enumerate(minutes, 1):
        if number == count:
            return minute
    raise AssertionError("walked out of the table")


def corresponding(day, amount):
    month = day.replace(day=1)
    for _ in range(amount):
        month = (month + timedelta(32)).replace(day=1)
    following = (month + timedelta(32)).replace(day=1)
    return min(month + timedelta(day.day - 1), following - timedelta(1))


@settings(max_examples=150)
@given(terms, begins, histories)
def test_a_walk_along_every_minute_finds_the_same(term, begin, gaps):
    entries, stands = history(begin, gaps)
    assert due(term, entries, VN).due_at == by_brute_force(term, begin, stands)


@settings(max_examples=50)
@given(terms, begins, histories, lengths, histories)
def test_after_a_restart_nothing_before_it_counts(term, begin, gaps, wait, later):
    entries, _ = history(begin, gaps)
    again = entries[-1].at + wait * MINUTE
    more, stands = history(again, later)
    restarted = [*entries, ClockEntry(ClockKind.RESTART, again), *more[1:]]
    found = due(term, restarted, VN)
    assert found.due_at == by_brute_force(term, again, stands)
    assert found.original_due_at == by_brute_force(term, begin, [])


def test_every_day_of_six_years_by_counting_down_the_list():
    """All days as the day of receipt, the usual terms: the N-th later entry of the law's list."""
    for day in (date(2021, 1, 1) + timedelta(n) for n in range(365 * 6 - 60)):
        later = [worked for worked in WORKED if worked > day][:30]
        received = [ClockEntry(ClockKind.START, datetime.combine(day, time(9), HANOI))]
        for amount in (1, 5, 15, 30):
            found = due(Term(Decimal(amount), TermUnit.WORKING_DAY), received, VN).due_at
            assert found == close_of(later[amount - 1])


@given(terms, begins, lengths)
def test_monotone_in_start(term, begin, later):
    first = due(term, [ClockEntry(ClockKind.START, begin)], VN).due_at
    assert begin <= first <= due(term, [ClockEntry(ClockKind.START, begin + later * MINUTE)], VN).due_at


@given(terms, begins, histories, st.integers(1, 12))
def test_monotone_in_term(term, begin, gaps, more):
    if term.unit is TermUnit.SAME_DAY:
        return
    entries, _ = history(begin, gaps)
    step = Decimal("0.25") if term.unit in {TermUnit.WORKING_DAY, TermUnit.WORKING_HOUR} else Decimal(1)
    longer = Term(term.amount + step * more, term.unit)
    assert due(term, entries, VN).due_at <= due(longer, entries, VN).due_at


@given(begins, st.integers(1, 40), st.integers(1, 40), st.sampled_from(["working_day", "working_hour"]))
def test_additive(begin, a, b, unit):
    def counted(amount, since):
        return due(Term(Decimal(amount), TermUnit(unit)), [ClockEntry(ClockKind.START, since)], VN).due_at

    assert counted(b, counted(a, begin)) == counted(a + b, begin)


@given(begins, st.integers(1, 60), st.integers(1, 60))
def test_calendar_days_add_up_where_the_first_end_is_a_working_day(begin, a, b):
    def counted(amount, since):
        return due(Term(Decimal(amount), TermUnit.CALENDAR_DAY), [ClockEntry(ClockKind.START, since)], VN).due_at

    if VN.is_working(begin.date() + timedelta(a)):
        assert counted(b, counted(a, begin)) == counted(a + b, begin)
    else:
        assert counted(b, counted(a, begin)) >= counted(a + b, begin)


@given(terms, begins, histories, st.integers(0, 60))
def test_a_holiday_never_shortens(term, begin, gaps, ahead):
    entries, _ = history(begin, gaps)
    off = begin.date() + timedelta(ahead)
    with_holiday = WorkCalendar({**VN.days, off: Day(DayKind.HOLIDAY, "Ngày lễ mới")}, years=VN.years)
    assert due(term, entries, with_holiday).due_at >= due(term, entries, VN).due_at


@given(terms, begins, histories, lengths)
def test_a_zero_pause_changes_nothing(term, begin, gaps, when):
    entries, _ = history(begin, gaps)
    moment = entries[-1].at + when * MINUTE
    zero = [ClockEntry(ClockKind.PAUSE, moment), ClockEntry(ClockKind.RESUME, moment)]
    assert due(term, [*entries, *zero], VN) == due(term, entries, VN)


@given(terms, begins, histories)
def test_a_pause_never_shortens_and_the_original_never_moves(term, begin, gaps):
    entries, _ = history(begin, gaps)
    stood, plain = due(term, entries, VN), due(term, entries[:1], VN)
    assert stood.due_at >= plain.due_at
    assert stood.original_due_at == plain.due_at


@given(terms, begins, histories)
def test_the_working_holds_every_day_once_and_counts_the_term(term, begin, gaps):
    entries, _ = history(begin, gaps)
    found = due(term, entries, VN)
    days = [day.date for day in found.working]
    assert days == [days[0] + timedelta(n) for n in range(len(days))]
    assert (days[0], days[-1]) == (begin.date(), found.due_at.date())
    assert all(day.reason for day in found.working)
    if term.unit is TermUnit.CALENDAR_DAY or (term.unit is TermUnit.WORKING_DAY and term.amount >= 1):
        assert sum(day.counted for day in found.working) == term.amount


days = st.dates(date(2020, 6, 1), date(2027, 6, 1))


@given(days, days)
def test_working_days_between_are_those_one_counts_one_by_one(after, until):
    first, last = sorted((after, until))
    walked = sum(VN.is_working(first + timedelta(n)) for n in range(1, (last - first).days + 1))
    assert VN.working_days(first, last) == walked
    assert VN.working_days(last, first) == -walked
