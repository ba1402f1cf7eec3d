"""One dossier: found, what may be done with it, how its clock was counted, what happened to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from motcua.catalogue.queries import StepPlan
from motcua.catalogue.rules import StepKind
from motcua.deadlines.rules import ClockEntry, ClockKind, Due
from motcua.dossiers import rules
from motcua.dossiers.models import ClockRow, Dossier
from motcua.dossiers.queries.lateness import why_not
from motcua.journal import queries as journal
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal
from motcua.kernel.rows import instances, select


def one(which: str, value: int | str) -> Dossier | None:
    """Return the dossier for which a condition of ours holds, with one value in it.

    Written by hand: every command and every screen of a dossier begins here.
    """
    with connection.cursor() as cursor:
        cursor.execute(select(Dossier, f"WHERE {which}"), [value])
        return next(iter(instances(Dossier, cursor.fetchall())), None)


def sent_before(key: str, *, by: Actor) -> Dossier | None:
    """Return the dossier that this sender's key already made; another's key is another's secret.

    :raises Refusal: not-your-duty
    """
    dossier = one("idempotency_key = %s", key)
    if dossier and not (rules.is_applicant(dossier, by) or by.holds("intake", dossier.receiving_unit_id)):
        raise Refusal("not-your-duty", duties=["applicant", "intake"])
    return dossier


def begun_by(actor: Actor, pk: int) -> Dossier | None:
    """Return what this person began to fill in, for oneself or helping another, whatever has become of it since."""
    found = one("id = %s", pk)
    if found is None or (found.organisation_id is not None and found.organisation_id not in actor.organisations()):
        return None
    return found if actor.id in {f"account:{found.submitter_id}", f"account:{found.helper_id}"} else None


def is_asked_for(draft: Dossier) -> bool:
    """Tell whether a draft says whose it is."""
    return draft.parties.filter(role="owner").exists()


def locked_seq(pk: int) -> int:
    """Return the dossier's last event, and keep others from adding one until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM dossiers_dossier WHERE id = %s FOR UPDATE", [pk])
        return int(cursor.fetchone()[0])


def at_desk(actor: Actor, number: str) -> Dossier | None:
    """Return the dossier of this number when one of the actor's units has a part in it; as a person one sees it elsewhere."""
    found = one("number = %s AND state <> 'DRAFT'", number)
    return found if found and not actor.sees.isdisjoint(found.units) else None


def coming(dossier: Dossier) -> list[StepPlan]:
    """Return the steps between the running one and the result."""
    last = dossier.step_order or 0
    return [plan for plan in dossier.procedure.steps if plan.order > last and plan.kind != StepKind.RETURN]


@dataclass(frozen=True, slots=True)
class Action:
    """A verb as a button: live, or with the reason why not."""

    verb: str
    refusal: Refusal | None


def actions(dossier: Dossier, actor: Actor, at: datetime) -> list[Action]:
    """Return every verb with the one answer that the command would give too."""
    return [Action(verb, why_not(verb, dossier, actor, at)) for verb in rules.STEPS]


def working(dossier: Dossier) -> Due | None:
    """Return when the dossier is due and every day of how that was counted, from its ledger; None before acceptance."""
    return working_of(dossier, ClockRow.objects.filter(dossier=dossier).order_by("id"))


def working_of(dossier: Dossier, rows: Iterable[ClockRow]) -> Due | None:
    """The same from rows already read."""
    ledger = [ClockEntry(ClockKind(row.kind), row.at, row.until, row.reason) for row in rows]
    return rules.appointment(dossier.procedure.term_of(dossier.case), ledger, dossier.calendar) if ledger else None


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline."""

    seq: int
    kind: str
    happened_at: datetime
    recorded_at: datetime
    who: str
    facts: dict[str, object]


def timeline(dossier: Dossier) -> list[Happening]:
    """Return what happened, oldest first, from the journal alone."""
    trail = journal.trail(dossier.subject)
    return [Happening(e.seq, e.kind, e.happened_at, e.recorded_at, e.actor_name, e.data) for e in trail]
