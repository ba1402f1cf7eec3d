"""A number from the moment it is taken until its holder has been served."""

import secrets
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from motcua.deadlines import queries as deadlines
from motcua.journal import commands as journal
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require
from motcua.people import queries as people
from motcua.visits import events, rules
from motcua.visits.models import Queue, Ticket
from motcua.visits.rules import TicketState

# Who presses at the same moment steps over the row that another has, and gets the one behind it.
_NEXT = """
    SELECT id FROM visits_ticket WHERE state = 'WAITING' AND day = %s AND queue_id = ANY(%s)
     ORDER BY taken_at, id LIMIT 1 FOR UPDATE SKIP LOCKED"""
# Who presses twice at once waits for the first press, and finds its number.
_ONE_PRESS = "SELECT pg_advisory_xact_lock(%s, %s::int)"
_PRESSES = 0x63616C6C  # "call": our advisory locks, one for each official


def take_number(queue: int, *, by: Actor, at: datetime) -> Ticket:
    """Give out the next number of a queue.

    :raises Refusal: queue-closed, office-closed, office-closed-today
    """
    with transaction.atomic():
        # Numbers of one letter follow one another, so those who take them do.
        line = Queue.objects.select_for_update().get(pk=queue)
        require(None if line.is_open else Refusal("queue-closed", name=line.name))
        require(rules.why_not_open(deadlines.calendar(people.unit(line.unit_id).calendar), at))
        day = local_date(at)
        given = Ticket.objects.filter(unit=line.unit_id, day=day, letter=line.letter).order_by("-number").first()
        ticket = Ticket.objects.create(
            unit_id=line.unit_id, queue=line, day=day, letter=line.letter, number=given.number + 1 if given else 1,
            token=secrets.token_urlsafe(12), taken_at=at, seq=1,
        )  # fmt: skip
        journal.append(ticket.subject, 1, events.TICKET_TAKEN, by=by, at=at, unit=line.unit_id, queue=line.pk, code=ticket.code)
    return ticket


def call_next(unit: str, queues: list[int], desk: str, *, by: Actor, at: datetime) -> Ticket | None:
    """Call who has waited longest in these queues; None when nobody waits. Who has called somebody already gets that number again.

    :param desk: which counter, as it is written above it
    :raises Refusal: not-your-duty
    """
    require(None if by.holds("intake", unit) else Refusal("not-your-duty", duties=["intake"]))
    own = Queue.objects.filter(unit=unit, pk__in=queues).values_list("pk", flat=True)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_ONE_PRESS, [_PRESSES, account(by)])
        if held := _held(by):
            return held
        cursor.execute(_NEXT, [local_date(at), list(own)])
        row = cursor.fetchone()
        return _called(Ticket.objects.get(pk=row[0]), desk, by=by, at=at) if row else None


def call_again(pk: int, desk: str, *, by: Actor, at: datetime) -> Ticket:
    """Call the number once more, also one whose holder had not come.

    :raises Refusal: not-your-duty, ticket-elsewhere, ticket-of-another, ticket-open
    """
    with transaction.atomic():
        ticket = _locked("call_again", pk, by=by)
        held = _held(by)
        require(Refusal("ticket-open", number=held.code) if held and held.pk != pk else None)
        return _called(ticket, desk, by=by, at=at)


def serve(pk: int, *, by: Actor, at: datetime) -> Ticket:
    """The holder has come: service begins. Beginning again changes nothing.

    :raises Refusal: not-your-duty, ticket-elsewhere, ticket-of-another
    """
    with transaction.atomic():
        ticket = _locked("serve", pk, by=by)
        if ticket.state == TicketState.SERVING:
            return ticket
        ticket.state, ticket.serving_at = TicketState.SERVING.value, at
        return _kept(ticket, events.TICKET_SERVED, by=by, at=at)


def miss(pk: int, *, by: Actor, at: datetime) -> Ticket:
    """Nobody came to the counter.

    :raises Refusal: not-your-duty, ticket-elsewhere, ticket-of-another
    """
    with transaction.atomic():
        ticket = _locked("miss", pk, by=by)
        ticket.state, ticket.ended_at = TicketState.MISSED.value, at
        return _kept(ticket, events.TICKET_MISSED, by=by, at=at)


def hand_on(pk: int, queue: int, *, by: Actor, at: datetime) -> Ticket:
    """Let the holder wait in another queue of the unit, in the place that the time of coming gives, with the same number.

    :raises Refusal: not-your-duty, ticket-elsewhere, ticket-of-another, queue-closed
    """
    with transaction.atomic():
        ticket = _locked("hand_on", pk, by=by)
        line = Queue.objects.filter(pk=queue, unit=ticket.unit_id, is_open=True).first()
        if line is None:
            raise Refusal("queue-closed", name="")
        ticket.queue, ticket.state, ticket.officer_id, ticket.desk = line, TicketState.WAITING.value, None, ""
        return _kept(ticket, events.TICKET_TRANSFERRED, by=by, at=at, queue=line.pk)


def finish(pk: int, *, by: Actor, at: datetime) -> Ticket:
    """The holder goes. Finishing again changes nothing.

    :raises Refusal: not-your-duty, ticket-elsewhere, ticket-of-another
    """
    with transaction.atomic():
        return _finished(_locked("finish", pk, by=by), by=by, at=at)


def ended(pk: int, unit: str, *, by: Actor, at: datetime) -> Ticket | None:
    """Return the ticket of somebody who came to this unit, finished; None when this official has not called such a number.

    What is done for a person never fails because of the number this person had waited with.
    """
    ticket = Ticket.objects.select_for_update().filter(pk=pk, unit=unit).first()
    if ticket is None or rules.why_not_ticket("finish", ticket.state, ticket.officer_id, account(by)):
        return None
    return _finished(ticket, by=by, at=at)


def account(actor: Actor) -> int | None:
    kind, _, pk = actor.id.partition(":")
    return int(pk) if kind == "account" else None


def _locked(verb: str, pk: int, *, by: Actor) -> Ticket:
    ticket = Ticket.objects.select_for_update().get(pk=pk)
    require(None if by.holds("intake", ticket.unit_id) else Refusal("not-your-duty", duties=["intake"]))
    require(rules.why_not_ticket(verb, ticket.state, ticket.officer_id, account(by)))
    return ticket


def _held(by: Actor) -> Ticket | None:
    return Ticket.objects.filter(officer=account(by), state__in=sorted(rules.OPEN)).first()


def _called(ticket: Ticket, desk: str, *, by: Actor, at: datetime) -> Ticket:
    ticket.state, ticket.officer_id, ticket.desk = TicketState.CALLED.value, account(by), desk[:20]
    ticket.called_at, ticket.ended_at, ticket.calls = at, None, ticket.calls + 1
    return _kept(ticket, events.TICKET_CALLED, by=by, at=at, desk=ticket.desk, calls=ticket.calls)


def _finished(ticket: Ticket, *, by: Actor, at: datetime) -> Ticket:
    if ticket.state == TicketState.SERVED:
        return ticket
    ticket.state, ticket.ended_at, ticket.serving_at = TicketState.SERVED.value, at, ticket.serving_at or ticket.called_at
    return _kept(ticket, events.TICKET_FINISHED, by=by, at=at)


def _kept(ticket: Ticket, kind: str, *, by: Actor, at: datetime, **facts: Any) -> Ticket:
    ticket.seq += 1
    ticket.save()
    journal.append(ticket.subject, ticket.seq, kind, by=by, at=at, unit=ticket.unit_id, code=ticket.code, **facts)
    return ticket
