from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue import builders, commands, queries, rules
from motcua.catalogue.builders import AT, START
from motcua.catalogue.models import Version
from motcua.catalogue.rules import Case, Fee, FeeKind, Paper, Question, coherence, eform
from motcua.catalogue.rules.eform import Choice, parse
from motcua.deadlines.rules import Term, TermUnit
from motcua.kernel.actors import SYSTEM
from motcua.kernel.refusals import Refusal

TEN = Term(Decimal(10), TermUnit.WORKING_DAY)
QUESTIONS = (
    Question(key="first", text="Xin cấp lần đầu?"),
    Question(key="why", text="Vì sao cấp lại?", show_if=parse("not first"), choices=(
        Choice("lost", "Bị mất"), Choice("changed", "Thay đổi nội dung"))),
)
CASES = (
    Case(key="new", name="Cấp mới", term=TEN, when=parse("first")),
    Case(key="lost", name="Cấp lại do mất", when=parse("why = 'lost'")),
    Case(key="other", name="Cấp lại do thay đổi"),
)
PAPERS = (
    Paper(key="ask", name="Đơn", form=None, originals=1, copies=0, required=True),
    Paper(key="plan", name="Thuyết minh", form=None, originals=1, copies=0, required=True, case="new"),
    Paper(key="old", name="Giấy cũ", form=None, originals=1, copies=0, required=True, when=parse("why = 'changed'")),
)
FEES = (
    Fee(key="full", name="Phí", amount=800_000, kind=FeeKind.FEE, is_default=True, when=parse("first")),
    Fee(key="area", name="Phí theo diện tích", amount=0, kind=FeeKind.FEE, is_default=False, when=parse("not first"),
        formula=parse("max(100000, round(area * 50000, -3))")),
    Fee(key="fast", name="Phí khác", amount=5, kind=FeeKind.FEE, is_default=False),
)
FORM = eform.read({"sections": [{"key": "s", "title": "Cơ sở", "fields": [
    {"key": "area", "kind": "decimal", "label": "Diện tích", "unit": "m²"}]}]})
WHOLE = {"questions": QUESTIONS, "cases": CASES, "papers": PAPERS, "fees": FEES, "form": FORM}
version = builders.a_content(**WHOLE)


def papers(decided):
    return [paper.key for paper in decided.papers]


def test_answers_decide_case_papers_fees_and_term():
    new = rules.decide(version, {"first": True})
    assert (new.case, papers(new), new.amount, new.term, new.missing) == ("new", ["ask", "plan"], 800_000, TEN, ())
    changed = rules.decide(version, {"first": False, "why": "changed", "area": "12.34"})
    assert (changed.case, papers(changed), changed.amount) == ("other", ["ask", "old"], 617_000)
    assert changed.term == builders.FIVE_DAYS


def test_until_enough_is_answered_nothing_is_decided():
    nothing = rules.decide(version, {})
    assert (nothing.case, papers(nothing), nothing.fees, nothing.missing) == (None, ["ask"], (), ("first",))
    assert rules.decide(version, {"first": False}).missing == ("why",)
    stale = rules.decide(version, {"first": True, "why": "lost"})
    assert (stale.case, stale.missing) == ("new", ()), "an answer to a question that is not shown decides nothing"


def test_a_reckoned_fee_is_whole_and_never_below_nothing():
    one = Fee(key="x", name="X", amount=7, kind=FeeKind.FEE, is_default=True, formula=parse("area * 1.5 - 100"))
    content = builders.a_content(fees=(one,), form=FORM)
    assert rules.decide(content, {"area": "101"}).amount == 52
    assert rules.decide(content, {"area": "1"}).amount == 0
    assert rules.decide(content, {}).amount == 7


def test_without_questions_somebody_picks_the_case():
    content = builders.a_content(cases=(Case(key="a", name="A", term=TEN), Case(key="b", name="B")))
    assert rules.decide(content, {}).case is None
    assert rules.decide(content, {}, case="a").term == TEN


@given(st.dictionaries(st.sampled_from(["first", "why", "area", "x"]), st.one_of(
    st.none(), st.booleans(), st.text(max_size=5), st.integers(), st.lists(st.text(max_size=3)),
    st.sampled_from(["lost", "changed"]),
)))
def test_whatever_is_answered_one_case_or_none_is_decided(answers):
    decided = rules.decide(version, answers)
    assert decided.case is not None or decided.missing


def codes(**changes):
    return {(gap.part, gap.code, gap.key) for gap in rules.gaps(builders.a_content(**WHOLE | changes))}


def test_a_version_that_fits_together_has_no_gaps():
    assert codes() == set()
    assert rules.gaps(builders.a_content()) == ()


@pytest.mark.parametrize(("changes", "gap"), [
    ({"cases": (*CASES, Case(key="twin", name="T", when=parse("first")))}, ("cases", "cases-overlap", "twin")),
    ({"cases": (*CASES, Case(key="twin", name="T"))}, ("cases", "cases-overlap", "twin")),
    ({"cases": (*CASES, Case(key="never", name="N", when=parse("first and not first")))}, ("cases", "case-unreachable", "never")),
    ({"cases": CASES[:2]}, ("cases", "answers-without-case", "")),
    ({"cases": (*CASES, Case(key="bad", name="B", when=parse("nobody")))}, ("cases", "name-unknown", "bad")),
    ({"papers": (*PAPERS, replace(PAPERS[0], key="p", when=parse("first and why = 'lost'")))},
     ("papers", "paper-in-no-case", "p")),
    ({"fees": (Fee(key="f", name="F", amount=1, kind=FeeKind.FEE, is_default=True, when=parse("why = 'found'")),)},
     ("fees", "fee-in-no-case", "f")),
    ({"fees": (Fee(key="f", name="F", amount=1, kind=FeeKind.FEE, is_default=True, formula=parse("size")),)},
     ("fees", "name-unknown", "f")),
    ({"form": None}, ("fees", "name-unknown", "area")),
    ({"questions": (*QUESTIONS, Question(key="area", text="?"))}, ("questions", "key-twice", "area")),
    ({"questions": (Question(key="a", text="?", show_if=parse("b")), Question(key="b", text="?", show_if=parse("a")))},
     ("cases", "name-unknown", "new")),
    ({"questions": tuple(Question(key=f"q{i}", text="?") for i in range(13)), "cases": (), "papers": PAPERS[:1], "fees": ()},
     ("questions", "questions-too-many", "")),
    ({"questions": (Question(key="a", text="?", show_if=parse("b")), Question(key="b", text="?", show_if=parse("a"))),
      "cases": (), "papers": PAPERS[:1], "fees": ()}, ("questions", "cycle", "a")),
])
def test_what_does_not_fit_is_found_by_trying_every_answer(changes, gap):
    found = codes(**changes)
    assert gap in found or (gap[1] == "cycle" and {(part, code) for part, code, _ in found} == {("questions", "cycle")})


def test_every_set_of_answers_is_tried_once():
    assert coherence.answer_sets(QUESTIONS) == [
        {"first": True}, {"first": False, "why": "lost"}, {"first": False, "why": "changed"}]


@pytest.mark.django_db
def test_questions_and_form_are_kept_with_the_version_and_published():
    draft = builders.a_draft(**WHOLE)
    stored = queries.draft(draft)
    assert (stored.questions, stored.cases, stored.papers, stored.fees, stored.form) == (QUESTIONS, CASES, PAPERS, FEES, FORM)
    published = commands.publish(draft, valid_from=START, by=SYSTEM, at=AT)
    assert rules.decide(published, {"first": True}).amount == 800_000
    assert queries.facts(Version.objects.get(pk=draft)) == published


@pytest.mark.django_db
def test_what_does_not_fit_is_not_published():
    draft = builders.a_draft(**WHOLE | {"cases": CASES[:2]})
    with pytest.raises(Refusal) as refusal:
        commands.publish(draft, valid_from=START, by=SYSTEM, at=AT)
    assert refusal.value == Refusal("parts-do-not-fit", gaps=["cases: answers-without-case"])


@pytest.mark.django_db
@pytest.mark.parametrize("change", [
    "UPDATE catalogue_version SET form = NULL WHERE id = %s",
    "UPDATE catalogue_version SET questions = '[]' WHERE id = %s",
    'UPDATE catalogue_case SET "when" = NULL WHERE version_id = %s',
    'UPDATE catalogue_paper SET "when" = NULL WHERE version_id = %s',
    "UPDATE catalogue_fee SET formula = NULL WHERE version_id = %s",
])
def test_what_is_published_asks_the_same_for_ever(change):
    published = commands.publish(builders.a_draft(**WHOLE), valid_from=START, by=SYSTEM, at=AT)
    with pytest.raises(DatabaseError, match="published version cannot be"), transaction.atomic():
        connection.cursor().execute(change, [published.id])


def test_questions_are_the_same_after_a_journey_through_json():
    assert rules.read_questions(rules.write_questions(QUESTIONS)) == QUESTIONS
    with pytest.raises(eform.BadForm) as bad:
        rules.read_questions([{"key": "A", "text": ""}, {"key": "b", "text": "B", "required": True}])
    assert bad.value.code == "form-unreadable"
    with pytest.raises(eform.BadForm) as bad:
        rules.read_questions([{"key": "A", "text": ""}])
    assert {flaw.path for flaw in bad.value.problems} == {"0.key", "0.text"}


def test_a_day_may_decide():
    late = replace(FEES[2], key="late", amount=9, when=parse("today > date('2024-06-30')"))
    assert rules.gaps(builders.a_content(fees=(late,))) == ()
    content = builders.a_content(fees=(late,))
    assert rules.decide(content, {}, today=date(2024, 7, 1)).amount == 9
    assert rules.decide(content, {}, today=date(2024, 6, 30)).amount == 0
