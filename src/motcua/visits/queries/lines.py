"""How the queues stand: who waits, who is called, how long it takes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Q, QuerySet

from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.visits import rules
from motcua.visits.models import Queue, Ticket
from motcua.visits.rules import Estimate, TicketState

MEASURED_DAYS = 14
MEASURED_MOST = 200
LATELY = timedelta(minutes=30)  # a counter that has called nobody for so long is taken for closed
SHOWN_CALLED = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A queue on a day: how many wait, how long who comes now will, and what was measured today (minutes, None of nothing)."""

    queue: Queue
    waiting: int
    estimate: Estimate
    served: int
    missed: int
    usual_wait: int | None
    usual_service: int | None


@dataclass(frozen=True, slots=True)
class Position:
    """Where a ticket stands: how many are before it, and about how long it still takes."""

    ticket: Ticket
    before: int
    estimate: Estimate


def queues(unit: str, *, closed: bool = False) -> "QuerySet[Queue]":
    found = Queue.objects.filter(unit=unit).order_by("letter")
    return found if closed else found.filter(is_open=True)


def queue_for(unit: str, field: str) -> Queue | None:
    """Return the queue for a field of procedures, else the one for everything else."""
    found = list(queues(unit))
    return next((one for one in found if field in one.fields), next((one for one in found if not one.fields), None))


def lines(unit: str, at: datetime) -> list[Line]:
    """Return every open queue of the unit as it stands."""
    day = local_date(at)
    waits = dict(_today(unit, day).filter(state=TicketState.WAITING).values_list("queue").annotate(Count("id")))
    desks = _desks(unit, at)
    return [_line(queue, waits.get(queue.pk, 0), desks, day) for queue in queues(unit)]


def position(ticket: Ticket, at: datetime) -> Position:
    """Return where this ticket stands in its queue."""
    earlier = Q(taken_at__lt=ticket.taken_at) | Q(taken_at=ticket.taken_at, pk__lt=ticket.pk)
    ahead = _today(ticket.unit_id, ticket.day).filter(earlier, queue=ticket.queue_id, state=TicketState.WAITING).count()
    desks = _desks(ticket.unit_id, at)
    return Position(ticket, ahead, rules.estimate(ahead + 1, _service_times(ticket.queue_id, ticket.day), desks))


def called(unit: str, day: date) -> list[Ticket]:
    """Return the numbers that are called now, the latest first. Nothing in them says whose they are."""
    return list(_today(unit, day).filter(state__in=sorted(rules.OPEN)).order_by("-called_at", "-id")[:SHOWN_CALLED])


def called_by(actor: Actor) -> Ticket | None:
    """Return the number that this official has called and not finished."""
    pk = actor.id.partition(":")[2]
    found = Ticket.objects.filter(officer=int(pk) if pk.isdigit() else None, state__in=sorted(rules.OPEN))
    return found.select_related("queue").first()


def missed(unit: str, day: date) -> list[Ticket]:
    """Return the numbers of today whose holders did not come when called, the latest first."""
    return list(_today(unit, day).filter(state=TicketState.MISSED).order_by("-ended_at")[:12])


def ticket(pk: int, unit: str) -> Ticket | None:
    return Ticket.objects.select_related("queue").filter(pk=pk, unit=unit).first()


def by_token(token: str) -> Ticket | None:
    """Return the ticket of who holds this address."""
    return Ticket.objects.select_related("queue", "unit").filter(token=token).first()


def _today(unit: str, day: date) -> "QuerySet[Ticket]":
    return Ticket.objects.filter(unit=unit, day=day)


def _desks(unit: str, at: datetime) -> int:
    """How many counters call: those that have somebody, or had somebody a while ago."""
    lately = _today(unit, local_date(at)).filter(called_at__gt=at - LATELY, officer__isnull=False)
    return lately.values("officer").distinct().count()


def _line(queue: Queue, waiting: int, desks: int, day: date) -> Line:
    ended = Ticket.objects.filter(queue=queue, day=day, ended_at__isnull=False)
    waited, served = F("called_at") - F("taken_at"), F("ended_at") - F("serving_at")
    waits = list(ended.filter(called_at__isnull=False).annotate(took=waited).values_list("took", flat=True))
    services = list(ended.filter(serving_at__isnull=False).annotate(took=served).values_list("took", flat=True))
    return Line(
        queue, waiting, rules.estimate(waiting + 1, _service_times(queue.pk, day), desks), len(services),
        ended.filter(state=TicketState.MISSED).count(), _minutes(rules.median(waits)), _minutes(rules.median(services)),
    )


def _service_times(queue: int, day: date) -> list[timedelta]:
    """What service took of late in this queue."""
    rows = Ticket.objects.filter(queue=queue, day__gt=day - timedelta(days=MEASURED_DAYS), state=TicketState.SERVED)
    measured = rows.filter(serving_at__isnull=False).annotate(took=F("ended_at") - F("serving_at"))
    return list(measured.order_by("-ended_at").values_list("took", flat=True)[:MEASURED_MOST])


def _minutes(span: timedelta | None) -> int | None:
    return None if span is None else round(span / timedelta(minutes=1))
