"""The journal keeps what it is told: appended once, in order, linked, and refused every change."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from motcua.journal import commands, queries, rules
from motcua.journal.models import Event
from motcua.kernel.actors import Actor

LAN = Actor(id="account:7", name="Nguyễn Thị Lan")
AT = datetime(2024, 5, 6, 1, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def three_events(subject="dossier:1"):
    for seq in (1, 2, 3):
        commands.append(subject, seq, "dossier.accepted", by=LAN, at=AT, note="Đủ giấy tờ", papers=[1, 2])


def test_a_chain_holds_and_each_event_carries_the_one_before():
    three_events()
    first, second, third = queries.events("dossier:1")
    assert (bytes(first.before), bytes(second.before), bytes(third.before)) == (b"", bytes(first.hash), bytes(second.hash))
    assert queries.first_break() is None
    assert queries.next_seq("dossier:1") == 4


@pytest.mark.parametrize("seq", [1, 5], ids=["taken", "gap"])
def test_a_seq_is_used_once_and_leaves_no_gap(seq):
    three_events()
    with pytest.raises(IntegrityError), transaction.atomic():
        commands.append("dossier:1", seq, "dossier.accepted", by=LAN, at=AT)


def test_what_happened_in_a_unit_in_a_time():
    def accepted(subject, minutes, unit, kind="dossier.accepted"):
        commands.append(subject, 1, kind, by=LAN, at=AT + timedelta(minutes=minutes), unit=unit)

    accepted("dossier:1", 5, "SNN")
    accepted("dossier:2", 0, "SNN")
    accepted("dossier:3", 1, "SNN-CCTL")
    accepted("dossier:4", 2, "SNN", kind="dossier.refused")
    accepted("dossier:5", -1, "SNN")
    accepted("dossier:6", 6, "SNN")
    found = queries.in_unit("dossier.accepted", "SNN", AT, AT + timedelta(minutes=6))
    assert [event.subject for event in found] == ["dossier:2", "dossier:1"]


def test_what_happened_in_a_unit_is_looked_up_not_searched_for():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = queries.in_unit("dossier.accepted", "SNN", AT, AT + timedelta(days=31)).explain()
    assert "event_of_unit" in plan
    assert "Index Cond: ((kind = 'dossier.accepted'::text) AND ((data ->> 'unit'::text) = 'SNN'::text) AND (happened_at" in plan


@pytest.mark.parametrize("data", [{"fee": 1.5}, {"day": AT}, {"nested": [{"x": 2.0}]}, {"keys": {1: "one"}}])
def test_what_has_no_exact_form_is_not_taken(data):
    with pytest.raises(TypeError):
        commands.append("dossier:1", 1, "dossier.accepted", by=LAN, at=AT, **data)


def test_it_cannot_have_been_recorded_before_it_happened():
    with pytest.raises(IntegrityError), transaction.atomic():
        commands.append("dossier:1", 1, "dossier.accepted", by=LAN, at=AT, happened_at=AT + timedelta(seconds=1))


@pytest.mark.parametrize(
    "statement",
    ["UPDATE journal_event SET kind = 'x'", "DELETE FROM journal_event", "UPDATE journal_event SET hash = hash"],
)
def test_the_database_refuses_a_change(statement):
    three_events()
    with pytest.raises(DatabaseError, match=r"permission denied|append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE journal_event SET kind = 'x'", "DELETE FROM journal_event", "TRUNCATE journal_event"],
)
def test_even_with_the_right_given_back_the_trigger_refuses(statement):
    three_events()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_event ENABLE TRIGGER journal_event_not_emptied")  # tests run without it
        cursor.execute("GRANT UPDATE, DELETE, TRUNCATE ON journal_event TO CURRENT_USER")
        cursor.execute(statement)


TAMPERED = [
    ("UPDATE journal_event SET data = '{\"note\": \"khác\"}' WHERE seq = 2", ("dossier:1", 2, "altered")),
    ("UPDATE journal_event SET actor_name = 'Ai đó' WHERE seq = 1", ("dossier:1", 1, "altered")),
    ("UPDATE journal_event SET recorded_at = recorded_at + interval '1 second' WHERE seq = 3", ("dossier:1", 3, "altered")),
    ("DELETE FROM journal_event WHERE seq = 2", ("dossier:1", 2, "missing")),
    ("UPDATE journal_event SET before = hash WHERE seq = 3", ("dossier:1", 3, "unlinked")),
]


@pytest.mark.parametrize(("statement", "expected"), TAMPERED)
def test_whoever_gets_round_the_database_is_found(statement, expected):
    three_events()
    three_events("dossier:2")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_event DISABLE TRIGGER journal_event_kept")
        cursor.execute("GRANT UPDATE, DELETE ON journal_event TO CURRENT_USER")
        cursor.execute(statement + " AND subject = 'dossier:1'")
    found = queries.first_break()
    assert (found.subject, found.seq, found.reason) == expected
    assert queries.first_break("dossier:2") is None


def test_the_last_event_of_a_chain_cut_off_is_seen_by_its_subject_only():
    """A chain cannot know how long it should be: the subject's own version is compared by `motcua verify`."""
    three_events()
    assert queries.next_seq("dossier:1") - 1 == 3


@pytest.mark.django_db(transaction=True)
def test_a_reader_never_skips_a_late_commit():
    """Two transactions, the first to begin commits last: its event has the lower transaction and must still be read."""
    other = connection.copy()
    try:
        with transaction.atomic():
            commands.append("dossier:slow", 1, "dossier.accepted", by=LAN, at=AT)
            with other.cursor() as cursor:
                cursor.execute(
                    "INSERT INTO journal_event"
                    " (subject, seq, kind, happened_at, recorded_at, actor_id, actor_name, data, before, hash)"
                    " VALUES ('dossier:quick', 1, 'k', now(), now(), 'a', 'a', '{}', '', 'h')"
                )
            other.close()
            seen_during = [event.subject for event in queries.unread("letters", 10)]
        seen_after = [event.subject for event in queries.unread("letters", 10)]
    finally:
        other.close()
    assert seen_during == []
    assert seen_after == ["dossier:slow", "dossier:quick"]
    last = queries.unread("letters", 10)[-1]
    commands.advance("letters", last.transaction, last.id)
    assert queries.unread("letters", 10) == []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abđ_", max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(data=st.dictionaries(st.text("abcđ_", min_size=1, max_size=5), json_values, max_size=4))
def test_what_comes_back_from_the_database_has_the_same_bytes(data):
    with transaction.atomic():
        commands.append("dossier:x", 1, "k", by=LAN, at=AT, **{f"f_{key}": value for key, value in data.items()})
        event = Event.objects.get(subject="dossier:x")
        assert queries.first_break("dossier:x") is None
        assert rules.link(b"", rules.canonical(
            subject="dossier:x", seq=1, kind="k", happened_at=AT, recorded_at=AT, actor=(LAN.id, LAN.name), data=event.data,
        )) == bytes(event.hash)
        transaction.set_rollback(True)
