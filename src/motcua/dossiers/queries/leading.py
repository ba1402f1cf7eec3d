"""What whoever leads units has to see: who has how much, what is stuck, what tomorrow brings, who will not be there to sign."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Count, Max, Q, QuerySet

from motcua.catalogue import queries as catalogue
from motcua.catalogue.rules import StepKind
from motcua.deadlines.rules import WorkCalendar
from motcua.dossiers import rules
from motcua.dossiers.models import Dossier, ResultDraft
from motcua.dossiers.queries.expecting import due_within, expected
from motcua.dossiers.queries.lists import open_
from motcua.dossiers.rules import Bounds, Outlook, State
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date


def held_in(units: Iterable[str]) -> "QuerySet[Dossier]":
    """The open dossiers that these units hold."""
    return open_().filter(holder_unit__in=sorted(units))


@dataclass(frozen=True, slots=True)
class Load:
    """How much somebody has in hand; holder None: nobody in person. Each number is that of the list with the same filter."""

    holder: int | None
    open: int
    today: int
    week: int
    late: int
    will_be_late: int
    standing: int


def loads(units: Collection[str], now: Bounds) -> list[Load]:
    """Return the load of everybody who holds something in these units, the fullest first."""
    counts: dict[str, Count] = {
        "open": Count("id"), "today": Count("id", filter=due_within(now, 1)), "week": Count("id", filter=due_within(now, 7)),
        "late": Count("id", filter=expected(Outlook.LATE, now)), "standing": Count("id", filter=expected(Outlook.STANDING, now)),
        "will_be_late": Count("id", filter=expected(Outlook.WILL_BE_LATE, now)),
    }  # fmt: skip
    annotated: Any = held_in(units).order_by().values("holder")
    found = annotated.annotate(**{f"n_{name}": count for name, count in counts.items()})
    rows = [Load(row["holder"], **{name: row[f"n_{name}"] for name in counts}) for row in found]
    return sorted(rows, key=lambda one: (one.holder is None, -one.open, one.holder or 0))


def changed_tomorrow(units: Collection[str], now: Bounds, calendar: WorkCalendar) -> "QuerySet[Dossier]":
    """The dossiers that will be late, or can no longer be in time, at the end of the next working day if nothing is done."""
    closes = calendar.closes_at(calendar.next_working(local_date(now.at)))
    then = rules.bounds(closes, calendar)
    bad = expected(Outlook.LATE, then) | expected(Outlook.WILL_BE_LATE, then)
    already = expected(Outlook.LATE, now) | expected(Outlook.WILL_BE_LATE, now)
    return held_in(units).filter(bad).exclude(pk__in=held_in(units).filter(already).values("pk")).order_by("leave_by_at", "id")


@dataclass(frozen=True, slots=True)
class Signing:
    """When the forecast has a dossier signed, by which unit."""

    number: str
    procedure: str
    unit: str
    at: datetime
    due_at: datetime


_TO_BE_SIGNED = """
    SELECT d.number, d.procedure_name, d.signing_unit_id, d.version_id, d.step_order, d.due_at, r.due_at
      FROM dossiers_dossier d JOIN dossiers_steprun r ON r.dossier_id = d.id AND r.finished_at IS NULL
     WHERE d.closed_at IS NULL AND d.clock_running AND d.finished_at IS NULL AND d.due_at IS NOT NULL
       AND d.signing_unit_id = ANY(%s) AND d.step_kind IN ('receive', 'assign', 'work', 'sign')
     ORDER BY d.leave_by_at, d.id"""


def signings(units: Collection[str], at: datetime, calendar: WorkCalendar) -> list[Signing]:
    """Return when each running dossier that these units sign will be signed, if every step takes its budget."""
    with connection.cursor() as cursor:
        cursor.execute(_TO_BE_SIGNED, [sorted(units)])
        rows = cursor.fetchall()
    known: dict[tuple[Any, ...], datetime] = {}  # those at the same step with the same moment are signed at the same moment
    found = []
    for number, procedure, unit, version, order, due_at, ends_at in rows:
        key = (version, order, max(at, ends_at or at))
        if key not in known:
            known[key] = _signed_at(*key, calendar)
        found.append(Signing(number, procedure, unit, known[key], due_at))
    return found


def _signed_at(version: int, order: int, ends_at: datetime, calendar: WorkCalendar) -> datetime:
    steps = catalogue.published(version).steps
    last = next((step.order for step in steps if step.kind == StepKind.SIGN), order)
    moment = ends_at
    for step in steps:
        if order < step.order <= last:
            moment = rules.step_due(step.budget, moment, calendar) or moment
    return moment


def in_days(found: Iterable[Signing], unit: str, since: date, until: date) -> list[Signing]:
    """Return those that this unit signs from one day until before another."""
    return [one for one in found if one.unit == unit and since <= local_date(one.at) < until]


def to_sign(actor: Actor) -> "QuerySet[Dossier]":
    """The dossiers that wait for the actor's signature, as leader."""
    units = sorted({unit for duty, unit in actor.posts if duty == "leader"})
    mine = Q(holder=None) | Q(holder=int(actor.id.partition(":")[2] or 0))
    found = open_().filter(mine, state=State.PROCESSING.value, step_kind="sign", holder_unit__in=units)
    return found.order_by("leave_by_at", "id")


CHECKS = frozenset({"head", "leader"})


def to_check(actor: Actor, limit: int) -> list[Dossier]:
    """Return what waits at a step of work that the process gives to a head or leader, such as a proposal to sign: the actor's."""
    units = sorted({unit for duty, unit in actor.posts if duty in CHECKS})
    mine = Q(holder=None) | Q(holder=int(actor.id.partition(":")[2] or 0))
    found = open_().filter(mine, state=State.PROCESSING.value, step_kind="work", holder_unit__in=units)
    return [one for one in found.order_by("leave_by_at", "id")[:limit] if actor.holds(duty_at(one), one.holder_unit_id or "")]


def duty_at(dossier: Dossier) -> str:
    """Return which duty of those that check the process asks for at the step where the dossier is; "" for every other."""
    plan = next((plan for plan in dossier.procedure.steps if plan.order == dossier.step_order), None)
    return str(plan.duty) if plan and plan.duty in CHECKS else ""


# The look tells which event was the last on the page: what happened while it was being drawn has not been read.
_READ = """
    SELECT d.id FROM dossiers_dossier d
     WHERE d.id = ANY(%s) AND EXISTS (
           SELECT FROM journal_event look
            WHERE look.subject = 'look:dossier:' || d.id AND look.actor_id = %s AND (look.data->>'shown')::int >= d.seq)"""


def read_since_change(dossiers: Iterable[Dossier], actor: Actor) -> frozenset[int]:
    """Return which of these the actor has opened the page of since the last thing happened to them."""
    with connection.cursor() as cursor:
        cursor.execute(_READ, [[dossier.pk for dossier in dossiers], actor.id])
        return frozenset(pk for (pk,) in cursor.fetchall())


def latest_drafts(dossiers: Iterable[Dossier]) -> dict[int, int]:
    """Return by dossier which version of its result was drafted last."""
    found = ResultDraft.objects.filter(dossier__in=[dossier.pk for dossier in dossiers]).values("dossier")
    return {row["dossier"]: row["last"] for row in found.annotate(last=Max("ordinal"))}
