"""The queues of a unit, and the machines that stand at its counter."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from motcua.journal import commands as journal
from motcua.journal.queries import next_seq
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require
from motcua.people import queries as people
from motcua.people.rules import administers
from motcua.visits import events
from motcua.visits.models import Queue


@transaction.atomic
def set_queue(
    unit: str, letter: str, *, name: str, fields: Sequence[str] = (), is_open: bool = True, by: Actor, at: datetime
) -> Queue:
    """Open a queue of this letter, or change the one there is.

    :raises Refusal: not-your-duty
    """
    _queue_up(unit)
    require(_why_not(unit, by, at))
    queue, _ = Queue.objects.update_or_create(
        unit_id=unit, letter=letter, defaults={"name": name, "fields": list(fields), "is_open": is_open}
    )
    _record(unit, events.QUEUE_CHANGED, by=by, at=at, letter=letter, name=name, fields=list(fields), is_open=is_open)
    return queue


@transaction.atomic
def register_machine(unit: str, name: str, *, by: Actor, at: datetime) -> None:
    """Record that a machine now stands at this unit's counter; the door gives it its signed mark.

    :param name: what it is called there ("máy số 2", "ki-ốt sảnh")
    :raises Refusal: not-your-duty
    """
    _queue_up(unit)
    require(_why_not(unit, by, at))
    _record(unit, events.MACHINE_REGISTERED, by=by, at=at, name=name)


@transaction.atomic
def remove_machine(unit: str, *, by: Actor, at: datetime) -> None:
    """Record that the machine is the counter's no more.

    :raises Refusal: not-your-duty
    """
    _queue_up(unit)
    require(_why_not(unit, by, at))
    _record(unit, events.MACHINE_REMOVED, by=by, at=at)


def _why_not(unit: str, by: Actor, at: datetime) -> Refusal | None:
    """Who takes in there, or looks after the unit's people."""
    day = local_date(at)
    allowed = by.holds("intake", unit) or administers(by, unit, people.ancestors(unit, day))
    return None if allowed else Refusal("not-your-duty", duties=["intake", "administrator"])


def _queue_up(unit: str) -> None:
    """One change at a time in a unit's counter."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"counter:{unit}"])


def _record(unit: str, kind: str, *, by: Actor, at: datetime, **facts: Any) -> None:
    subject = f"counter:{unit}"
    journal.append(subject, next_seq(subject), kind, by=by, at=at, unit=unit, **facts)
