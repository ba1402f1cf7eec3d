"""The whole lifecycle as a table: every verb tried from every state by everybody, no database."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.deadlines.rules import ClockEntry, ClockKind, Term, TermUnit, WorkCalendar, calendar_from_rows
from motcua.dossiers import rules
from motcua.dossiers.rules import FINAL, OPEN, STEPS, WAITING, State, Where, why_not
from motcua.kernel.actors import Actor
from motcua.kernel.moments import HANOI
from motcua.kernel.refusals import Refusal

DUE = datetime(2024, 6, 3, 10, tzinfo=UTC)
DUTIES = ["intake", "result_desk", "cashier", "officer", "head", "leader", "clerk", "control", "inspector", "administrator"]
UNIT = {Where.RECEIVING: "desk", Where.LEAD: "branch", Where.HOLDER: "holder"}


@dataclass
class Stub:
    """A dossier with nothing in the way of any verb; each test puts one thing in the way."""

    state: str = State.PROCESSING
    submitter_id: int | None = 1
    helper_id: int | None = None
    owner_account_id: int | None = 2
    organisation_id: int | None = None
    receiving_unit_id: str = "desk"
    lead_unit_id: str = "branch"
    holder_unit_id: str | None = "holder"
    holder_id: int | None = None
    step_kind: str | None = None
    is_taken: bool = True
    supplements: int = 0
    extensions: int = 0
    due_at: datetime | None = DUE
    max_supplements: int = 1
    max_extensions: int = 1
    open_opinions: list = field(default_factory=list)
    referred_from: str | None = None
    has_earlier_step: bool = True
    has_decision: bool = True
    explanation_state: str = ""
    explained_by: str = ""
    judging_units: list = field(default_factory=lambda: ["branch", "above"])


FITTING = {
    "take": {"is_taken": False}, "assign": {"step_kind": "assign"}, "finish_step": {"step_kind": "work"},
    "reassign": {"step_kind": "work", "holder_id": 9}, "draft_result": {"step_kind": "work"},
    "ask_opinion": {"step_kind": "work"}, "hand_up": {"step_kind": "work"}, "hand_back": {"referred_from": "branch"},
    "decide": {"step_kind": "sign"}, "reject": {"step_kind": "sign"}, "number_and_seal": {"step_kind": "number"},
    "answer_opinion": {"open_opinions": ["asked"]},
    "judge_explanation": {"explanation_state": "waiting", "explained_by": "account:8"},
}  # fmt: skip


def somebody(duty, unit):
    return Actor(id="account:9", name="Cán bộ", posts=frozenset({(duty, unit)}))


def bearer(verb):
    """Somebody who bears the first duty of this verb."""
    if not STEPS[verb].bearers:
        posts = {("officer", "asked"), ("leader", "above")}
        return Actor(id="account:9", name="Người được hỏi, hoặc lãnh đạo cấp trên", posts=frozenset(posts))
    duty, where = STEPS[verb].bearers[0]
    if duty == "applicant":
        return Actor(id="account:1", name="Người nộp")
    return somebody(duty, UNIT[where])


@pytest.mark.parametrize("verb", STEPS)
@pytest.mark.parametrize("state", State)
def test_a_verb_opens_only_from_its_sources(verb, state):
    no = why_not(verb, Stub(state=state, **FITTING.get(verb, {})), bearer(verb))
    assert no == (None if state in STEPS[verb].sources else Refusal("wrong-state", state=state))


@pytest.mark.parametrize("verb", [verb for verb, step in STEPS.items() if step.bearers])
def test_a_verb_belongs_to_its_duties_in_the_right_unit(verb):
    """Tried with every duty in every unit: open exactly where the table says."""
    state = min(STEPS[verb].sources)
    opened = {
        (duty, unit)
        for duty, unit in product(DUTIES, [*UNIT.values(), "elsewhere"])
        if why_not(verb, Stub(state=state, **FITTING.get(verb, {})), somebody(duty, unit)) is None
    }
    assert opened == {(duty, UNIT[where]) for duty, where in STEPS[verb].bearers if duty not in {"applicant", "helper"}}


@pytest.mark.parametrize("verb", [verb for verb, step in STEPS.items() if step.bearers])
@pytest.mark.parametrize("account", [1, 2, 3], ids=["submitter", "owner", "stranger"])
def test_what_an_applicant_may_do_the_owner_may_too_and_a_stranger_not(verb, account):
    no = why_not(verb, Stub(state=min(STEPS[verb].sources), **FITTING.get(verb, {})), Actor(id=f"account:{account}", name=""))
    may = account in (1, 2) and any(duty == "applicant" for duty, _ in STEPS[verb].bearers)
    assert (no is None) == may


IN_THE_WAY = [
    ("take", {"is_taken": True}, "already-taken"),
    ("assign", {"is_taken": False}, "not-taken-yet"),
    ("assign", {"step_kind": "sign"}, "not-this-step"),
    ("assign", {"step_kind": "work", "holder_id": 9}, "already-assigned"),
    ("reassign", {"holder_id": None}, "nobody-holds-it"),
    ("reassign", {"step_kind": "assign"}, "not-this-step"),
    ("finish_step", {"step_kind": "sign"}, "not-this-step"),
    ("finish_step", {"is_taken": False}, "not-taken-yet"),
    ("finish_step", {"holder_id": 77}, "assigned-to-another"),
    ("finish_step", {"open_opinions": ["x"]}, "opinions-open"),
    ("finish_step", {"referred_from": "branch"}, "already-handed-up"),
    ("send_back", {"has_earlier_step": False}, "no-earlier-step"),
    ("ask_opinion", {"holder_id": 77}, "assigned-to-another"),
    ("answer_opinion", {"open_opinions": ["another"]}, "not-asked"),
    ("hand_up", {"referred_from": "branch"}, "already-handed-up"),
    ("hand_back", {"referred_from": None}, "not-handed-up"),
    ("extend", {"extensions": 1}, "already-extended"),
    ("extend", {"due_at": None}, "no-appointment"),
    ("apologise", {"due_at": None}, "no-appointment"),
    ("explain", {"due_at": None}, "no-appointment"),
    ("explain", {"explanation_state": "accepted"}, "explanation-accepted"),
    ("judge_explanation", {"judging_units": ["branch"]}, "not-your-duty"),
    ("judge_explanation", {"explanation_state": ""}, "no-explanation"),
    ("judge_explanation", {"explanation_state": "returned"}, "no-explanation"),
    ("judge_explanation", {"explained_by": "account:9"}, "own-explanation"),
    ("decide", {"open_opinions": ["x"]}, "opinions-open"),
    ("reject", {"step_kind": "work"}, "not-this-step"),
    ("number_and_seal", {"has_decision": False}, "no-decision"),
]


@pytest.mark.parametrize(("verb", "facts", "code"), IN_THE_WAY)
def test_each_guard_stands_in_the_way_alone(verb, facts, code):
    state = min(STEPS[verb].sources)
    assert why_not(verb, Stub(state=state, **FITTING.get(verb, {})), bearer(verb)) is None
    assert why_not(verb, Stub(state=state, **FITTING.get(verb, {}) | facts), bearer(verb)).code == code


def test_every_state_but_the_last_ones_can_be_left_and_reached():
    reached = {State.DRAFT} | {step.target for step in STEPS.values() if isinstance(step.target, State)}
    left = {state for step in STEPS.values() if step.target is not None for state in step.sources}
    assert reached == set(State)
    assert set(State) - FINAL <= left
    assert {s for s in FINAL if s in left} == {State.DELIVERED}  # only a wrong result opens again


@pytest.mark.parametrize("state", sorted(OPEN))
def test_every_open_dossier_has_one_next_event_that_somebody_can_bring_about(state):
    kinds = ["assign", "work", "sign", "number"] if state == State.PROCESSING else [None]
    for kind, taken, up in product(kinds, [True, False], [None, "branch"]):
        facts = Stub(state=state, step_kind=kind, is_taken=taken, referred_from=up)
        verb = rules.next_verb(facts)
        assert why_not(verb, facts, bearer(verb)) is None, (state, kind, taken, up, verb)


@pytest.mark.parametrize("state", sorted(FINAL | {State.DRAFT}))
def test_a_closed_dossier_waits_for_nothing(state):
    assert rules.next_verb(Stub(state=state)) is None


def test_what_is_missing_stands_in_the_way_by_name():
    assert rules.why_not_complete([]) is None
    assert rules.why_not_complete(["p1", "p2"]) == Refusal("papers-missing", papers=["p1", "p2"])


REASONS = [
    ([], "reason-missing"),
    ([{"requirement": "p1", "reason": "  "}], "reason-missing"),
    ([{"requirement": "other", "reason": "Thiếu"}], "unknown-requirement"),
    ([{"reason": "Thiếu"}], "unknown-requirement"),
    ([{"requirement": "p1", "reason": "Thiếu chữ ký"}], None),
]


@pytest.mark.parametrize(("reasons", "code"), REASONS)
def test_a_reason_is_tied_to_a_requirement(reasons, code):
    no = rules.why_not_reasons(reasons, {"p1"})
    assert (no.code if no else None) == code


@pytest.mark.parametrize(
    ("asked", "superior", "exception", "refused"),
    [(0, "", "", False), (1, "", "", True), (1, "Giám đốc", "", True), (1, "", "Vì", True), (1, "Giám đốc", "Vì", False)],
)
def test_a_second_supplement_needs_a_named_superior_and_a_reason(asked, superior, exception, refused):
    no = rules.why_not_supplement(Stub(supplements=asked), superior, exception)
    assert (no is not None) == refused


CALENDAR: WorkCalendar = calendar_from_rows([], years=[2024])


def at(day, hour, minute=0):
    return datetime(2024, 6, day, hour, minute, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("accepted", "due"),
    [
        (at(3, 9), at(3, 17)),  # Monday morning: the same day
        (at(3, 14, 59), at(3, 17)),
        (at(3, 15), at(4, 8, 30)),  # from 15:00 on: the start of the next working day
        (at(7, 16), at(10, 8, 30)),  # Friday afternoon: Monday
        (at(8, 9), at(10, 8, 30)),  # Saturday
    ],
)
def test_paper_dossiers_reach_the_unit_by_the_three_o_clock_rule(accepted, due):
    assert rules.transfer_due(accepted, CALENDAR) == due


def test_without_a_term_the_appointment_on_the_receipt_is_the_term():
    promised, later = at(20, 17), at(25, 17)
    ledger = [ClockEntry(ClockKind.START, at(3, 9), promised)]
    assert rules.appointment(None, ledger, CALENDAR).due_at == promised
    ledger.append(ClockEntry(ClockKind.EXTEND, at(10, 9), later))
    found = rules.appointment(None, ledger, CALENDAR)
    assert (found.due_at, found.original_due_at, found.running) == (later, promised, True)
    assert not rules.appointment(None, [*ledger, ClockEntry(ClockKind.PAUSE, at(11, 9))], CALENDAR).running


@given(days=st.integers(1, 60), minutes=st.integers(0, 60 * 24 * 30), wait=st.integers(0, 60 * 24 * 60))
def test_a_supplement_in_processing_restarts_the_whole_term(days, minutes, wait):
    term = Term(days, TermUnit.WORKING_DAY)
    start = at(3, 9)
    asked = start + timedelta(minutes=minutes)
    back = asked + timedelta(minutes=wait)
    ledger = [ClockEntry(ClockKind.START, start), ClockEntry(ClockKind.PAUSE, asked), ClockEntry(ClockKind.RESTART, back)]
    found = rules.appointment(term, ledger, CALENDAR)
    assert found.due_at == rules.step_due(term, back, CALENDAR)
    assert found.original_due_at == rules.step_due(term, start, CALENDAR)


BUDGETS = st.one_of(
    st.builds(Term, st.integers(1, 80).map(lambda quarters: Decimal(quarters) / 4), st.just(TermUnit.WORKING_DAY)),
    st.builds(Term, st.integers(1, 80), st.just(TermUnit.WORKING_HOUR)),
)
MINUTES = st.integers(0, 60 * 24 * 40).map(lambda minutes: timedelta(minutes=minutes))


@given(budget=BUDGETS, opened=MINUTES, worked=MINUTES, waited=MINUTES)
def test_a_step_stands_with_the_clock_and_is_never_left_in_the_past(budget, opened, worked, waited):
    opened_at = at(3, 9) + opened
    asked = opened_at + worked
    back = asked + waited
    before = rules.step_due(budget, opened_at, CALENDAR)
    pause = ClockEntry(ClockKind.PAUSE, asked)

    resumed = rules.step_due(budget, opened_at, CALENDAR, [pause, ClockEntry(ClockKind.RESUME, back)])
    assert resumed >= back
    assert resumed >= before
    assert (rules.step_due(budget, opened_at, CALENDAR, [pause]) is None) == (before > asked)

    restarted = rules.step_due(budget, opened_at, CALENDAR, [pause, ClockEntry(ClockKind.RESTART, back)])
    assert restarted == rules.step_due(budget, back, CALENDAR) > back


@given(budget=BUDGETS, worked=MINUTES, waited=MINUTES)
def test_what_happened_to_the_clock_before_a_step_does_not_touch_it(budget, worked, waited):
    asked = at(3, 9) + worked
    opened_at = asked + waited + timedelta(seconds=1)
    kinds = (ClockKind.START, ClockKind.PAUSE, ClockKind.RESTART)
    past = [ClockEntry(kind, moment) for kind, moment in zip(kinds, (at(3, 9), asked, asked + waited), strict=True)]
    promised = ClockEntry(ClockKind.EXTEND, opened_at, opened_at + timedelta(days=9))
    assert rules.step_due(budget, opened_at, CALENDAR, [*past, promised]) == rules.step_due(budget, opened_at, CALENDAR)


def test_two_days_of_a_step_outlast_the_waiting():
    opened, asked, back = at(3, 9), at(4, 9), at(17, 9)  # of two working days one is used up
    ledger = [ClockEntry(ClockKind.PAUSE, asked), ClockEntry(ClockKind.RESUME, back)]
    two = Term(2, TermUnit.WORKING_DAY)
    assert rules.step_due(two, opened, CALENDAR) == at(5, 17)
    assert rules.step_due(two, opened, CALENDAR, ledger) == at(18, 17)


def test_a_step_that_was_late_is_due_when_the_work_goes_on():
    ledger = [ClockEntry(ClockKind.PAUSE, at(10, 9)), ClockEntry(ClockKind.RESUME, at(17, 9))]
    assert rules.step_due(Term(2, TermUnit.WORKING_DAY), at(3, 9), CALENDAR, ledger) == at(17, 9)


def test_the_diagram_in_the_docs_is_current():
    page = Path(__file__).parents[3] / "docs" / "lifecycle.mmd"
    assert page.read_text() == rules.diagram()


def test_waiting_states_are_those_that_lead_back():
    assert {s for verb, step in STEPS.items() if step.target == rules.BACK for s in step.sources} >= WAITING
