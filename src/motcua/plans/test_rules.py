from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.deadlines import data
from motcua.kernel.actors import Actor
from motcua.plans import rules
from motcua.plans.rules import Comparison, Deadline, DeadlineKind, Month, Proof, Status, TaskState

CALENDAR = data.packaged()
QUARTERS = Deadline(DeadlineKind.MONTHS, "Tháng 3, 6, 9, 12", months=(3, 6, 9, 12))
ONE_DAY = Deadline(DeadlineKind.DATE, "Trước ngày 20/01/2024", date(2024, 1, 20), before=True)
REGULAR = Deadline(DeadlineKind.REGULAR, "Thường xuyên")


def standing(deadline, today, *proofs, begun=False):
    found = rules.state_of(deadline, 2024, proofs, today, CALENDAR, has_begun=begun)
    return found.state, found.next_due, found.missed


def test_a_task_with_one_day():
    first, last = date(2024, 1, 5), date(2024, 1, 19)
    done = Proof(date(2024, 1, 18), delivers=True)
    assert standing(ONE_DAY, first) == (TaskState.NOT_STARTED, last, ())
    assert standing(ONE_DAY, first, begun=True) == (TaskState.UNDER_WAY, last, ())
    assert standing(ONE_DAY, last, Proof(first)) == (TaskState.UNDER_WAY, last, ()), "a draft is no product"
    assert standing(ONE_DAY, date(2024, 1, 20), Proof(first)) == (TaskState.LATE, None, (last,))
    assert standing(ONE_DAY, date(2024, 2, 1), done) == (TaskState.DONE, None, ())
    assert standing(ONE_DAY, first, done) == (TaskState.NOT_STARTED, last, ()), "of what comes later nothing is known yet"


def test_a_task_of_every_quarter():
    ends = rules.due_dates(QUARTERS, 2024, CALENDAR)
    assert ends == [date(2024, 3, 29), date(2024, 6, 28), date(2024, 9, 30), date(2024, 12, 31)], "the last working days"
    report = Proof(date(2024, 3, 20), delivers=True, due=ends[0])
    assert standing(QUARTERS, date(2024, 3, 1)) == (TaskState.RECURRING, ends[0], ())
    assert standing(QUARTERS, date(2024, 4, 1), report) == (TaskState.RECURRING, ends[1], ())
    assert standing(QUARTERS, date(2024, 7, 1), report) == (TaskState.LATE, ends[2], (ends[1],))
    nameless = Proof(date(2024, 7, 1), delivers=True)
    assert standing(QUARTERS, date(2024, 7, 1), report, nameless) == (TaskState.RECURRING, ends[2], ())
    four = [Proof(due, delivers=True, due=due) for due in ends]
    assert standing(QUARTERS, date(2025, 1, 1), *four) == (TaskState.DONE, None, ())
    assert standing(QUARTERS, date(2025, 1, 1), *four[:3]) == (TaskState.LATE, None, (ends[3],))


def test_a_task_without_a_date():
    other = Deadline(DeadlineKind.OTHER_PLAN, "Theo kế hoạch riêng")
    done = Proof(date(2024, 5, 1), delivers=True)
    assert standing(REGULAR, date(2024, 3, 1))[0] is TaskState.NOT_STARTED
    assert standing(REGULAR, date(2024, 6, 1), done)[0] is TaskState.RECURRING, "it goes on"
    assert standing(REGULAR, date(2025, 1, 1), done)[0] is TaskState.DONE
    assert standing(other, date(2024, 6, 1), begun=True)[0] is TaskState.UNDER_WAY
    assert standing(other, date(2024, 6, 1), done)[0] is TaskState.DONE


def test_a_task_of_several_units():
    states = TaskState
    one, two = date(2024, 3, 29), date(2024, 6, 28)
    done, late = rules.Standing(states.DONE), rules.Standing(states.LATE, two, (one,))
    coming, fresh = rules.Standing(states.RECURRING, two), rules.Standing(states.NOT_STARTED, one)
    assert rules.together([done, late, coming]) == rules.Standing(states.LATE, two, (one,))
    assert rules.together([done, done]) == done and rules.together([fresh, fresh]) == fresh
    assert rules.together([done, coming]) == coming
    assert rules.together([done, fresh]) == rules.Standing(states.UNDER_WAY, one)
    assert late.open_dates == (one, two) and done.open_dates == ()


def test_a_day_of_every_month_that_some_do_not_have():
    monthly = Deadline(DeadlineKind.MONTHS, "Ngày 31 hằng tháng", months=tuple(range(1, 13)), day=31)
    assert rules.due_dates(monthly, 2024, CALENDAR)[1] == date(2024, 2, 29)


DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31))


@given(DAYS, st.lists(st.tuples(DAYS, st.booleans()), max_size=6), DAYS)
def test_done_and_late_exclude_one_another(due, proofs, today):
    deadline = Deadline(DeadlineKind.DATE, "", due)
    found = rules.state_of(deadline, 2024, [Proof(on, delivers) for on, delivers in proofs], today, CALENDAR)
    delivered = any(delivers and on <= today for on, delivers in proofs)
    assert (found.state is TaskState.DONE) is delivered
    assert (found.state is TaskState.LATE) is (not delivered and today > due)


@given(st.dates(date(2024, 1, 20), date(2024, 12, 1)), st.sets(st.integers(0, 60), max_size=30))
def test_each_reminder_is_told_in_its_time_even_if_nothing_ran_for_days(due, off):
    told, once = {}, set()
    for n in range(60):
        today = due - timedelta(days=40) + timedelta(days=n)
        for one in [] if n in off else rules.reminders([due], today, CALENDAR):
            assert CALENDAR.is_working(today) and one.due == due
            assert one.days <= one.step and (one.step >= 0) == (today <= due)
            if one.step not in once:
                once.add(one.step)
                told[one.step] = today
    if not off:
        assert sorted(told) == [-1, 0, 2, 7]
        assert CALENDAR.working_days(told[7], due) == 7 and CALENDAR.working_days(due, told[-1]) == 1
    assert list(told.values()) == sorted(told.values())


def test_strict_is_strict():
    ninety = Fraction(90)
    assert rules.status(Comparison.MORE, ninety, 90) is Status.AT_RISK
    assert rules.status(Comparison.MORE, ninety + Fraction(1, 10**9), 90) is Status.MET
    assert rules.status(Comparison.AT_LEAST, ninety, 90) is Status.MET
    assert rules.status(Comparison.EXACTLY, Fraction(9999, 100), 100) is Status.AT_RISK
    assert rules.status(Comparison.MORE, Fraction(81), 90) is Status.AT_RISK
    assert rules.status(Comparison.MORE, Fraction(8099, 100), 90) is Status.NOT_MET
    assert rules.status(Comparison.AT_MOST, Fraction(3), Decimal("2.5")) is Status.NOT_MET
    assert rules.status(Comparison.LESS, Fraction(5, 2), Decimal("2.5")) is Status.AT_RISK
    assert all(rules.status(one, None, 90) is Status.NO_DATA for one in Comparison)


def brute(comparison, good, every, coming, target):
    """Try every number of further good ones."""
    for further in range(coming + 1):
        if every + coming and rules.is_met(comparison, Fraction(100 * (good + further), every + coming), Fraction(target)):
            return further
    return None


@given(
    st.sampled_from(Comparison), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60),
    st.decimals(0, 100, places=1),
)  # fmt: skip
def test_what_would_have_to_happen_is_the_fewest_that_do(comparison, good, bad, coming, target):
    found = rules.needed(comparison, good, good + bad, coming, target)
    assert found.good == brute(comparison, good, good + bad, coming, target)
    assert found.coming == coming


def test_what_would_have_to_happen_in_words_of_the_plan():
    assert rules.needed(Comparison.MORE, 500, 1000, 800, 60) == rules.Need(581, 800)
    assert rules.needed(Comparison.EXACTLY, 99, 100, 5, 100) == rules.Need(None, 5), "one that failed can not be made good"
    assert rules.needed(Comparison.MORE, 950, 1000, 10, 90) == rules.Need(0, 10)


MONTHS = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)).map(lambda x: Month(min(x), max(x))), max_size=12)


@given(MONTHS, st.integers(0, 2000))
def test_a_forecast_keeps_what_was_counted(months, expected):
    found = rules.forecast(months, expected)
    good, every = sum(one.good for one in months), sum(one.every for one in months)
    if not every:
        assert found is None
        return
    assert Fraction(100 * good, every + expected) <= found.low <= found.share <= found.high
    assert found.high <= Fraction(100 * (good + expected), every + expected)
    if not expected:
        assert found.low == found.share == found.high == Fraction(100 * good, every)


def test_a_forecast_is_wider_when_months_differ():
    calm = rules.forecast([Month(60, 100)] * 6, 600)
    wild = rules.forecast([Month(30, 100), Month(90, 100)] * 3, 600)
    few = rules.forecast([Month(6, 10)] * 6, 600)
    assert calm.share == 60 and calm.high - calm.low < wild.high - wild.low and calm.high - calm.low < few.high - few.low
    rising = rules.forecast([Month(40, 100), Month(60, 100), Month(80, 100)], 300)
    assert rising.share > 60, "later months count more"


@pytest.mark.parametrize(("gone", "left", "expected"), [(100, 50, 150), (0, 50, 0), (100, 0, 0), (7, 1, 43)])
def test_how_many_will_come(gone, left, expected):
    assert rules.coming([Month(100, 150), Month(100, 150)], gone, left) == expected


def test_who_may_what():
    def actor(*posts):
        return Actor(id="account:1", name="A", posts=frozenset(posts))

    office, leader, other = actor(("control", "SNN-VP")), actor(("leader", "SNN")), actor(("head", "SNN-CCTL"))
    assert [rules.steers(one, "SNN") for one in (office, leader, other, actor(("officer", "SNN-VP")))] == [True, True, False, False]
    assert rules.answers_for(other, {"SNN-CCTL"}, "SNN") and not rules.answers_for(other, {"SNN-CCKL"}, "SNN")
    assert rules.reads(actor(("officer", "SNN-CCTL")), {"SNN", "SNN-CCTL"})
    assert not rules.reads(actor(("administrator", "SNN")), {"SNN"})
