"""The four movements every verb is made of: lock, (require,) change, step. And the two things a step touches: clock and steps."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db import connection
from psycopg import sql
from psycopg.types.json import Jsonb

from motcua.catalogue import rules as catalogue_rules
from motcua.catalogue.queries import PublishedVersion, StepPlan
from motcua.catalogue.rules import StepKind
from motcua.deadlines.rules import ClockEntry, ClockKind, Term, TermUnit, WorkCalendar
from motcua.dossiers import queries, rules
from motcua.dossiers.models import Dossier, StepRun
from motcua.dossiers.rules import BACK, FINAL, WAITING, State
from motcua.journal import commands as journal
from motcua.kernel import rows
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.people import queries as people


def lock(pk: int) -> Dossier:
    """Load the dossier and keep others out until the transaction ends.

    :raises Dossier.DoesNotExist: there is none
    """
    dossier = queries.one("id = %s FOR UPDATE", pk)
    if dossier is None:
        raise Dossier.DoesNotExist(pk)
    dossier.as_loaded = _values(dossier)
    return dossier


def step(
    dossier: Dossier, verb: str, kind: str, *, by: Actor, at: datetime, happened_at: datetime | None = None, **data: Any
) -> Dossier:
    """Move the dossier along the lifecycle, write what changed, and record the one event."""
    _enter(dossier, rules.STEPS[verb].target, at)
    return remark(dossier, kind, by=by, at=at, happened_at=happened_at, **data)


def remark(dossier: Dossier, kind: str, *, by: Actor, at: datetime, happened_at: datetime | None = None, **data: Any) -> Dossier:
    """Write what changed and record the one event; the dossier stays where it is in the lifecycle."""
    dossier.seq += 1
    before = dossier.as_loaded
    _foresee(dossier)
    changed = {name: value for name, value in _values(dossier).items() if before[name] != value}
    _update(dossier.pk, changed)
    facts = {
        "number": dossier.number, "procedure": dossier.procedure_key, "state": str(dossier.state), "unit": dossier.holder_unit_id,
        "step": dossier.step_order, "step_kind": dossier.step_kind, "due_at": iso(dossier.due_at), "running": dossier.clock_running,
        "waits": len(dossier.came_from), **data,
    }  # fmt: skip
    journal.append(dossier.subject, dossier.seq, kind, by=by, at=at, happened_at=happened_at, **facts)
    return dossier


def _enter(dossier: Dossier, target: State | str | None, at: datetime) -> None:
    state = State(dossier.state)
    if target == BACK:
        target = State(dossier.came_from[-1]) if state in WAITING else None
        dossier.came_from = dossier.came_from[:-1]
    elif target in WAITING:
        dossier.came_from = [*dossier.came_from, state.value]
    if target is None:
        return
    dossier.state = State(target).value
    if target in FINAL:
        dossier.closed_at, dossier.clock_running, dossier.next_due_at, dossier.came_from = at, False, None, []
        dossier.holder = None
    else:
        dossier.closed_at = None


# What the moment by which a step has to end hangs on.
_FORESEEN_BY = ("state", "step_order", "due_at", "next_due_at", "clock_running", "announced_at")


def _foresee(dossier: Dossier) -> None:
    """Let the place in the lists follow from what has changed."""
    if any(getattr(dossier, name) != dossier.as_loaded[name] for name in _FORESEEN_BY):
        dossier.leave_by_at = _leave_by(dossier)


def _leave_by(dossier: Dossier) -> datetime | None:
    """By when whoever has it now has to be done with it; None when nobody here can make it late."""
    state = State(dossier.state)
    if state in FINAL or (state == State.RESULT_READY and dossier.announced_at):
        return None
    if state in WAITING and not dossier.clock_running:
        known = (dossier.as_loaded["next_due_at"], dossier.due_at)
        asked_until = dossier.next_due_at if dossier.next_due_at not in known else None
        return dossier.leave_by_at if dossier.as_loaded["state"] == state else asked_until
    if dossier.due_at is None or dossier.step_kind is None or state == State.RESULT_READY:
        return dossier.next_due_at
    moment = rules.leave_by(dossier.due_at, (plan.budget for plan in queries.coming(dossier)), dossier.calendar)
    # The law itself says by when the desk hands over.
    return min(moment, dossier.next_due_at or moment) if dossier.step_kind == StepKind.RECEIVE else moment


def _update(pk: int, changed: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_updating("dossiers_dossier", tuple(changed), "id = %s"), [*_for_driver(changed).values(), pk])


@lru_cache(maxsize=512)
def _updating(table: str, names: tuple[str, ...], which: str) -> str:
    setting = sql.SQL(", ").join(sql.SQL("{} = %s").format(sql.Identifier(name)) for name in names)
    return sql.SQL("UPDATE {} SET {} WHERE {}").format(sql.Identifier(table), setting, sql.SQL(which)).as_string()


def insert(table: str, found: Sequence[Mapping[str, Any]]) -> list[int]:
    """Write rows of one shape into a table of this room in one statement, and return their keys."""
    with connection.cursor() as cursor:
        return rows.insert(cursor, table, found)


def insert_dossier(dossier: Dossier) -> None:
    """Write a new dossier and give it its key."""
    # What is not known yet is not named: the driver keeps what it makes of a statement for up to fifty values.
    known = {name: value for name, value in _values(dossier).items() if value is not None}
    (dossier.pk,) = insert("dossiers_dossier", [_for_driver(known)])


def _for_driver(values: dict[str, Any]) -> dict[str, Any]:
    """The driver must be told what is JSON."""
    return values | {"form": Jsonb(values["form"])} if "form" in values else values


def _values(dossier: Dossier) -> dict[str, Any]:
    return {field.attname: getattr(dossier, field.attname) for field in dossier._meta.concrete_fields}


# One statement adds the entry and returns those before it: a statement does not see what it writes itself.
_TICK = """
    WITH added AS (
        INSERT INTO dossiers_clockrow (dossier_id, kind, at, until, reason, paper, rule_set, "by", recorded_at)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
    )
    SELECT kind, at, until, reason FROM dossiers_clockrow WHERE dossier_id = %s ORDER BY id"""


def tick(dossier: Dossier, kind: ClockKind, *, by: Actor, at: datetime, recorded_at: datetime, reason: str,
         until: datetime | None = None, paper: str = "") -> list[ClockEntry]:
    """Add an entry to the clock's ledger, let the due moment follow from all of them, and return them.

    :raises Refusal: moment-too-early: something later already happened to this clock
    """
    entry = [dossier.pk, kind.value, at, until, reason, paper, dossier.rule_set, by.id, recorded_at]
    with connection.cursor() as cursor:
        cursor.execute(_TICK, [*entry, dossier.pk])
        entries = [ClockEntry(ClockKind(row[0]), *row[1:]) for row in cursor.fetchall()]
    if entries and at < entries[-1].at:
        raise Refusal("moment-too-early", last=entries[-1].at)
    entries.append(ClockEntry(kind, at, until, reason))
    found = rules.appointment(dossier.procedure.term_of(dossier.case), entries, dossier.calendar)
    dossier.due_at = found.due_at or dossier.due_at  # a clock that stands names no day: the last known one is kept
    dossier.original_due_at = found.original_due_at
    dossier.clock_running = found.running
    hurry(dossier)
    return entries


def go_on(dossier: Dossier, at: datetime, entries: Sequence[ClockEntry] | None = None) -> None:
    """After waiting for the applicant: the running step, whose clock stood too, gets the due moment that is left to it.

    Before acceptance the one-stop unit has its whole time to answer again.
    :param entries: the clock's ledger, where it is at hand
    """
    run = running_step(dossier) if dossier.accepted_at else None
    if run is None:
        dossier.next_due_at = reply_due(dossier.procedure, at, dossier.calendar)
        return
    due_at, entries = run.due_at, ledger(dossier) if entries is None else entries
    if rules.since_opened(entries, run.opened_at):
        plan = next(plan for plan in dossier.procedure.steps if plan.order == run.order)
        # The step at the desk ends by the 15:00 rule, not by its budget.
        at_desk = plan.kind == StepKind.RECEIVE
        due_at = (
            rules.transfer_due(at, dossier.calendar) if at_desk
            else rules.step_due(plan.budget, run.opened_at, dossier.calendar, entries)
        )  # fmt: skip
        change_step(dossier, due_at=due_at)
    hurry(dossier, due_at)


def running_step(dossier: Dossier) -> StepRun | None:
    return StepRun.objects.filter(dossier=dossier, finished_at=None).first()


def reply_due(procedure: PublishedVersion, at: datetime, calendar: WorkCalendar) -> datetime | None:
    """The one-stop unit answers within so many working hours (8 by the plan's rules; unverified, hence data)."""
    hours = Term(Decimal(procedure.rule_set.reply_hours), TermUnit.WORKING_HOUR)
    return rules.step_due(hours, at, calendar)


def ledger(dossier: Dossier) -> list[ClockEntry]:
    """The clock's entries in their order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, at, until, reason FROM dossiers_clockrow WHERE dossier_id = %s ORDER BY id", [dossier.pk])
        return [ClockEntry(ClockKind(kind), at, until, reason) for kind, at, until, reason in cursor.fetchall()]


def hurry(dossier: Dossier, step_due_at: datetime | None = None) -> None:
    """Set when the next event is due: the step's own moment or the appointment, whichever is first."""
    moments = [moment for moment in (step_due_at, dossier.due_at) if moment]
    dossier.next_due_at = min(moments) if moments else dossier.next_due_at


def open_step(
    dossier: Dossier, plan: StepPlan, *, at: datetime, taken: bool = False, officer: int | None = None,
    due_at: datetime | None = None,
) -> None:
    """Begin a step of the internal process at its unit; the dossier is now that unit's to answer for.

    :param due_at: when it is due, if not by its own budget
    """
    unit = place(dossier, plan.place)
    due_at = due_at or rules.step_due(plan.budget, at, dossier.calendar)
    dossier.step_order, dossier.step_kind = plan.order, plan.kind
    dossier.holder_unit_id, dossier.holder_id, dossier.is_taken = unit, officer, taken
    join(dossier, unit)
    hurry(dossier, due_at)
    run = {
        "dossier_id": dossier.pk, "round": dossier.round, "order": plan.order, "kind": plan.kind, "unit_id": unit,
        "duty": plan.duty, "action": plan.action, "opened_at": at, "due_at": due_at, "taken_at": at if taken else None,
        "officer_id": officer, "finished_by": "", "note": "",
    }  # fmt: skip
    insert("dossiers_steprun", [run])


def close_step(dossier: Dossier, *, by: Actor, at: datetime, note: str = "") -> None:
    """End the step that is running."""
    change_step(dossier, finished_at=at, finished_by=by.id, note=note)


def change_step(dossier: Dossier, **changes: Any) -> None:
    """Write into the step that is running."""
    running = "dossier_id = %s AND finished_at IS NULL"
    with connection.cursor() as cursor:
        cursor.execute(_updating("dossiers_steprun", tuple(changes), running), [*changes.values(), dossier.pk])


def plan_after(dossier: Dossier) -> StepPlan:
    """Return the step that follows the running one."""
    return next(plan for plan in dossier.procedure.steps if plan.order > (dossier.step_order or 0))


def plan_of_kind(dossier: Dossier, kind: str) -> StepPlan:
    return next(plan for plan in dossier.procedure.steps if plan.kind == kind)


def place(dossier: Dossier, where: str) -> str:
    """Return the unit that a step's place means for this dossier."""
    wild = catalogue_rules.is_wildcard(where)  # a commune's dossier may go to its district
    above = people.ancestors(dossier.receiving_unit_id, local_date(dossier.drafted_at)) if wild else ()
    return catalogue_rules.resolve_place(
        where, receiving=dossier.receiving_unit_id, lead=dossier.lead_unit_id, signing=dossier.signing_unit_id, ancestors=above
    )


def join(dossier: Dossier, unit: str) -> None:
    """Let a unit see the dossier from now on: it has a part in it."""
    if unit not in dossier.units:
        dossier.units = [*dossier.units, unit]


def account_id(actor: Actor) -> int | None:
    """Return the account behind an actor, None for what the clock starts."""
    kind, _, pk = actor.id.partition(":")
    return int(pk) if kind == "account" else None


def iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
