"""The forecast against a second way to find it: try every office moment, and see which is the last that still fits."""

from datetime import datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.deadlines.builders import MINUTE, VN, WORKED
from motcua.deadlines.rules import Term, TermUnit
from motcua.dossiers.rules import backwards, forecast
from motcua.dossiers.rules.clock import step_due
from motcua.dossiers.rules.forecast import Coming, Outlook
from motcua.kernel.moments import HANOI

WINDOWS = ((time(7, 30), time(11, 30)), (time(13, 30), time(17)))
GRID = [  # every quarter of an hour of the office days, opening and closing moments among them
    datetime.combine(day, opens, HANOI) + n * 15 * MINUTE
    for day in WORKED[:260] for opens, closes in WINDOWS
    for n in range(int((datetime.combine(day, closes) - datetime.combine(day, opens)) / (15 * MINUTE)) + 1)
]  # fmt: skip
quarters = st.integers(1, 26).map(lambda n: Term(Decimal(n) / 4, TermUnit.WORKING_DAY))
hours = st.integers(1, 64).map(lambda n: Term(Decimal(n) / 4, TermUnit.WORKING_HOUR))
others = st.sampled_from([
    Term(Decimal(3), TermUnit.CALENDAR_DAY), Term(Decimal(1), TermUnit.MONTH), Term(Decimal(1), TermUnit.SAME_DAY),
    Term(Decimal(10), TermUnit.CALENDAR_DAY),
])  # fmt: skip
budgets = st.lists(quarters | hours | others, max_size=4)
dues = st.sampled_from(GRID[150 * 20:]) | st.sampled_from(WORKED[180:260]).map(lambda day: datetime.combine(day, time(17), HANOI))


def at_the_end(moment, steps):
    for budget in steps:
        moment = step_due(budget, moment, VN)
    return moment


def last_that_fits(due_at, steps):
    """By trying: ends grow with beginnings, so the first that fits from behind is the last one."""
    low, high = 0, len(GRID) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if at_the_end(GRID[middle], steps) <= due_at else (low, middle - 1)
    return GRID[low]


@settings(max_examples=300, deadline=None)
@given(dues, budgets)
def test_the_last_moment_is_the_last_that_fits(due_at, steps):
    found, tried = forecast.leave_by(due_at, steps, VN), last_that_fits(due_at, steps)
    assert at_the_end(found, steps) <= due_at
    # Between the two lies less than the grid, or no office time at all (closing at noon and opening after it are one).
    assert timedelta(0) <= forecast.spare_time(tried, found, VN) < timedelta(minutes=15)
    after = found + timedelta(minutes=1)
    if steps and any(a <= after.time() < b for a, b in WINDOWS) and after.date() in set(WORKED):
        assert at_the_end(after, steps) > due_at


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(GRID[:1500]), st.sampled_from(GRID[:3000]), dues, budgets)
def test_the_class_follows_from_the_end(at, ends_at, due_at, steps):
    found = forecast.foresee(at, "thẩm định", ends_at, [Coming("ký", budget) for budget in steps], due_at, VN)
    assert found.finish_at == at_the_end(max(at, ends_at), steps) == found.stages[-1].ends_at
    assert len(found.stages) == 1 + len(steps)
    late = found.outlook in (Outlook.LATE, Outlook.WILL_BE_LATE)
    if forecast.spare_time(due_at, found.finish_at, VN) > timedelta(0):
        assert late
    assert late or found.spare >= timedelta(0)


@given(dues, budgets, quarters)
def test_more_work_never_gives_more_time(due_at, steps, more):
    """Equal where whole days were rounded up anyway."""
    assert forecast.leave_by(due_at, [*steps, more], VN) <= forecast.leave_by(due_at, steps, VN)
    assert forecast.leave_by(due_at, [more, *steps], VN) < forecast.leave_by(due_at, steps, VN)


ONE = Term(Decimal(1), TermUnit.WORKING_DAY)
MONDAY = datetime(2024, 4, 1, 9, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("days", "wanted"), [(0, Outlook.WILL_BE_LATE), (1, Outlook.WILL_BE_LATE), (2, Outlook.AT_RISK), (3, Outlook.IN_TIME)]
)
def test_an_example(days, wanted):
    due_at = datetime(2024, 4, 1, 17, tzinfo=HANOI) + timedelta(days=days)
    coming = [Coming("ký", ONE), Coming("vào số", ONE)]
    found = forecast.foresee(MONDAY, "thẩm định", MONDAY + timedelta(hours=4), coming, due_at, VN)
    assert found.outlook is wanted
    assert forecast.foresee(MONDAY, "", None, [], due_at, VN, running=False).outlook is Outlook.STANDING


def test_what_is_late_is_late():
    now = forecast.bounds(MONDAY, VN)
    assert forecast.outlook(now, None, MONDAY - timedelta(days=7), MONDAY - timedelta(days=3)) is Outlook.LATE
    assert forecast.outlook(now, None, None, None) is Outlook.OPEN_ENDED
    found = forecast.foresee(MONDAY, "thẩm định", None, [], MONDAY - timedelta(days=3), VN)
    assert (found.outlook, found.spare) == (Outlook.LATE, -timedelta(hours=7.5))


def test_an_overrun_step_is_a_risk_even_with_time_in_hand():
    later = MONDAY + timedelta(days=20)
    assert forecast.outlook(forecast.bounds(MONDAY, VN), MONDAY - timedelta(days=1), later, later) is Outlook.AT_RISK
    assert forecast.outlook(forecast.bounds(MONDAY, VN), MONDAY + timedelta(days=1), later, later) is Outlook.IN_TIME


@given(st.integers(0, 60 * 24 * 200))
def test_nothing_is_worked_after_the_last_office_moment(minutes):
    at = datetime(2021, 2, 1, tzinfo=HANOI) + minutes * MINUTE
    now = forecast.bounds(at, VN)
    assert now.worked <= at < now.near
    assert forecast.spare_time(now.worked, at, VN) == timedelta(0)
    assert forecast.spare_time(at, now.near, VN) == timedelta(hours=8)
    assert now.worked.date() in set(WORKED) or now.worked.year < 2021


def test_backwards_over_a_weekend():
    friday = datetime(2024, 4, 5, 17, tzinfo=HANOI)
    assert backwards.latest_start(ONE, friday + timedelta(days=3), VN) == friday
