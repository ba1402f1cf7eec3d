"""A report's quarter closes on the 14th; its dates move to a day that is worked."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.deadlines import data
from motcua.reports.rules.periods import CutOff, DueRule, PeriodKind, before, due_dates, periods_of, read

CUT = CutOff(15)
CALENDAR_CUT = CutOff(1)
years = st.integers(1950, 2150)
cuts = st.integers(1, 28).map(CutOff)
QUARTERLY = DueRule(period=PeriodKind.QUARTER, level="province", day=20, valid_from=date(2024, 1, 1))


def test_the_periods_of_2024_as_the_decree_cuts_them():
    assert [(one.name, one.since, one.last) for one in periods_of(PeriodKind.QUARTER, 2024, CUT)] == [
        ("Quý I/2024", date(2023, 12, 15), date(2024, 3, 14)),
        ("Quý II/2024", date(2024, 3, 15), date(2024, 6, 14)),
        ("Quý III/2024", date(2024, 6, 15), date(2024, 9, 14)),
        ("Quý IV/2024", date(2024, 9, 15), date(2024, 12, 14)),
    ]
    (year,) = periods_of(PeriodKind.YEAR, 2024, CUT)
    assert (year.since, year.last, year.name) == (date(2023, 12, 15), date(2024, 12, 14), "Năm 2024")
    halves = [(one.since, one.last) for one in periods_of(PeriodKind.HALF, 2024, CUT)]
    assert halves == [(date(2023, 12, 15), date(2024, 6, 14)), (date(2024, 6, 15), date(2024, 12, 14))]
    assert read("2024-07", CUT).lines() == ("Kỳ báo cáo: Tháng 7/2024", "(Từ ngày 15/06/2024 đến ngày 14/07/2024)")
    assert (read("2024-9M", CUT).since, read("2024-9M", CUT).last) == (date(2023, 12, 15), date(2024, 9, 14))


def test_a_cut_off_on_the_first_is_the_calendar():
    february = periods_of(PeriodKind.MONTH, 2024, CALENDAR_CUT)[1]
    assert (february.since, february.until) == (date(2024, 2, 1), date(2024, 3, 1))


@given(years, cuts, st.sampled_from([PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR]))
def test_periods_follow_each_other_without_a_gap_and_fill_the_year(year, cut, kind):
    found = periods_of(kind, year, cut)
    assert all(one.until == two.since for one, two in pairwise(found))
    (whole,) = periods_of(PeriodKind.YEAR, year, cut)
    assert (found[0].since, found[-1].until) == (whole.since, whole.until)
    assert found[-1].until == periods_of(kind, year + 1, cut)[0].since


@given(years, cuts, st.sampled_from(PeriodKind), st.data())
def test_a_period_is_read_back_from_its_key_and_follows_the_one_before(year, cut, kind, draw):
    one = draw.draw(st.sampled_from(periods_of(kind, year, cut)))
    assert read(one.key, cut) == one
    if kind is not PeriodKind.NINE:
        assert before(one, cut).until == one.since
    else:
        assert before(one, cut).year == one.year - 1


@pytest.mark.parametrize("key", ["", "2024-Q5", "2024-13", "2024-00", "24-Q1", "2024-Q1 ", "2024-H3", "0000"])
def test_what_is_no_period_is_refused(key):
    with pytest.raises(ValueError, match="^" + key + "$"):
        read(key, CUT)


def test_a_due_date_on_a_day_off_is_the_working_day_before_it():
    calendar = data.packaged()
    found = due_dates([QUARTERLY], periods_of(PeriodKind.QUARTER, 2024, CUT), calendar)
    assert [(one.stated, one.due) for one in found] == [
        (date(2024, 3, 20), date(2024, 3, 20)), (date(2024, 6, 20), date(2024, 6, 20)),
        (date(2024, 9, 20), date(2024, 9, 20)), (date(2024, 12, 20), date(2024, 12, 20)),
    ]  # fmt: skip
    new_year = replace(QUARTERLY, period=PeriodKind.YEAR, day=1, month_offset=1)
    (moved,) = due_dates([new_year], periods_of(PeriodKind.YEAR, 2024, CUT), calendar)
    assert (moved.stated, moved.due, moved.verified) == (date(2025, 1, 1), date(2024, 12, 31), False)


@given(years.filter(lambda year: year > 1999), st.integers(1, 31), st.integers(0, 3))
def test_a_due_date_is_worked_and_never_after_the_day_that_is_stated(year, day, offset):
    calendar = data.packaged()
    rule = replace(QUARTERLY, day=day, month_offset=offset, valid_from=date(1900, 1, 1))
    for one in due_dates([rule], periods_of(PeriodKind.QUARTER, year, CUT), calendar):
        assert calendar.is_working(one.due)
        assert one.due <= one.stated
        between = (one.due + timedelta(days=n) for n in range(1, (one.stated - one.due).days + 1))
        assert not any(calendar.is_working(each) for each in between)


def test_a_rule_counts_only_while_it_holds():
    ended = replace(QUARTERLY, valid_to=date(2024, 7, 1))
    new = replace(QUARTERLY, day=25, valid_from=date(2024, 7, 1), verified=True)
    found = due_dates([ended, new], periods_of(PeriodKind.QUARTER, 2024, CUT), data.packaged())
    assert [(one.due.day, one.verified) for one in found] == [(20, False), (20, False), (25, True), (25, True)]
