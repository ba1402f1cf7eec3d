import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection

from motcua.dossiers import builders as dossiers
from motcua.journal import queries as journal
from motcua.kernel.actors import SYSTEM
from motcua.kernel.moments import HANOI, local_date
from motcua.kernel.refusals import Refusal
from motcua.visits import commands, queries, rules
from motcua.visits.builders import AT, a_queue, an_officer, turned_away
from motcua.visits.models import Ticket

MINUTE = timedelta(minutes=1)
DESK, DAY = dossiers.DESK, local_date(AT)


@pytest.fixture
def house(db, province):
    return a_queue("A"), an_officer()


def taken(queue, times=1, at=AT):
    return [commands.take_number(queue.pk, by=SYSTEM, at=at + n * MINUTE) for n in range(times)]


def called(queue, officer, at=AT, desk="Quầy 1"):
    return commands.call_next(DESK, [queue.pk], desk, by=officer, at=at)


def test_numbers_follow_one_another_and_start_anew_each_day_and_letter(house):
    queue, _ = house
    other = a_queue("B")
    assert [ticket.code for ticket in [*taken(queue, 2), *taken(other)]] == ["A001", "A002", "B001"]
    assert taken(queue, at=AT + timedelta(days=1))[0].code == "A001"
    assert len({ticket.token for ticket in Ticket.objects.all()}) == 4


def test_a_day_at_the_counter(house):
    queue, officer = house
    first, second, third = taken(queue, 3)
    one = called(queue, officer, AT + 5 * MINUTE)
    assert (one.code, one.state, one.desk) == ("A001", "CALLED", "Quầy 1")
    assert called(queue, officer).pk == one.pk  # one at a time
    assert queries.called(DESK, DAY) == [one] and queries.called_by(officer) == one
    commands.call_again(one.pk, "Quầy 1", by=officer, at=AT + 6 * MINUTE)
    commands.miss(one.pk, by=officer, at=AT + 7 * MINUTE)

    two = called(queue, officer, AT + 8 * MINUTE)
    assert two.pk == second.pk
    commands.serve(two.pk, by=officer, at=AT + 9 * MINUTE)
    contact = turned_away(officer, AT + 15 * MINUTE, ticket=two.pk)
    assert (contact.came_at, contact.ticket_id) == (second.taken_at, two.pk)
    two.refresh_from_db()
    assert (two.state, two.ended_at - two.serving_at) == ("SERVED", 6 * MINUTE)

    back = commands.call_again(first.pk, "Quầy 1", by=officer, at=AT + 16 * MINUTE)
    assert (back.state, back.calls) == ("CALLED", 3)
    commands.finish(back.pk, by=officer, at=AT + 20 * MINUTE)
    kinds = [event.kind for event in journal.trail(first.subject)]
    assert kinds == [f"ticket.{kind}" for kind in ("taken", "called", "called", "missed", "called", "finished")]
    (line,) = queries.lines(DESK, AT + 20 * MINUTE)
    assert (line.waiting, line.served, line.usual_wait, line.usual_service) == (1, 2, 12, 5)
    assert called(queue, officer, AT + 21 * MINUTE).pk == third.pk


def test_handed_on_one_keeps_number_and_place(house):
    queue, officer = house
    other, another = a_queue("B"), an_officer("quay-hai")
    (mine,) = taken(queue)
    (theirs,) = taken(other, at=AT + MINUTE)
    called(queue, officer)
    commands.hand_on(mine.pk, other.pk, by=officer, at=AT + 2 * MINUTE)
    assert called(other, another).code == "A001"
    assert queries.position(theirs, AT).before == 0
    elsewhere = a_queue("C", unit="SNN-CCTL")
    with pytest.raises(Refusal, match="queue-closed"):
        commands.hand_on(mine.pk, elsewhere.pk, by=another, at=AT)


def test_what_is_anothers_is_left_alone(house):
    queue, officer = house
    another, stranger = an_officer("quay-hai"), an_officer("noi-khac", "SNN-CCTL")
    (ticket,) = taken(queue)
    for verb in ("serve", "miss"):
        with pytest.raises(Refusal, match="ticket-elsewhere"):
            getattr(commands, verb)(ticket.pk, by=officer, at=AT)
    called(queue, officer)
    for somebody, code in ((another, "ticket-of-another"), (stranger, "not-your-duty")):
        with pytest.raises(Refusal, match=code):
            commands.finish(ticket.pk, by=somebody, at=AT)
    with pytest.raises(Refusal, match="not-your-duty"):
        called(queue, stranger)
    contact = turned_away(another, AT, ticket=ticket.pk)  # a number of another's never stands in the way of a person
    assert contact.ticket is None


CLOSED = [
    (datetime(2024, 4, 1, 6, 59, tzinfo=HANOI), "office-closed"), (datetime(2024, 4, 1, 17, 0, tzinfo=HANOI), "office-closed"),
    (datetime(2024, 4, 1, 11, 45, tzinfo=HANOI), "office-closed"), (datetime(2024, 4, 6, 9, tzinfo=HANOI), "office-closed-today"),
    (datetime(2024, 4, 18, 9, tzinfo=HANOI), "office-closed-today"),  # Hùng Kings' day
]  # fmt: skip


@pytest.mark.parametrize(("at", "code"), CLOSED)
def test_numbers_are_given_out_while_somebody_will_call(house, at, code):
    queue, _ = house
    with pytest.raises(Refusal, match=f"^{code}$"):
        commands.take_number(queue.pk, by=SYSTEM, at=at)
    assert commands.take_number(queue.pk, by=SYSTEM, at=datetime(2024, 4, 1, 7, 0, tzinfo=HANOI)).code == "A001"


def test_a_closed_queue_gives_none(house):
    queue = a_queue("A", is_open=False)
    with pytest.raises(Refusal, match="queue-closed"):
        taken(queue)
    assert queries.lines(DESK, AT) == []


def test_the_wait_is_said_from_what_was_measured(house):
    queue, officer = house
    assert queries.lines(DESK, AT)[0].estimate == rules.Estimate(10, False)
    tickets = taken(queue, 9)
    for n in range(5):
        at = AT + (10 + 4 * n) * MINUTE
        ticket = called(queue, officer, at)
        commands.serve(ticket.pk, by=officer, at=at)
        commands.finish(ticket.pk, by=officer, at=at + 4 * MINUTE)
    now = AT + 40 * MINUTE
    assert queries.position(tickets[8], now).before == 3
    assert queries.position(tickets[8], now).estimate == rules.Estimate(16, True)


def test_fields_lead_to_their_queue(house):
    everything, _ = house
    plants = a_queue("B", fields=("Bảo vệ thực vật",))
    assert queries.queue_for(DESK, "Bảo vệ thực vật") == plants
    assert queries.queue_for(DESK, "Thú y") == everything
    assert queries.queue_for("SNN-CCTL", "Thú y") is None


@pytest.mark.django_db(transaction=True)
def test_two_who_press_next_at_once_get_two_numbers(transactional_db, province):
    queue = a_queue("A")
    officers = [an_officer(f"quay-{n}") for n in range(4)]
    taken(queue, 4)
    together = threading.Barrier(8)

    def press(officer):
        together.wait(timeout=30)
        try:
            return officer.id, called(queue, officer).code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as hands:  # each presses twice
        got = list(hands.map(press, [*officers, *officers]))
    assert {code for _, code in got} == {"A001", "A002", "A003", "A004"}
    assert len(set(got)) == 4, "an official who pressed twice has one number"
    assert called(queue, an_officer("quay-cuoi")) is None


@pytest.mark.django_db(transaction=True)
def test_numbers_taken_at_once_are_different(transactional_db, province):
    queue = a_queue("A")
    together = threading.Barrier(6)

    def take(_):
        together.wait(timeout=30)
        try:
            return commands.take_number(queue.pk, by=SYSTEM, at=AT).code
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as hands:
        assert sorted(hands.map(take, range(6))) == [f"A00{n}" for n in range(1, 7)]
