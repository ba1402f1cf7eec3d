from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.builders import MONDAY, a_dossier, an_office
from motcua.journal import queries as journal
from motcua.kernel.actors import STRANGER
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.ratings import commands, queries, rules
from motcua.ratings.models import Rating
from motcua.ratings.rules import PressedBy

AT = MONDAY + timedelta(days=10)
GOOD = {"time": 2, "attitude": 2, "overall": 1}


@pytest.fixture
def office(province):
    return an_office()


@pytest.fixture
def closed(office):
    return a_dossier(office, until="deliver")


def refused(*args, **facts):
    with pytest.raises(Refusal) as no:
        commands.rate(*args, **facts)
    return no.value.code


@pytest.mark.django_db
def test_its_people_rate_it_once_and_may_think_better_of_it_for_thirty_days(office, closed):
    commands.rate(closed.pk, GOOD, by=office.citizen, at=AT, comment=" Nhanh ")
    again = commands.rate(closed.pk, {"time": 0}, by=office.citizen, at=AT + timedelta(days=1), pressed_by=PressedBy.COUNTER)
    assert Rating.objects.count() == 1
    assert (again.points, again.rated_at, again.changed_at) == ({"time": 0}, AT, AT + timedelta(days=1))
    trail = journal.trail(f"rating:{closed.pk}")
    assert [(one.kind, one.data["before"]) for one in trail] == [("rating.rated", None), ("rating.changed", GOOD)]
    assert {one.actor_id for one in trail} == {"system:ratings"}
    assert refused(closed.pk, GOOD, by=office.citizen, at=closed.closed_at + timedelta(days=31)) == "rating-over"
    assert Rating.objects.get().points == {"time": 0}


@pytest.mark.django_db
def test_by_phone_too_but_by_nobody_else(office, closed):
    for by in (office.stranger, office.intake, office.officer, STRANGER):
        assert refused(closed.pk, GOOD, by=by, at=AT) == "not-your-duty"
    assert refused(closed.pk, GOOD, by=STRANGER, at=AT, phone="0999999999") == "not-your-duty"
    commands.rate(closed.pk, GOOD, by=STRANGER, at=AT, phone="0912345678")


@pytest.mark.django_db
def test_what_is_no_rating(office, closed):
    assert refused(closed.pk, {}, by=office.citizen, at=AT) == "rating-empty"
    assert refused(closed.pk, {"time": 3}, by=office.citizen, at=AT) == "rating-unknown"
    assert refused(closed.pk, {"beauty": 1}, by=office.citizen, at=AT) == "rating-unknown"
    assert refused(closed.pk, GOOD, by=office.citizen, at=AT, comment="x" * 2001) == "message-too-long"
    assert refused(a_dossier(office).pk, GOOD, by=office.citizen, at=AT) == "not-closed-yet"


@pytest.mark.django_db
def test_counts_come_with_their_base(office, closed):
    a_dossier(office, until="deliver")
    commands.rate(closed.pk, GOOD, by=office.citizen, at=AT, pressed_by=PressedBy.COUNTER)
    (unit,) = queries.by_unit(MONDAY, AT)
    assert (unit.closed, unit.rated, unit.at_counter, unit.response_rate) == (2, 1, 1, Fraction(1, 2))
    assert unit.points["time"] == {2: 1}
    assert queries.by_unit(AT, AT + timedelta(days=1)) == []


def test_the_criteria_hold_from_their_day():
    first = rules.SETS[0]
    assert rules.criteria_of(first.valid_from) is first
    assert rules.criteria_of(first.valid_from - timedelta(days=1)) is None
    for one in rules.SETS:
        assert all([worth for worth, _ in criterion.answers] == [2, 1, 0] for criterion in one.criteria)


@given(st.dictionaries(st.sampled_from(["time", "contacts", "agencies", "attitude", "overall", "x"]), st.integers(-1, 3)))
def test_only_what_is_offered_is_taken(points):
    criteria = rules.criteria_of(local_date(MONDAY))
    known = {one.key for one in criteria.criteria}
    good = bool(points) and all(key in known and worth in (0, 1, 2) for key, worth in points.items())
    assert (rules.why_not_points(criteria, points, "") is None) is good


@pytest.mark.django_db
def test_who_leads_the_unit_looks_into_a_low_rating_once(office, closed):
    low = commands.rate(closed.pk, {"overall": 0, "time": 2}, by=office.citizen, at=AT)
    every = queries.of_units([closed.lead_unit_id], MONDAY, AT + timedelta(days=60))
    assert list(queries.to_look_into(every)) == [low]
    for by in (office.stranger, office.citizen, office.officer, office.intake, office.colleague, STRANGER):
        assert refused_look(low.pk, "x", by) == "not-your-duty", by.name
    assert refused_look(low.pk, " ", office.head) == "rating-note-missing"
    assert refused_look(low.pk, "x" * 2001, office.head) == "rating-note-too-long"
    assert refused_look(low.pk + 1, "x", office.head) == "not-your-duty"
    looked = commands.look_into(low.pk, " Đã gọi  xin lỗi ", by=office.head, at=AT + timedelta(days=1))
    assert (looked.looked_note, looked.looked_by_id) == ("Đã gọi xin lỗi", int(office.head.id.partition(":")[2]))
    assert refused_look(low.pk, "x", office.head) == "rating-looked-into"
    last = journal.trail(low.subject)[-1]
    assert (last.kind, last.seq, last.data, last.actor_id) == ("rating.looked_into", 2, {"note": "Đã gọi xin lỗi"}, office.head.id)
    assert not queries.to_look_into(every)

    commands.rate(closed.pk, {"overall": 0}, by=office.citizen, at=AT + timedelta(days=2), comment="Vẫn vậy")
    assert queries.to_look_into(every).get().looked_note == "", "what was changed since is to be looked into again"
    commands.rate(closed.pk, {"overall": 1}, by=office.citizen, at=AT + timedelta(days=3))
    assert not queries.to_look_into(every) and refused_look(low.pk, "x", office.head) == "rating-not-low"


def refused_look(pk, note, by):
    with pytest.raises(Refusal) as no:
        commands.look_into(pk, note, by=by, at=AT + timedelta(days=1))
    return no.value.code


@given(st.dictionaries(st.sampled_from(["time", "contacts", "overall"]), st.integers(0, 2)), st.booleans(), st.text(max_size=3))
def test_why_not_look_into(points, looked, note):
    no = rules.why_not_look_into(points, MONDAY if looked else None, note)
    assert (no is None) is (0 in points.values() and not looked and bool(note))
