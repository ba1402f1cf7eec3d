"""Reading the journal: a subject's trail, what is new for a reader, and whether the chains still hold."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from motcua.journal import rules
from motcua.journal.models import Cursor, Event
from motcua.kernel.rows import instances, select

_TRAIL = select(Event, "WHERE subject = %s ORDER BY seq")


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a chain does not hold, and what is wrong there."""

    subject: str
    seq: int
    reason: str


@dataclass(frozen=True, slots=True)
class Passed:
    """An event by which a subject went from one unit to another."""

    event: Event
    giver: str
    receiver: str


def events(subject: str) -> "QuerySet[Event]":
    return Event.objects.filter(subject=subject).order_by("seq")


def in_unit(kind: str, unit: str, since: datetime, before: datetime) -> "QuerySet[Event]":
    """Return what of this kind happened in this unit (`unit` in its data) from one moment until before another, in that order."""
    found = Event.objects.alias(unit=KT("data__unit")).filter(kind=kind, unit=unit, happened_at__gte=since, happened_at__lt=before)
    return found.order_by("happened_at", "id")


def between_units(kinds: Collection[str], unit: str, since: datetime, before: datetime) -> list[Passed]:
    """Return what of these kinds went from another unit into this one or out of it, in that order.

    An event tells where the subject is from then on (`unit`), and where it came from (`from_unit`) or the event before it does.
    """
    earlier = Event.objects.filter(subject=OuterRef("subject"), seq=OuterRef("seq") - 1).annotate(at=KT("data__unit")).values("at")
    giver = Coalesce(KT("data__from_unit"), Subquery(earlier[:1]))
    moved = Event.objects.filter(kind__in=kinds, happened_at__gte=since, happened_at__lt=before)
    found = moved.annotate(receiver=KT("data__unit"), giver=giver).exclude(giver=F("receiver"))
    mine = found.filter(Q(receiver=unit) | Q(giver=unit)).order_by("happened_at", "id")
    return [Passed(event, event.giver, event.receiver) for event in mine]


def of_subjects(kinds: Collection[str], subjects: Collection[str]) -> "QuerySet[Event]":
    """Return the events of these kinds of several subjects, each subject's in its order."""
    return Event.objects.filter(subject__in=subjects, kind__in=kinds).order_by("subject", "seq")


def trail(subject: str) -> list[Event]:
    """Return the same as `events`, read at once."""
    with connection.cursor() as cursor:
        cursor.execute(_TRAIL, [subject])
        return instances(Event, cursor.fetchall())


def kinds_by(actor: str, after: str) -> frozenset[str]:
    """Return the kinds of all this actor has done since this reader came by. Reads the whole journal: training's is small."""
    mark = Cursor.objects.filter(reader=after).first() or Cursor(reader=after)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT kind FROM journal_event WHERE actor_id = %s AND (transaction, id) > (%s::text::xid8, %s)",
            [actor, str(mark.transaction), mark.event],
        )
        return frozenset(kind for (kind,) in cursor.fetchall())


def next_seq(subject: str) -> int:
    """Return the seq of the next event. Ask under the subject's lock."""
    with connection.cursor() as cursor:  # asked with every look at a dossier: by hand
        cursor.execute("SELECT coalesce(max(seq), 0) + 1 FROM journal_event WHERE subject = %s", [subject])
        return int(cursor.fetchone()[0])


def unread(reader: str, limit: int) -> list[Event]:
    """Return the events this reader has not dealt with, oldest transaction first.

    Only transactions that nothing older can still commit before are shown, so a late commit is never skipped.
    """
    transaction, event = place(reader)
    return list(
        Event.objects.raw(
            """SELECT * FROM journal_event
                WHERE transaction < pg_snapshot_xmin(pg_current_snapshot())
                  AND (transaction, id) > (%s::text::xid8, %s)
                ORDER BY transaction, id LIMIT %s""",
            [str(transaction), event, limit],
        )
    )


def place(reader: str) -> tuple[int, int]:
    """Return how far a reader has come: transaction and id of the last event it has dealt with."""
    cursor = Cursor.objects.filter(reader=reader).first() or Cursor(reader=reader)
    return cursor.transaction, cursor.event


def end() -> tuple[int, int]:
    """Return transaction and id of the last event that nothing older can still come before; (0, 0) when there is none."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT transaction::text::bigint, id FROM journal_event
                WHERE transaction < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY transaction DESC, id DESC LIMIT 1"""
        )
        return cursor.fetchone() or (0, 0)


def first_break(subject: str | None = None) -> Break | None:
    """Walk the chains (or one) and return the first break, or None when all hold."""
    before, at_subject, expected = b"", "", 0
    for event in _walk(subject):
        if event.subject != at_subject:
            before, at_subject, expected = b"", event.subject, 0
        expected += 1
        if reason := _why_broken(event, before, expected):
            return Break(event.subject, expected, reason)
        before = bytes(event.hash)
    return None


def _why_broken(event: Event, before: bytes, expected: int) -> str | None:
    if event.seq != expected:
        return "missing"
    if bytes(event.before) != before:
        return "unlinked"
    body = rules.canonical(
        subject=event.subject, seq=event.seq, kind=event.kind, happened_at=event.happened_at,
        recorded_at=event.recorded_at, actor=(event.actor_id, event.actor_name), data=event.data,
    )
    return None if rules.link(before, body) == bytes(event.hash) else "altered"


def _walk(subject: str | None) -> Iterator[Event]:
    found = Event.objects.all() if subject is None else Event.objects.filter(subject=subject)
    return found.order_by("subject", "seq").iterator(chunk_size=5000)


def count() -> int:
    """Return about how many events there are (an exact count would read them all)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE relname = 'journal_event'")
        return int(cursor.fetchone()[0])


def any_event() -> bool:
    return Event.objects.exists()


def last_recorded_at() -> datetime | None:
    """Return when the newest event was recorded (newest by transaction, which is how they were written)."""
    return Event.objects.order_by("-transaction", "-id").values_list("recorded_at", flat=True).first()
