from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.refusals import Refusal
from motcua.people import rules
from motcua.people.rules import Duty

TREE = {"UBT": None, "SNN": "UBT", "SNN-CCKL": "SNN", "HKL-SD": "SNN-CCKL", "SNN-VP": "SNN", "D213": "UBT"}
BELOW = rules.children(TREE)


@pytest.mark.parametrize(
    ("duty", "seen"),
    [
        (Duty.LEADER, {"SNN", "SNN-CCKL", "HKL-SD", "SNN-VP"}),
        (Duty.HEAD, {"SNN", "SNN-CCKL", "HKL-SD", "SNN-VP"}),
        (Duty.CONTROL, {"SNN", "SNN-CCKL", "HKL-SD", "SNN-VP"}),
        (Duty.INSPECTOR, {"SNN", "SNN-CCKL", "HKL-SD", "SNN-VP"}),
        (Duty.OFFICER, {"SNN"}),
        (Duty.INTAKE, {"SNN"}),
        (Duty.RESULT_DESK, {"SNN"}),
        (Duty.CASHIER, {"SNN"}),
        (Duty.CLERK, {"SNN"}),
        (Duty.ADMINISTRATOR, set()),
    ],
)
def test_how_far_each_duty_sees(duty, seen):
    assert rules.sees([(duty, "SNN")], BELOW) == seen


def test_several_posts_add_up():
    assert rules.sees([(Duty.OFFICER, "D213"), (Duty.HEAD, "SNN-CCKL")], BELOW) == {"D213", "SNN-CCKL", "HKL-SD"}


def test_every_duty_is_said_to_see_something():
    assert len(Duty) == 10
    assert all(rules.sees([(duty, "SNN")], BELOW) for duty in Duty if duty not in rules.SEES_NOTHING)


def test_ancestors_nearest_first():
    assert rules.ancestors(TREE, "HKL-SD") == ("SNN-CCKL", "SNN", "UBT")
    assert rules.ancestors(TREE, "UBT") == ()


codes = st.integers(0, 12).map(lambda n: f"U{n}")


@st.composite
def trees(draw):
    """Each unit hangs under an earlier one: a forest without loops."""
    size = draw(st.integers(1, 12))
    return {f"U{n}": (f"U{draw(st.integers(0, n - 1))}" if n and draw(st.booleans()) else None) for n in range(size)}


@given(trees(), codes)
def test_subtree_is_everything_whose_way_up_passes_here(tree, code):
    oracle = {unit for unit in tree if code in (unit, *rules.ancestors(tree, unit))}
    assert rules.subtree(rules.children(tree), code) == oracle | {code}


@given(trees(), codes, codes)
def test_a_move_that_is_no_loop_keeps_every_way_up_finite(tree, code, parent):
    if code in tree and parent in tree and not rules.makes_a_loop(tree, code, parent):
        moved = tree | {code: parent}
        assert all(unit not in rules.ancestors(moved, unit) for unit in moved)
    elif code in tree and parent in tree:
        assert parent in rules.subtree(rules.children(tree), code)


days = st.integers(0, 40).map(lambda n: date(2024, 1, 1) + timedelta(days=n))
periods = st.tuples(days, st.one_of(st.none(), days)).filter(lambda p: p[1] is None or p[1] > p[0])


@given(periods, periods)
def test_periods_overlap_when_they_share_a_day(one, other):
    horizon = [date(2024, 1, 1) + timedelta(days=n) for n in range(60)]
    shared = any(rules.holds(*one, day) and rules.holds(*other, day) for day in horizon)
    assert rules.overlap(one, other) == shared


def test_successions_are_followed_to_their_ends():
    follows = {"A": ["B", "C"], "B": ["D"], "E": ["E"]}
    assert rules.last_of(follows, "A") == ("C", "D")
    assert rules.last_of(follows, "X") == ("X",)


def administrator(unit):
    return Actor(id="account:1", name="Quản trị", posts=frozenset({("administrator", unit)}))


@pytest.mark.parametrize(
    ("actor", "unit", "allowed"),
    [
        (SYSTEM, "SNN", True),
        (administrator("SNN"), "SNN", True),
        (administrator("UBT"), "SNN", True),
        (administrator("SNN"), None, True),
        (administrator("D213"), "SNN", False),
        (Actor(id="account:2", name="Lãnh đạo", posts=frozenset({("leader", "SNN")})), "SNN", False),
        (Actor(id="account:3", name="Dân"), None, False),
    ],
)
def test_only_an_administrator_here_or_above_changes_rights(actor, unit, allowed):
    above = rules.ancestors(TREE, unit) if unit else ()
    refusal = rules.why_not_administer(actor, unit, above)
    assert refusal == (None if allowed else Refusal("not-your-duty", duties=["administrator"], unit=unit))
