from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from motcua.kernel.actors import SYSTEM
from motcua.people import builders, commands, queries
from motcua.people.builders import AT, START
from motcua.people.models import Placement, Unit
from motcua.people.queries import trees
from motcua.people.rules import Duty

pytestmark = pytest.mark.django_db


def moment(day, hour=3):
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def test_an_actor_in_three_statements_then_one(django_assert_num_queries):
    for code, parent in (("SNN", None), ("SNN-CCKL", "SNN"), ("HKL-SD", "SNN-CCKL")):
        builders.a_unit(code, parent)
    person = builders.a_person("binh", (Duty.HEAD, "SNN-CCKL"), (Duty.OFFICER, "SNN"))
    trees._tree_from.cache_clear()
    trees._moves.cache_clear()

    with django_assert_num_queries(3):
        actor = queries.actor(person, AT)
    with django_assert_num_queries(1):
        assert queries.actor(person, AT) == actor
    assert actor.id == f"account:{person.pk}"
    assert actor.posts == {("head", "SNN-CCKL"), ("officer", "SNN")}
    assert actor.sees == {"SNN-CCKL", "HKL-SD", "SNN"}


def test_a_move_is_seen_at_once_and_only_from_its_day():
    for code, parent in (("A", None), ("B", None), ("C", "A")):
        builders.a_unit(code, parent)
    assert queries.subtree("A", date(2024, 6, 1)) == {"A", "C"}
    commands.place_unit("C", "B", on=date(2024, 5, 1), by=SYSTEM, at=AT)
    assert queries.subtree("A", date(2024, 6, 1)) == {"A"}
    assert queries.subtree("A", date(2024, 4, 30)) == {"A", "C"}
    assert queries.ancestors("C", date(2024, 5, 1)) == ("B",)


def test_a_citizen_and_a_closed_account_bear_nothing():
    citizen = builders.a_citizen()
    assert queries.actor(citizen, AT).posts == frozenset()
    person = builders.a_person("an", (Duty.OFFICER, "SNN"))
    closed = commands.close_account(person.pk, reason="nghỉ việc", by=SYSTEM, at=AT)
    assert queries.actor(closed, AT).sees == frozenset()


@pytest.mark.parametrize(
    ("day", "borne"),
    [
        (date(2024, 3, 3), False),
        (date(2024, 3, 4), True),
        (date(2024, 3, 8), True),
        (date(2024, 3, 9), False),
    ],
)
def test_a_delegated_post_is_borne_from_its_first_day_to_its_last(day, borne):
    holder = builders.a_person("giamdoc", (Duty.LEADER, "SNN"), full_name="Lê Văn Giám")
    deputy = builders.a_person("pho", full_name="Phạm Thị Phó")
    post = queries.posts(holder, AT).get()
    commands.delegate(
        post.pk, deputy.pk, valid_from=date(2024, 3, 4), valid_to=date(2024, 3, 9), decision="12/GUQ-SNN",
        by=SYSTEM, at=AT,
    )
    assert queries.actor(deputy, moment(day)).holds("leader", "SNN") is borne
    assert [b.stands_for for b in queries.bearers("leader", "SNN", moment(day))] == (
        [None, "Lê Văn Giám"] if borne else [None]
    )


def test_the_day_is_the_one_of_ha_noi():
    holder = builders.a_person("an")
    builders.a_unit("SNN")
    commands.give_post(holder.pk, "SNN", Duty.CLERK, valid_from=date(2024, 3, 4), by=SYSTEM, at=AT)
    assert not queries.actor(holder, datetime(2024, 3, 3, 16, 59, tzinfo=UTC)).posts
    assert queries.actor(holder, datetime(2024, 3, 3, 17, 0, tzinfo=UTC)).posts


def test_a_delegation_ends_with_the_post():
    holder = builders.a_person("giamdoc", (Duty.LEADER, "SNN"))
    deputy = builders.a_person("pho")
    post = queries.posts(holder, AT).get()
    commands.delegate(
        post.pk, deputy.pk, valid_from=START, valid_to=date(2024, 12, 31), decision="1/GUQ", by=SYSTEM, at=AT
    )
    commands.end_post(post.pk, on=date(2024, 6, 1), by=SYSTEM, at=AT)
    assert queries.actor(deputy, moment(date(2024, 5, 31))).posts
    assert not queries.actor(deputy, moment(date(2024, 6, 1))).posts


def test_the_absent_are_named_last_and_marked():
    for username, name in (("a", "An"), ("b", "Bình")):
        builders.a_person(username, (Duty.OFFICER, "SNN"), full_name=name)
    first = queries.bearers("officer", "SNN", AT)[0]
    commands.record_absence(
        first.account, valid_from=START, valid_to=date(2024, 1, 8), reason="nghỉ phép", by=SYSTEM, at=AT
    )
    assert [(b.name, b.absent) for b in queries.bearers("officer", "SNN", AT)] == [("Bình", False), ("An", True)]
    assert [b.absent for b in queries.bearers("officer", "SNN", moment(date(2024, 1, 8)))] == [False, False]


def test_bearers_in_one_statement(django_assert_num_queries):
    builders.a_person("an", (Duty.OFFICER, "SNN"))
    with django_assert_num_queries(1):
        queries.bearers("officer", "SNN", AT)


class TheTreeOfADay(TestCase):
    """Random moves against an oracle that replays them day by day."""

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.tuples(st.integers(0, 5), st.one_of(st.none(), st.integers(0, 5)), st.integers(1, 30)), max_size=12))
    def test_against_a_replay(self, moves):
        codes = [f"U{n}" for n in range(6)]
        Unit.objects.bulk_create(
            Unit(code=c, name=c, short_name=c, kind="phong", level="province", receives_dossiers=False,
                 signs_results=False, verified="", valid_from=START)
            for c in codes
        )
        Placement.objects.bulk_create(Placement(unit_id=c, valid_from=START) for c in codes)
        done = []
        for unit, parent, offset in sorted(moves, key=lambda move: move[2]):
            on = START + timedelta(days=offset)
            try:
                commands.place_unit(
                    codes[unit], None if parent is None else codes[parent], on=on, by=SYSTEM, at=AT
                )
            except commands.units.Refusal:
                continue
            done.append((codes[unit], None if parent is None else codes[parent], on))
        for day in {START, *(on for *_, on in done), *(on - timedelta(days=1) for *_, on in done)}:
            oracle = dict.fromkeys(codes)
            oracle |= {unit: parent for unit, parent, on in done if on <= day}
            assert dict(queries.tree(day)) == oracle
            for code in codes:
                way, above = [], oracle[code]
                while above:
                    way.append(above)
                    above = oracle[above]
                assert queries.ancestors(code, day) == tuple(way)


def test_a_unit_renamed_is_renamed_at_once_and_a_rollback_leaves_nothing_behind():
    builders.a_unit("SNN")
    assert queries.unit("SNN").name == "Đơn vị SNN"
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        Unit.objects.filter(pk="SNN").update(name="Sở Nông nghiệp và Môi trường")
        assert queries.unit("SNN").name == "Sở Nông nghiệp và Môi trường"
        raise KeyboardInterrupt
    assert queries.unit("SNN").name == "Đơn vị SNN"
    Unit.objects.filter(pk="SNN").update(name="Sở NN")
    assert (queries.unit("SNN").name, queries.every_unit()["SNN"].name) == ("Sở NN", "Sở NN")
    with pytest.raises(Unit.DoesNotExist):
        queries.unit("CHUA-CO")


def test_accounts_by_key_are_just_those_asked_for(django_assert_num_queries):
    first, second = builders.a_person("an"), builders.a_person("binh")
    builders.a_person("chi")
    with django_assert_num_queries(1):
        assert queries.accounts([first.pk, second.pk, first.pk]) == {first.pk: first, second.pk: second}
    with django_assert_num_queries(0):
        assert queries.accounts([]) == {}
    assert queries.find_account(10**9) is None
