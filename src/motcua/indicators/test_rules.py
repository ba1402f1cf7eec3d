"""Periods, conditions and flows, each held against something simpler that says the same."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.indicators.rules import DEFINITIONS, PLACES, BadDefinition, BadPeriod, Facts, Period, Unreadable, condition, steps
from motcua.indicators.rules.atoms import OF_DOSSIERS as ATOMS
from motcua.indicators.rules.conditions import ALWAYS, NEVER, both, either, negated
from motcua.indicators.rules.definitions import Value, read
from motcua.indicators.rules.facts import late_after, speed
from motcua.indicators.rules.flows import _OPEN, MOMENTS, TURNS, Basis, Window, flows
from motcua.indicators.rules.periods import months_later, parts
from motcua.indicators.rules.scopes import AXES, GRAINS, Scope, grain_of
from motcua.kernel.moments import HANOI, start_of

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
PERIODS = {
    "2024": ("01/01–31/12", "Năm 2024", "2023", "2023"),
    "2024-Q3": ("01/07–30/09", "Quý III/2024", "2024-Q2", "2023-Q3"),
    "2024-H1": ("01/01–30/06", "6 tháng đầu năm 2024", "2023-H2", "2023-H1"),
    "2024-H2": ("01/07–31/12", "6 tháng cuối năm 2024", "2024-H1", "2023-H2"),
    "2024-9M": ("01/01–30/09", "9 tháng năm 2024", "2023-04-01..2023-12-31", "2023-9M"),
    "2024-02": ("01/02–29/02", "Tháng 2/2024", "2024-01", "2023-02"),
    "2024-W01": ("01/01–07/01", "Tuần 1/2024 (từ ngày 01/01/2024)", "2023-W52", "2023-W01"),
    "2024-07-19": ("19/07–19/07", "Ngày 19/07/2024", "2024-07-18", "2023-07-19"),
    "2024-07-01..2024-07-19": (
        "01/07–19/07",
        "Từ ngày 01/07/2024 đến ngày 19/07/2024",
        "2024-06-12..2024-06-30",
        "2023-07-01..2023-07-19",
    ),
    # Bắc Giang's quarter: from the 15th to the 14th.
    "2023-12-15..2024-03-14": (
        "15/12–14/03",
        "Từ ngày 15/12/2023 đến ngày 14/03/2024",
        "2023-09-15..2023-12-14",
        "2022-12-15..2023-03-14",
    ),
}


@pytest.mark.parametrize(("code", "said"), PERIODS.items(), ids=PERIODS)
def test_a_period_is_read_named_and_compared(code, said):
    period = Period.read(code)
    assert (f"{period.since:%d/%m}–{period.last:%d/%m}", period.name) == said[:2]
    assert (period.code, period.previous().code, period.a_year_before().code) == (code, *said[2:])


@pytest.mark.parametrize(
    "text", ["", "Q3", "2024-Q5", "2024-13", "2024-W54", "2024-02-30", "2024-07-19..2024-07-01", "1", "2024..", "x" * 99]
)
def test_what_names_no_period_is_told(text):
    with pytest.raises(BadPeriod, match="kỳ"):
        Period.read(text)


@given(DAYS, st.integers(1, 900))
def test_every_period_is_read_back_from_its_code(since, days):
    period = Period(since, since + timedelta(days=days))
    assert Period.read(period.code) == period
    assert period.previous().until == period.since


@given(DAYS, st.integers(1, 900))
def test_months_and_days_make_up_a_span(since, days):
    until = since + timedelta(days=days)
    found = parts(since, until)
    covered = [
        since_ + timedelta(days=n)
        for since_, until_ in [*found.days, *([found.months] if found.months else [])]
        for n in range((until_ - since_).days)
    ]
    assert sorted(covered) == [since + timedelta(days=n) for n in range(days)]
    assert all(day.day == 1 for day in found.months or ())
    assert sum((b - a).days for a, b in found.days) <= 60


@given(DAYS, st.integers(1, 400), st.sampled_from(["day", "week", "month"]))
def test_the_steps_of_a_period_follow_one_another(since, days, unit):
    period = Period(since, since + timedelta(days=days))
    found = list(steps(period, unit))
    assert (found[0].since, found[-1].until) == (period.since, period.until)
    assert all(a.until == b.since for a, b in pairwise(found))


@given(DAYS, st.integers(-500, 500))
def test_so_many_months_later_is_the_same_day_or_the_last(day, count):
    later = months_later(day, count)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == count
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


WORDS = st.sampled_from(sorted(ATOMS)).map(condition)
CONDITIONS = st.recursive(
    WORDS | st.sampled_from([ALWAYS, NEVER]),
    lambda inner: st.builds(negated, inner) | st.builds(both, inner, inner) | st.builds(either, inner, inner),
    max_leaves=8,
)
SINCE = datetime(2024, 1, 1, tzinfo=UTC)
MOMENTS_ = st.none() | st.integers(0, 300).map(lambda hours: SINCE + timedelta(hours=7 * hours))


@st.composite
def a_fact(draw):
    """Facts as the journal could give them: taken in before it ended, late only by an appointment."""
    accepted, took = draw(MOMENTS_), draw(st.integers(1, 900))
    finished = accepted + timedelta(hours=took) if accepted and draw(st.booleans()) else None
    due = accepted + timedelta(hours=draw(st.integers(1, 900))) if accepted and draw(st.booleans()) else None
    late_from = late_after(finished, due, by_hour=False)
    again = draw(st.none() | st.integers(0, took - 1))
    asked_again = accepted + timedelta(hours=again) if accepted and again is not None else None
    outcome = draw(st.sampled_from(["granted", "rejected"])) if finished else ""
    return Facts(
        dossier=1,
        number="1",
        procedure="p",
        field="f",
        unit="u",
        desk="d",
        channel=draw(st.sampled_from(["online", "post"])),
        typed_by=draw(st.sampled_from(["applicant", "officer"])),
        at_counter=draw(st.booleans()),
        person=None,
        thing=UUID(int=1),
        submitted_at=accepted or SINCE,
        accepted_at=accepted,
        due_at=due,
        finished_at=finished,
        judged_at=finished,
        outcome=outcome,
        speed=speed(finished, due, late_from, by_hour=False, ended_waiting=False),
        late_from=late_from,
        fault_from=min((one for one in (late_from, asked_again) if one), default=None),
        fee_asked=draw(st.sampled_from([0, 5])),
        known_from=SINCE,
        known_until=SINCE,
    )


@given(CONDITIONS)
def test_a_condition_is_read_back_as_it_is_written(asked):
    assert condition(str(asked)) == asked
    assert asked.said


@given(CONDITIONS, CONDITIONS, a_fact())
def test_conditions_are_joined_as_logic_has_it(one, other, facts):
    assert both(one, other).holds(facts) == (one.holds(facts) and other.holds(facts))
    assert either(one, other).holds(facts) == (one.holds(facts) or other.holds(facts))
    assert negated(one).holds(facts) != one.holds(facts)
    known = {word: ATOMS[word].holds(facts) for word in list(one.words)[:2]}
    assert one.given(known).holds(facts) == one.holds(facts)


@pytest.mark.parametrize(
    "text", ["", "so so", "nonsense", "late and", "late == 1", "__import__('os')", "late()", "not", "late if early else late"]
)
def test_what_is_no_condition_is_told(text):
    with pytest.raises(Unreadable):
        condition(text)


COUNTED = [
    condition(text)
    for text in (
        "always",
        "online",
        "overdue",
        "not overdue",
        "online and not overdue",
        "faulted",
        "not faulted or online",
        "with_fee or overdue",
        "(settled and not late) or (not settled and not overdue)",
        "early or overdue",
        "settled",
        "not settled",
        "granted and not late",
    )
]


@settings(max_examples=500)
@given(
    st.lists(a_fact(), min_size=3, max_size=12),
    st.sampled_from(COUNTED),
    st.sampled_from([one for one in Basis if one not in (Basis.PAID, Basis.IN_FORCE, Basis.DUE)]),
    st.dates(date(2024, 1, 1), date(2024, 4, 30)),
    st.integers(1, 60),
)
def test_sums_of_days_give_what_asking_each_dossier_gives(dossiers, asked, basis, since, days):
    if basis in (Basis.LATE, Basis.FAULT) or (basis is Basis.FINISHED and {"overdue", "faulted"} & asked.words):
        return
    since_at, until_at = start_of(since), start_of(since + timedelta(days=days))
    spans = {
        Window.DURING: (None, since_at, until_at),
        Window.BEFORE_END: (None, None, until_at),
        Window.BEFORE_START: (None, None, since_at),
    }
    summed = 0
    for flow in flows(basis, asked):
        _, first, last = spans[flow.window]
        moments = [(one, getattr(one, MOMENTS[flow.basis])) for one in dossiers]
        inside = [one for one, moment in moments if moment and moment < last and (first is None or moment >= first)]
        summed += flow.sign * sum(flow.condition.holds(one) for one in inside)
    assert summed == sum(belongs(one, asked, basis, since_at, until_at) for one in dossiers)


def belongs(one, asked, basis, since, until):
    """Ask one dossier where it stands, in plain words."""
    at = since if basis is Basis.CARRIED else until
    is_open = bool(one.accepted_at and one.accepted_at < at and not (one.finished_at and one.finished_at < at))
    then = {"settled": False, **_OPEN, **{word: bool(turned(one, word) and turned(one, word) < at) for word in TURNS}}
    open_and_asked = is_open and asked.given(then).holds(one)
    if basis in (Basis.OPEN, Basis.CARRIED):
        return open_and_asked
    moment = getattr(one, MOMENTS.get(basis, "finished_at"))
    inside = bool(moment and since <= moment < until)
    ended = inside and asked.given({"settled": bool(one.finished_at)}).holds(one)
    return ended or (basis is Basis.HANDLED and open_and_asked)


def turned(one, word):
    return getattr(one, MOMENTS[TURNS[word]])


def at(day, hour, minute=0, second=0):
    return datetime(2024, 5, day, hour, minute, second, tzinfo=HANOI)


SPEEDS = [  # ended, appointment, by hour, ended waiting, speed
    (at(6, 16), at(7, 17), False, False, "early"),
    (at(7, 8), at(7, 17), False, False, "on_time"),
    (at(7, 17), at(7, 17), False, False, "on_time"),
    (at(7, 17, 1), at(7, 17), False, False, "late"),
    (at(8, 8), at(7, 17), False, False, "late"),
    (at(6, 23, 59), at(7, 0, 30), False, False, "early"),
    (at(6, 8), at(7, 17), False, True, "on_time"),
    (at(8, 8), at(7, 17), False, True, "late"),
    (at(7, 10, 29, 59), at(7, 10, 30, 5), True, False, "early"),
    (at(7, 10, 30, 59), at(7, 10, 30, 5), True, False, "on_time"),
    (at(7, 10, 31), at(7, 10, 30, 59), True, False, "late"),
    (None, at(7, 17), False, False, ""),
    (at(7, 8), None, False, False, ""),
]


@pytest.mark.parametrize(("judged", "due", "by_hour", "waiting", "expected"), SPEEDS)
def test_early_on_time_and_late(judged, due, by_hour, waiting, expected):
    late_from = late_after(judged, due, by_hour=by_hour)
    assert speed(judged, due, late_from, by_hour=by_hour, ended_waiting=waiting) == expected
    assert (expected == "late") == bool(judged and late_from)


def test_the_book_of_definitions_can_be_counted():
    assert {"Q01", "Q05", "Q06", "Q09", "Q10", "Q12", "Q13", "Q14", "766-2.1", "W03"} <= set(DEFINITIONS)
    for one in DEFINITIONS.values():
        for part in one.parts.values():
            flows(one.basis, part)
        assert one.name.strip() and one.source.strip() and one.version >= 1
    assert set(PLACES) >= {"received_online", "carried_over", "early", "open_late"}


@pytest.mark.parametrize(
    ("change", "said"), [({"of": "nonsense"}, "nonsense"), ({"basis": "monday"}, "monday"), ({"name": None}, "name")]
)
def test_a_definition_that_cannot_be_counted_is_named(change, said):
    row = {
        "code": "X1",
        "name": "x",
        "group": "working",
        "source": "s",
        "basis": "accepted",
        "valid_from": date(2024, 1, 1),
    } | change
    row = {key: value for key, value in row.items() if value is not None}
    with pytest.raises(BadDefinition, match=f"X1.*{said}"):
        read([row])


def test_nothing_of_nothing_is_not_known():
    assert Value("Q05", 0, 0).ratio is None
    assert Value("Q05", None, None).ratio is None
    assert Value("Q05", 0, 5).ratio == 0


@pytest.mark.parametrize(
    ("axes", "name"),
    [((), "all"), (("field",), "field"), (("channel", "unit"), "unit-channel"), (("desk", "channel"), None), (AXES, None)],
)
def test_the_smallest_grain_is_taken(axes, name):
    found = grain_of(set(axes))
    assert (found and found.name) == name
    assert len({grain.name for grain in GRAINS}) == len(GRAINS)
    assert Scope(unit="SNN", officer=7).asked == {"unit": "SNN", "officer": 7}
