"""The vectors of the law, properties that must hold for any dates, and a second way to count that knows no first."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.deadlines import data
from motcua.deadlines.data.library import library
from motcua.deadlines.rules import (
    ClockEntry,
    ClockKind,
    Day,
    DayKind,
    Hours,
    Term,
    TermUnit,
    WorkCalendar,
    calendar_from_rows,
    due,
    notices,
)
from motcua.deadlines.rules.calendars import USUAL_HOURS
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


CASES = [
    # law/dossiers: the vectors computed by hand from the notices
    ("5 working days", "2024-04-25 10:00", "2024-05-06 17:00"),
    ("3 working days", "2025-04-24 16:00", "2025-04-28 17:00"),
    ("2 working days", "2026-02-13 09:00", "2026-02-24 17:00"),
    ("4 working days", "2026-08-21 14:00", "2026-08-26 17:00"),
    ("1 working day", "2026-11-23 09:00", "2026-11-25 17:00"),
    ("3 calendar days", "2026-04-28 10:00", "2026-05-04 17:00"),
    # the hour of receipt does not matter to days, the day in Hà Nội does
    ("1 working day", "2024-05-06 00:00", "2024-05-07 17:00"),
    ("1 working day", "2024-05-06 23:59", "2024-05-07 17:00"),
    ("1 working day", "2024-05-04 08:00", "2024-05-06 17:00"),  # received on a worked Saturday
    ("1 working day", "2024-05-05 08:00", "2024-05-06 17:00"),  # received online on a Sunday
    ("20 calendar days", "2024-05-06 10:00", "2024-05-27 17:00"),  # 26/5 is a Sunday
    ("2 calendar days", "2024-05-02 10:00", "2024-05-04 17:00"),  # ends on a worked Saturday: no shift
    # months: the corresponding day, or the last of a shorter month, then on to a working day
    ("1 month", "2024-01-31 09:00", "2024-02-29 17:00"),
    ("1 month", "2023-01-31 09:00", "2023-02-28 17:00"),
    ("2 months", "2024-04-25 10:00", "2024-06-25 17:00"),
    ("12 months", "2024-02-29 09:00", "2025-02-28 17:00"),
    ("1 month", "2024-01-10 09:00", "2024-02-15 17:00"),  # 10/2 is Tết
    # hours: office time only
    ("8 hours", "2024-05-06 07:30", "2024-05-07 08:00"),
    ("8 hours", "2024-05-06 10:00", "2024-05-07 10:30"),
    ("4 hours", "2024-05-06 07:30", "2024-05-06 11:30"),  # full at the break: not after it
    ("7.5 hours", "2024-05-06 07:30", "2024-05-06 17:00"),
    ("1 hour", "2024-05-06 12:00", "2024-05-06 14:30"),  # received during the break
    ("1 hour", "2024-05-06 11:30", "2024-05-06 14:30"),
    ("1 hour", "2024-05-06 17:00", "2024-05-07 08:30"),
    ("1 hour", "2024-05-06 06:00", "2024-05-06 08:30"),
    ("1 hour", "2024-05-03 16:30", "2024-05-04 08:00"),  # into a worked Saturday
    ("1 hour", "2024-04-26 16:30", "2024-05-02 08:00"),  # over six days off
    # same day
    ("same day", "2024-05-06 08:00", "2024-05-06 17:00"),
    ("same day", "2024-05-06 15:00", "2024-05-06 17:00"),
    ("same day", "2024-05-06 15:01", "2024-05-07 17:00"),
    ("same day", "2024-05-04 09:00", "2024-05-04 17:00"),
    ("same day", "2024-05-05 09:00", "2024-05-06 17:00"),
    ("same day", "2024-04-26 16:00", "2024-05-02 17:00"),
    # parts of a day
    ("0.5 working days", "2024-05-06 07:30", "2024-05-06 11:15"),
    ("0.5 working days", "2024-05-06 16:00", "2024-05-07 10:15"),
    ("0.25 working days", "2024-05-06 11:00", "2024-05-06 14:52:30"),
    ("1.5 working days", "2024-05-06 10:00", "2024-05-08 11:15"),
]


@pytest.mark.parametrize(("term", "received", "expected"), CASES)
def test_due(term, received, expected):
    assert due_at(term, received) == at(expected)


STANDING = [
    # exactly the time that the clock stands is taken out
    ("5 working days", "2024-05-06 09:00", [("pause", "2024-05-08 09:00"), ("resume", "2024-05-10 09:00")], "2024-05-15"),
    ("5 working days", "2024-05-06 09:00", [("pause", "2024-05-08 00:00"), ("resume", "2024-05-10 00:00")], "2024-05-15"),
    ("5 working days", "2024-05-06 09:00", [("pause", "2024-05-08 09:00"), ("resume", "2024-05-10 14:00")], "2024-05-16"),
    ("5 working days", "2024-05-06 09:00", [("pause", "2024-05-08 10:00"), ("resume", "2024-05-08 11:00")], "2024-05-14"),
    # what is not office time is not missed
    ("5 working days", "2024-05-06 09:00", [("pause", "2024-05-10 17:00"), ("resume", "2024-05-13 07:30")], "2024-05-13"),
    ("5 working days", "2024-05-06 09:00", [("pause", "2024-05-06 10:00"), ("resume", "2024-05-06 16:00")], "2024-05-13"),
    # on the last day, and after it
    ("1 working day", "2024-05-06 09:00", [("pause", "2024-05-07 10:00"), ("resume", "2024-05-09 16:59")], "2024-05-10"),
    ("1 working day", "2024-05-06 09:00", [("pause", "2024-05-08 10:00"), ("resume", "2024-05-09 16:59")], "2024-05-07"),
    # two reasons to stand at once
    (
        "5 working days", "2024-05-06 09:00",
        [("pause", "2024-05-07 00:00"), ("pause", "2024-05-08 00:00"), ("resume", "2024-05-09 00:00"),
         ("resume", "2024-05-10 00:00")],
        "2024-05-16",
    ),
    ("10 calendar days", "2024-05-06 09:00", [("pause", "2024-05-08 09:00"), ("resume", "2024-05-10 09:00")], "2024-05-20"),
    ("1 month", "2024-05-06 09:00", [("pause", "2024-05-08 09:00"), ("resume", "2024-05-10 09:00")], "2024-06-10"),
    ("same day", "2024-05-06 09:00", [("pause", "2024-05-06 10:00"), ("resume", "2024-05-06 11:00")], "2024-05-07"),
    # from zero: by itself, out of a pause, after a stop (the result was wrong and the work begins again)
    ("5 working days", "2024-05-06 09:00", [("restart", "2024-05-20 09:00")], "2024-05-27"),
    ("5 working days", "2024-05-06 09:00", [("pause", "2024-05-08 09:00"), ("restart", "2024-05-20 09:00")], "2024-05-27"),
    ("5 working days", "2024-05-06 09:00", [("stop", "2024-05-08 09:00"), ("restart", "2024-05-20 09:00")], "2024-05-27"),
    ("5 working days", "2024-05-06 09:00", [("correct", "2024-05-08 09:00", at("2024-05-03 09:00"))], "2024-05-09"),
    ("5 working days", "2024-05-06 09:00", [("correct", "2024-05-07 09:00")], "2024-05-14"),
    ("5 working days", "2024-05-06 09:00", [("stop", "2024-05-08 09:00")], "2024-05-13"),
    ("5 working days", "2024-05-06 09:00", [("extend", "2024-05-10 09:00", at("2024-05-20 17:00"))], "2024-05-20"),
    # what was promised anew moves on while the clock stands
    (
        "5 working days", "2024-05-06 09:00",
        [("extend", "2024-05-10 09:00", at("2024-05-20 17:00")), ("pause", "2024-05-15 09:00"), ("resume", "2024-05-17 09:00")],
        "2024-05-22",
    ),
    (
        "5 working days", "2024-05-06 09:00",
        [("extend", "2024-05-10 09:00", at("2024-05-20 17:00")), ("restart", "2024-05-21 09:00")],
        "2024-05-28",
    ),
]


@pytest.mark.parametrize(("term", "received", "entries", "expected"), STANDING)
def test_due_of_a_clock_with_a_history(term, received, entries, expected):
    found = due(Term.parse(term), ledger(received, *entries), VN)
    assert found.due_at == at(f"{expected} 17:00")
    assert found.original_due_at == due_at(term, received)
    assert found.working[-1].date == found.due_at.date()


def test_hours_go_on_where_they_stood():
    pause = [("pause", "2024-05-06 10:00"), ("resume", "2024-05-07 14:00")]
    assert due_at("4 hours", "2024-05-06 09:00", *pause) == at("2024-05-07 17:00")


def test_while_the_clock_stands_nobody_can_name_a_day():
    found = due(Term.parse("5 working days"), ledger("2024-05-06 09:00", ("pause", "2024-05-08 09:00")), VN)
    assert (found.due_at, found.running) == (None, False)
    assert found.original_due_at == at("2024-05-13 17:00")
    assert [day.date.day for day in found.working] == [6, 7, 8]


def test_a_clock_that_stands_only_after_the_term_was_used_up_keeps_its_due_moment():
    found = due(Term.parse("5 working days"), ledger("2024-05-06 09:00", ("pause", "2024-05-20 09:00")), VN)
    assert (found.due_at, found.running) == (at("2024-05-13 17:00"), False)


def test_a_clock_runs_from_start_to_stop():
    day = Term.parse("1 working day")
    assert due(day, [], VN) == due(day, (), VN)
    assert (due(day, [], VN).due_at, due(day, [], VN).running) == (None, False)
    assert due(day, ledger("2024-05-06 09:00"), VN).running
    assert not due(day, ledger("2024-05-06 09:00", ("stop", "2024-05-06 10:00")), VN).running
    resumed = ledger("2024-05-06 09:00", ("pause", "2024-05-06 10:00"), ("resume", "2024-05-06 11:00"))
    assert due(day, resumed, VN).running


@pytest.mark.parametrize(
    "entries",
    [
        [ClockEntry(ClockKind.PAUSE, at("2024-05-06 09:00"))],
        [start("2024-05-06 09:00"), start("2024-05-07 09:00")],
        ledger("2024-05-06 09:00", ("resume", "2024-05-07 09:00")),
        ledger("2024-05-06 09:00", ("pause", "2024-05-07 09:00"), ("resume", "2024-05-07 08:00")),
        ledger("2024-05-06 09:00", ("stop", "2024-05-07 09:00"), ("pause", "2024-05-07 10:00")),
        ledger("2024-05-06 09:00", ("extend", "2024-05-07 09:00")),
        [ClockEntry(ClockKind.START, datetime(2024, 5, 6, 9))],
        ledger("9999-12-30 09:00"),
    ],
)
def test_a_ledger_that_cannot_be_is_refused(entries):
    with pytest.raises(ValueError, match=r"\w+ .*\.$"):
        due(Term.parse("1 working day"), entries, VN)


def test_the_day_is_the_one_in_ha_noi():
    last_second = ClockEntry(ClockKind.START, datetime(2024, 5, 6, 16, 59, 59, tzinfo=UTC))
    midnight = ClockEntry(ClockKind.START, datetime(2024, 5, 6, 17, tzinfo=UTC))
    day = Term.parse("1 working day")
    assert due(day, [last_second], VN).due_at == at("2024-05-07 17:00")
    assert due(day, [midnight], VN).due_at == at("2024-05-08 17:00")


def test_the_working_names_every_day():
    found = due(Term.parse("5 working days"), [start("2024-04-25 10:00")], VN)
    assert [(f"{day.date:%d/%m}", day.counted, day.reason) for day in found.working] == [
        ("25/04", False, "ngày tiếp nhận không tính"),
        ("26/04", True, "ngày làm việc thứ 1"),
        ("27/04", False, "nghỉ cuối tuần (Thứ bảy)"),
        ("28/04", False, "nghỉ cuối tuần (Chủ nhật)"),
        ("29/04", False, "Hoán đổi ngày làm việc (nghỉ)"),
        ("30/04", False, "nghỉ lễ: Ngày Chiến thắng"),
        ("01/05", False, "nghỉ lễ: Ngày Quốc tế lao động"),
        ("02/05", True, "ngày làm việc thứ 2"),
        ("03/05", True, "ngày làm việc thứ 3"),
        ("04/05", True, "ngày làm việc thứ 4, Làm việc bù (Thứ bảy)"),
        ("05/05", False, "nghỉ cuối tuần (Chủ nhật)"),
        ("06/05", True, "ngày làm việc thứ 5"),
    ]


def test_the_working_names_pauses_shifts_closures_and_restarts():
    stood = ledger("2024-05-06 09:00", ("pause", "2024-05-07 00:00", None, "chờ nộp phí"), ("resume", "2024-05-08 00:00"))
    assert due(Term.parse("1 working day"), stood, VN).working[1].reason == "đồng hồ tạm dừng: chờ nộp phí"
    shifted = due(Term.parse("3 ngày"), [start("2026-04-28 10:00")], VN).working
    assert [day.counted for day in shifted] == [False, True, True, True, False, False, False]
    assert "nghỉ cuối tuần (Thứ bảy)" in shifted[4].reason
    assert shifted[-1].reason == "hết hạn vào ngày nghỉ nên hạn lùi đến ngày làm việc tiếp theo này"
    storm = WorkCalendar({**VN.days, date(2024, 9, 9): Day(DayKind.LOCAL_CLOSURE, "bão số 3")}, years=VN.years)
    closed = due(Term.parse("1 working day"), [start("2024-09-06 10:00")], storm)
    assert closed.due_at == at("2024-09-10 17:00")
    assert closed.working[3].reason == "nghỉ theo quyết định của địa phương: bão số 3"
    again = due(Term.parse("1 working day"), ledger("2024-05-06 09:00", ("restart", "2024-05-08 09:00")), VN).working
    assert [day.reason.split(",")[0] for day in again] == [
        "trước khi tính lại từ đầu", "trước khi tính lại từ đầu", "ngày nhận lại đủ hồ sơ không tính", "ngày làm việc thứ 1",
    ]


def test_a_day_without_its_notice_makes_the_date_provisional():
    day = Term.parse("1 working day")
    assert due(day, [start("2026-11-23 09:00")], VN).provisional
    assert not due(day, [start("2026-11-24 09:00")], VN).provisional  # the day of receipt does not matter
    assert not due(day, [start("2026-11-20 09:00")], VN).provisional
    assert due(day, [start("2027-02-03 09:00")], VN).provisional
    assert not due(day, [start("2027-03-03 09:00")], VN).provisional
    assert due(day, [start("2027-12-31 09:00")], VN).provisional  # nothing is known of 2028


def test_office_hours_change_on_a_day_and_differ_by_weekday():
    winter = ((time(8), time(12)), (time(13), time(16, 30)))
    friday = ((time(8), time(12)),)
    changing = [*USUAL_HOURS, *(Hours(day, winter, date(2024, 11, 1)) for day in range(4)), Hours(4, friday)]
    calendar = calendar_from_rows(VN.days.items(), changing)
    assert due_at("1 working day", "2024-10-30 10:00", calendar=calendar) == at("2024-10-31 17:00")
    assert due_at("1 working day", "2024-11-01 10:00", calendar=calendar) == at("2024-11-04 16:30")
    assert due_at("1 working day", "2024-11-07 10:00", calendar=calendar) == at("2024-11-08 12:00")
    assert due_at("same day", "2024-11-08 12:30", calendar=calendar) == at("2024-11-11 16:30")
    assert due_at("0.5 working days", "2024-11-08 08:00", calendar=calendar) == at("2024-11-08 10:00")


def test_saturday_hours_make_no_working_day_and_do_not_shorten_a_worked_one():
    calendar = calendar_from_rows(VN.days.items(), [*USUAL_HOURS, Hours(5, ((time(7, 30), time(11)),))])
    assert due_at("1 working day", "2024-05-10 10:00", calendar=calendar) == at("2024-05-13 17:00")
    assert due_at("1 working day", "2024-05-03 10:00", calendar=calendar) == at("2024-05-04 17:00")


@pytest.mark.parametrize(
    ("text", "amount", "unit", "written"),
    [
        ("5 working days", "5", "working_day", "5 ngày làm việc"),
        ("05 ngày làm việc", "5", "working_day", "5 ngày làm việc"),
        ("  1 Working-Day ", "1", "working_day", "1 ngày làm việc"),
        ("0,5 ngày làm việc", "0.5", "working_day", "0,5 ngày làm việc"),
        ("14.5 ngay lam viec", "14.5", "working_day", "14,5 ngày làm việc"),
        ("20 calendar days", "20", "calendar_day", "20 ngày"),
        ("20 days", "20", "calendar_day", "20 ngày"),
        ("30 ngày", "30", "calendar_day", "30 ngày"),
        ("8 hours", "8", "working_hour", "8 giờ làm việc"),
        ("08 giờ làm việc", "8", "working_hour", "8 giờ làm việc"),
        ("2 months", "2", "month", "2 tháng"),
        ("2 tháng", "2", "month", "2 tháng"),
        ("same day", "1", "same_day", "trong ngày"),
        ("Trong ngày", "1", "same_day", "trong ngày"),
        ("100 working days", "100", "working_day", "100 ngày làm việc"),
    ],
)
def test_terms_are_read_and_written(text, amount, unit, written):
    term = Term.parse(text)
    assert term == Term(Decimal(amount), TermUnit(unit))
    assert str(term) == written
    assert Term.parse(str(term)) == term


@pytest.mark.parametrize(
    "text",
    ["", "days", "5", "5 weeks", "-5 days", "0 days", "1e3 days", "0.3 working days", "1.5 days", "1.5 months", "٥ days",
     "999999 days", "1 2 days", "5 days extra", "NaN days"],
)
def test_what_is_not_a_term_is_refused_in_a_sentence(text):
    with pytest.raises(ValueError, match=r"\w+ .*\.$|ví dụ đúng"):
        Term.parse(text)


def test_our_notices_and_the_library_differ_only_where_we_know():
    found = notices.disagreements(data.notices(), library())
    assert [sentence.split(":")[0] for sentence in found] == [
        "Thứ bảy, 01/02/2025", "Thứ sáu, 02/01/2026", "Thứ bảy, 10/01/2026",
    ]
    assert "thông báo ghi là ngày nghỉ" in found[1]
    assert notices.disagreements({}, {date(2025, 2, 3): "Nghỉ"}) == [
        "Thứ hai, 03/02/2025: thông báo ghi là ngày làm việc, thư viện holidays ghi là ngày nghỉ (Nghỉ)."
    ]


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


def test_the_shipped_calendar_is_that_of_the_law():
    days = [date(2021, 1, 1) + timedelta(n) for n in range(365 * 6 + 1)]
    assert [day for day in days if VN.is_working(day)] == WORKED


# --- the second way to count: walk along every minute, look nothing up but the list above ----------------------------

MINUTE = timedelta(minutes=1)
OFFICE = [*range(7 * 60 + 30, 11 * 60 + 30), *range(13 * 60 + 30, 17 * 60)]
IS_WORKED = frozenset(WORKED)


def minutes_walked(begin, stands, office_only):
    """Yield every minute in which the clock runs, from `begin` on."""
    moment = begin
    while moment.year < 2027:
        minute = moment.hour * 60 + moment.minute
        at_work = moment.date() in IS_WORKED and minute in OFFICE_SET
        if (at_work or not office_only) and not any(a <= moment < b for a, b in stands):
            yield moment
        moment += MINUTE


OFFICE_SET = frozenset(OFFICE)


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


@settings(max_examples=150, deadline=None)
@given(terms, begins, histories)
def test_a_walk_along_every_minute_finds_the_same(term, begin, gaps):
    entries, stands = history(begin, gaps)
    assert due(term, entries, VN).due_at == by_brute_force(term, begin, stands)


@settings(max_examples=50, deadline=None)
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


# --- properties --------------------------------------------------------------------------------------------------------


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
