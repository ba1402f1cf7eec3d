"""The vectors of the law, and what a clock does with its history."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from motcua.deadlines.builders import VN, WORKED, at, due_at, ledger, start
from motcua.deadlines.rules import (
    ClockEntry,
    ClockKind,
    Day,
    DayKind,
    Hours,
    Term,
    WorkCalendar,
    calendar_from_rows,
    due,
)
from motcua.deadlines.rules.calendars import USUAL_HOURS

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
    # a promise for a day off stands, unless office time was lost
    (
        "5 working days", "2024-05-06 09:00",
        [("extend", "2024-05-10 09:00", at("2024-05-18 17:00")), ("pause", "2024-05-11 09:00"), ("resume", "2024-05-12 09:00")],
        "2024-05-18",
    ),
    (
        "5 working days", "2024-05-06 09:00",
        [("pause", "2024-05-07 09:00"), ("resume", "2024-05-09 09:00"), ("extend", "2024-05-10 09:00", at("2024-05-18 17:00"))],
        "2024-05-18",
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


def test_office_hours_end_the_day_before_they_no_longer_hold():
    summer = Hours(0, ((time(7), time(11)),), date(2024, 5, 6), date(2024, 5, 20))
    calendar = calendar_from_rows(VN.days.items(), [summer])
    mondays = [date(2024, 4, 22), date(2024, 5, 6), date(2024, 5, 13), date(2024, 5, 20)]
    assert [calendar.closes_at(day).hour for day in mondays] == [17, 11, 11, 17]


def test_saturday_hours_make_no_working_day_and_do_not_shorten_a_worked_one():
    calendar = calendar_from_rows(VN.days.items(), [*USUAL_HOURS, Hours(5, ((time(7, 30), time(11)),))])
    assert due_at("1 working day", "2024-05-10 10:00", calendar=calendar) == at("2024-05-13 17:00")
    assert due_at("1 working day", "2024-05-03 10:00", calendar=calendar) == at("2024-05-04 17:00")


def test_the_shipped_calendar_is_that_of_the_law():
    days = [date(2021, 1, 1) + timedelta(n) for n in range(365 * 6 + 1)]
    assert [day for day in days if VN.is_working(day)] == WORKED
