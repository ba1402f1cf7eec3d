from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue import rules
from motcua.catalogue.builders import a_content
from motcua.catalogue.rules import Described, Paper, StepKind, StepPlan
from motcua.deadlines.rules import Term, TermUnit
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.refusals import Refusal

WHOLE = a_content()
STANDARD = [
    StepKind.RECEIVE, StepKind.ASSIGN, StepKind.WORK, StepKind.WORK, StepKind.SIGN, StepKind.NUMBER, StepKind.RETURN
]


def days(amount, unit=TermUnit.WORKING_DAY):
    return Term(Decimal(str(amount)), unit)


def test_a_whole_version_passes_the_gate():
    assert rules.why_not_publish(WHOLE) is None


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"name": " "}, "name"),
        ({"order_text": ""}, "order"),
        ({"way_text": ""}, "way"),
        ({"papers": ()}, "papers"),
        ({"papers": (Paper(key=rules.AS_PUBLISHED, name="…", form=None, originals=1, copies=0, required=True),)}, "papers"),
        ({"copies_of_dossier": 0}, "papers"),
        ({"term": None, "term_text": ""}, "term"),
        ({"applicants": ()}, "applicants"),
        ({"lead_unit": ""}, "agency"),
        ({"signing_unit": ""}, "agency"),
    ],
)
def test_each_compulsory_part_is_asked_for(changes, part):
    assert rules.why_not_publish(replace(WHOLE, **changes)) == Refusal("parts-missing", parts=[part])


def test_all_missing_parts_are_named_at_once():
    empty = replace(WHOLE, name="", papers=(), applicants=())
    assert rules.missing_parts(empty) == ("name", "papers", "applicants")


def test_parts_that_only_some_procedures_have_are_not_asked_for():
    assert rules.why_not_publish(replace(WHOLE, fees=(), results=(), conditions=(), legal_basis=())) is None


def test_two_terms_in_one_may_stand_as_words():
    steps = rules.standard_process(None)
    assert rules.why_not_publish(replace(WHOLE, term=None, term_text="3 ngày làm việc và 60 ngày", steps=steps)) is None


def without(kind):
    return tuple(step for step in WHOLE.steps if step.kind is not kind)


@pytest.mark.parametrize("kind", list(StepKind))
def test_no_kind_of_step_may_be_left_out(kind):
    assert rules.why_not_process(without(kind), WHOLE.term).code == "process-incomplete"


@pytest.mark.parametrize("kind", [StepKind.RECEIVE, StepKind.SIGN, StepKind.NUMBER, StepKind.RETURN])
def test_these_steps_are_there_once(kind):
    twice = next(step for step in WHOLE.steps if step.kind is kind)
    assert rules.why_not_process((*WHOLE.steps, replace(twice, order=99)), WHOLE.term).code == "process-incomplete"


def test_the_order_of_the_process_counts():
    backwards = tuple(replace(step, order=8 - step.order) for step in WHOLE.steps)
    assert rules.why_not_process(backwards, WHOLE.term).code == "process-incomplete"


def test_the_steps_may_use_the_whole_term_and_no_minute_more():
    assert rules.why_not_process(WHOLE.steps, days(5)) is None
    refusal = rules.why_not_process(WHOLE.steps, days("4.75"))
    assert (refusal.code, refusal.facts) == ("steps-over-term", {"minutes": 2400, "allowed": 2280})


def test_a_known_term_is_split_among_all_steps():
    assert rules.why_not_process(rules.standard_process(None), days(5)).code == "step-without-budget"


@pytest.mark.parametrize(
    ("lead", "receiving", "ancestors", "unit"),
    [
        ("SNN-CCTTBVTV", "SNN-BPMC", (), "SNN-CCTTBVTV"),
        ("D???-NN", "D213-MC", (), "D213-NN"),
        ("D???-NN", "D223", (), "D223-NN"),
        ("D???", "D213-MC", (), "D213"),
        ("D???", "W07201", ("D213", "UBT"), "D213"),
        ("W?????", "W07201", (), "W07201"),
        ("HKL-*", "HKL-SD", (), "HKL-SD"),
        ("HKL-*", "SNN-BPMC", (), "SNN-CCKL"),
    ],
)
def test_every_wildcard_finds_its_unit(lead, receiving, ancestors, unit):
    assert rules.resolve_lead(lead, receiving, ancestors) == unit


@pytest.mark.parametrize(("lead", "receiving"), [("D???-NN", "SNN-BPMC"), ("W?????", "D213-MC"), ("D???", "W07201")])
def test_a_wildcard_without_a_unit_is_refused(lead, receiving):
    with pytest.raises(Refusal) as refused:
        rules.resolve_lead(lead, receiving)
    assert refused.value == Refusal("no-such-unit-here", unit=lead, receiving=receiving)


@pytest.mark.parametrize(
    ("place", "unit"),
    [
        ("receiving", "D213-MC"),
        ("lead", "D213-NN"),
        ("signing", "D213"),
        ("superior", "D213"),
        ("VPUB", "VPUB"),
        ("D???", "D213"),
    ],
)
def test_every_place_is_a_unit(place, unit):
    assert rules.resolve_place(place, receiving="D213-MC", lead="D213-NN", signing="D213") == unit


@pytest.mark.parametrize(
    ("level", "lead", "unit", "taken"),
    [
        ("province", "SNN-CCTL", "TTHCC", True),
        ("province", "SNN-CCTL", "SNN-BPMC", True),
        ("province", "SNN-CCTL", "D213-MC", False),
        ("district", "D???-NN", "D213-MC", True),
        ("district", "D???-NN", "D213-NN", False),
        ("district", "D???-NN", "W07201", False),
        ("commune", "W?????", "W07201", True),
        ("commune", "W?????", "D213-MC", False),
        ("province", "HKL-*", "HKL-SD", True),
    ],
)
def test_which_desk_takes_which_procedure(level, lead, unit, taken):
    assert rules.receives(level, lead, unit) is taken


terms = st.one_of(
    st.builds(days, st.integers(1, 90)),
    st.builds(days, st.integers(1, 120), st.just(TermUnit.CALENDAR_DAY)),
    st.builds(days, st.integers(4, 200), st.just(TermUnit.WORKING_HOUR)),
    st.builds(days, st.integers(1, 6), st.just(TermUnit.MONTH)),
    st.just(days(1, TermUnit.SAME_DAY)),
)


@given(terms)
def test_the_standard_process_fits_every_term(term):
    steps = rules.standard_process(term)
    assert [step.kind for step in steps] == STANDARD
    assert rules.why_not_process(steps, term) is None


@given(st.integers(1, 90))
def test_the_standard_process_uses_all_working_days(count):
    steps = rules.standard_process(days(count))
    assert sum(rules.minutes(step.budget) for step in steps) == rules.minutes(days(count))


def read(*described):
    return rules.described_process([Described(unit, action, Decimal(str(amount))) for unit, action, amount in described])


def outline(steps: tuple[StepPlan, ...]):
    return [(step.kind.value, step.place, step.duty, str(step.budget)) for step in steps]


def test_words_become_steps():
    steps = read(
        ("Bộ phận tiếp nhận (Trung tâm PVHCC tỉnh)", "tiếp nhận, chuyển", 0.5),
        ("Chi cục Thủy lợi", "phân công, thẩm định", 13),
        ("Lãnh đạo Sở NN và PTNT", "ký tờ trình", 1.5),
        ("UBND tỉnh (qua Văn phòng UBND tỉnh)", "thẩm tra, trình lãnh đạo", 5),
        ("Chủ tịch UBND tỉnh", "ký giấy phép", 3),
        ("Văn phòng UBND tỉnh", "chuyển kết quả", 1),
        ("Bộ phận tiếp nhận (Trung tâm PVHCC tỉnh)", "trả kết quả", 1),
    )
    assert outline(steps) == [
        ("receive", "receiving", "intake", "0,5 ngày làm việc"),
        ("assign", "lead", "head", "0,25 ngày làm việc"),
        ("work", "lead", "officer", "12,75 ngày làm việc"),
        ("work", "SNN", "leader", "1,5 ngày làm việc"),
        ("work", "VPUB", "officer", "5 ngày làm việc"),
        ("sign", "signing", "leader", "3 ngày làm việc"),
        ("number", "signing", "clerk", "1 ngày làm việc"),
        ("return", "receiving", "result_desk", "1 ngày làm việc"),
    ]


def test_two_words_for_everything_become_six_steps_within_their_day():
    steps = read(("Chi cục", "tiếp nhận đơn, kiểm tra lâm sàng", 0.5), ("Chi cục", "cấp giấy chứng nhận", 0.5))
    assert [step.kind.value for step in steps] == ["receive", "assign", "work", "sign", "number", "return"]
    assert rules.why_not_process(steps, days(1)) is None
    assert sum(rules.minutes(step.budget) for step in steps) == 480


@pytest.mark.parametrize(
    ("actor", "allowed"),
    [
        (SYSTEM, True),
        (Actor(id="account:1", name="K", posts=frozenset({("control", "VPUB")})), True),
        (Actor(id="account:1", name="Q", posts=frozenset({("administrator", "SNN")})), True),
        (Actor(id="account:1", name="L", posts=frozenset({("leader", "SNN")})), False),
        (Actor(id="account:1", name="D"), False),
    ],
)
def test_who_writes_the_catalogue(actor, allowed):
    assert (rules.why_not_edit(actor) is None) is allowed
