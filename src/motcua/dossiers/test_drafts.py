"""A draft part by part, and typed by an official for somebody else."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from motcua.dossiers import queries
from motcua.dossiers.builders import DESK, FORM, MONDAY, a_filing, an_office
from motcua.dossiers.commands import discard, draft, keep_part, keep_unfinished, retype, submit, submit_draft
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import TypedBy
from motcua.kernel.refusals import Refusal
from motcua.people import builders as people

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(minutes=5)


@pytest.fixture
def office(province):
    return an_office()


@pytest.fixture
def begun(office):
    return draft(a_filing(office, papers=[]), by=office.citizen, at=MONDAY)


def refused(call, *args, **facts):
    with pytest.raises(Refusal) as no:
        call(*args, **facts)
    return no.value.code


def pk_of(actor):
    return int(actor.id.partition(":")[2])


def test_what_is_typed_is_kept_without_an_event(office, begun):
    for _ in range(2):
        keep_unfinished(begun.pk, "answers", {"area": "12"}, by=office.citizen, at=LATER)
    begun.refresh_from_db()
    assert begun.form == {**FORM, "unfinished": {"answers": {"area": "12"}}}
    assert (begun.seq, len(queries.timeline(begun))) == (1, 1)


def test_a_part_that_is_whole_takes_the_place_of_the_unfinished(office, begun):
    keep_unfinished(begun.pk, "answers", {"area": "1"}, by=office.citizen, at=LATER)
    keep_unfinished(begun.pk, "persons", {"name": "Bình"}, by=office.citizen, at=LATER)
    keep_part(begun.pk, "answers", {"area": "12"}, by=office.citizen, at=LATER)
    begun.refresh_from_db()
    assert (begun.form["answers"], begun.form["unfinished"]) == ({"area": "12"}, {"persons": {"name": "Bình"}})
    assert queries.timeline(begun)[-1].facts["part"] == "answers"
    retype(begun.pk, a_filing(office, form={"owner_is": "self"}), by=office.citizen, at=LATER)
    begun.refresh_from_db()
    assert begun.form == {"answers": {"area": "12"}, "owner_is": "self", "questions": FORM["questions"]}


def test_what_is_sent_is_frozen(office, begun):
    answers = {**FORM["answers"], "has_store": True, "store_address": "Thôn Kép", "store_area": "1030"}
    keep_part(begun.pk, "answers", answers, by=office.citizen, at=LATER)
    keep_unfinished(begun.pk, "answers", {"shop_area": "13"}, by=office.citizen, at=LATER)
    sent = submit_draft(begun.pk, by=office.citizen, at=LATER)
    assert sent.form["answers"]["total_area"] == "1042.5"
    assert sent.form.keys() == {"answers", "questions"}
    for change in (keep_part, keep_unfinished):
        assert refused(change, begun.pk, "answers", {"area": "14"}, by=office.citizen, at=LATER) == "wrong-state"


def test_what_a_hidden_field_held_is_not_declared(office, begun):
    answers = {**FORM["answers"], "has_store": False, "store_address": "Thôn Kép"}
    keep_part(begun.pk, "answers", answers, by=office.citizen, at=LATER)
    assert "store_address" not in submit_draft(begun.pk, by=office.citizen, at=LATER).form["answers"]


def test_nothing_is_sent_with_questions_or_the_form_open(office):
    for form, code in (({}, "questions-open"), ({"questions": FORM["questions"]}, "form-incomplete")):
        begun = draft(a_filing(office, papers=[], form=form), by=office.citizen, at=MONDAY)
        assert refused(submit_draft, begun.pk, by=office.citizen, at=LATER) == code


def test_answers_decide_the_case(office, begun):
    for renewal, case in ((True, "case-1"), (False, "base")):
        kept = keep_part(begun.pk, "questions", {"renewal": renewal}, by=office.citizen, at=LATER)
        assert (kept.case, kept.fee_asked) == (case, kept.procedure.fee_asked)
    retyped = retype(begun.pk, a_filing(office, case="case-1"), by=office.citizen, at=LATER)
    assert (retyped.case, retyped.form["questions"]) == ("base", {"renewal": False})


def test_what_was_declared_is_read_with_its_labels(office, begun):
    questions, *parts = queries.declared(begun, MONDAY.date())
    assert [(line.label, line.value) for line in questions.lines] == [("Giấy chứng nhận đang có sắp hết hạn?", False)]
    lines = {line.label: line for part in parts for line in part.lines}
    assert (lines["Loại hình"].value, lines["Diện tích nơi bán"].kind, lines["Diện tích nơi bán"].digits) == ("Bán lẻ", "number", 1)
    table = lines["Danh sách người bán"]
    assert (table.columns[0], table.rows[0][1].value) == ("Họ và tên", date(1985, 3, 5))


def helping(office, **changes):
    facts = {"submitter": None, "owner": None, "helper": pk_of(office.intake), "typed_by": TypedBy.OFFICER, "counter_unit": DESK}
    return a_filing(office, **(facts | changes))


def test_an_official_types_and_sends_for_somebody_anywhere(office):
    other = people.an_actor("tiepnhankhac", ("intake", "D213-MC"))
    begun = draft(helping(office, helper=pk_of(other)), by=other, at=MONDAY)
    assert [one.pk for one in queries.helped_by(other)] == [begun.pk]
    assert queries.begun_by(other, begun.pk)
    assert queries.begun_by(office.colleague, begun.pk) is None
    sent = submit_draft(begun.pk, by=other, at=LATER)
    assert submit_draft(begun.pk, by=other, at=LATER).number == sent.number
    facts = queries.timeline(sent)[-1].facts
    assert (facts["typed_by"], facts["counter_unit"], sent.helper_id) == ("officer", DESK, pk_of(other))
    assert not queries.helped_by(other)


def test_who_types_for_somebody_may_throw_it_away(office):
    begun = draft(helping(office), by=office.intake, at=MONDAY)
    assert refused(discard, begun.pk, by=office.stranger, at=LATER) == "not-your-duty"
    discard(begun.pk, by=office.intake, at=LATER)
    assert not Dossier.objects.filter(pk=begun.pk).exists()


def test_who_no_longer_takes_dossiers_in_helps_no_longer(office):
    begun = draft(helping(office, helper=pk_of(office.stranger)), by=office.stranger, at=MONDAY)
    assert refused(submit_draft, begun.pk, by=office.stranger, at=LATER) == "not-your-duty"


def test_typing_again_does_not_hide_who_helped_and_where(office):
    begun = draft(helping(office), by=office.intake, at=MONDAY)
    retype(begun.pk, helping(office, helper=None, counter_unit=None), by=office.intake, at=LATER)
    begun.refresh_from_db()
    assert (begun.helper_id, begun.counter_unit_id, begun.typed_by) == (pk_of(office.intake), DESK, "officer")


def test_the_machine_where_it_is_sent_is_named(office, begun):
    assert submit_draft(begun.pk, by=office.citizen, at=LATER, counter_unit=DESK).counter_unit_id == DESK
    assert submit(a_filing(office, counter_unit=DESK), by=office.citizen, at=LATER).counter_unit_id == DESK


def test_help_is_never_recorded_as_the_applicants_own(office):
    with pytest.raises(IntegrityError, match="dossier_helped_by_officer"), transaction.atomic():
        draft(helping(office, typed_by=TypedBy.APPLICANT), by=office.intake, at=MONDAY)
