"""At the door: accept, refuse, and hand over to the unit that works on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from motcua.catalogue.rules import StepKind
from motcua.deadlines.rules import ClockKind
from motcua.dossiers import events, rules
from motcua.dossiers.commands import books, moves
from motcua.dossiers.commands.filing import Paper, insert_papers
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require

_COUNT = """
    UPDATE dossiers_submittedpaper p SET kind = c.kind, quantity = c.quantity, counted_at = %s
      FROM unnest(%s::bigint[], %s::text[], %s::int[]) AS c(id, kind, quantity) JOIN dossiers_submittedpaper was USING (id)
     WHERE p.id = c.id AND p.dossier_id = %s
    RETURNING p.id, was.kind, was.quantity, p.kind, p.quantity"""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A paper of the dossier as the counter found it: its key, of which kind, how many; 0: listed, but not received."""

    paper: int
    kind: str
    quantity: int


@transaction.atomic
def accept(
    pk: int, *, by: Actor, at: datetime, appointment: datetime | None = None, counted: Sequence[Counted] = (),
    added: Sequence[Paper] = (),
) -> Dossier:
    """Take a complete dossier in and start the statutory clock (R2018 art. 17).

    :param appointment: the promised moment, asked only where the catalogue knows no term
    :param counted: what was really received of the papers listed, :param added: and what was brought besides; form 01 says both
    :raises Refusal: not-your-duty, wrong-state, unknown-requirement, changed-meanwhile, papers-missing, appointment-missing,
        appointment-passed
    """
    dossier = moves.lock(pk)
    require(rules.why_not("accept", dossier, by))
    require(_why_not_appointment(dossier, appointment, at))
    corrected = _count(dossier, counted, added, at)
    require(rules.why_not_complete(dossier.missing_papers))

    plan = moves.plan_of_kind(dossier, StepKind.RECEIVE)
    dossier.accepted_at, term = at, dossier.procedure.term_of(dossier.case)
    moves.tick(dossier, ClockKind.START, by=by, at=at, recorded_at=at, reason="Tiếp nhận hồ sơ đầy đủ, hợp lệ", until=appointment)
    # The step at the desk ends by the 15:00 rule, not by its budget.
    due_at = rules.transfer_due(at, dossier.calendar)
    moves.open_step(dossier, plan, at=at, taken=True, officer=moves.account_id(by), due_at=due_at)
    return moves.step(
        dossier, "accept", events.ACCEPTED, by=by, at=at, original_due_at=moves.iso(dossier.original_due_at),
        fee_asked=dossier.fee_asked, by_hour=bool(term and term.by_hour), counted=[[c.paper, c.kind, c.quantity] for c in counted],
        added=[[p.requirement, p.kind, p.quantity] for p in added], corrected=corrected,
    )


def _count(dossier: Dossier, counted: Sequence[Counted], added: Sequence[Paper], at: datetime) -> list[list[Any]]:
    """Write what the counter found over what the sender had said; return where they differ: paper, then kind and number of each."""
    strange = [p.requirement for p in added if p.requirement is not None and p.requirement not in dossier.requirements]
    require(Refusal("unknown-requirement", requirement=strange[0]) if strange else None)
    insert_papers(dossier, added, at=at)
    if not counted:
        return []
    columns = [c.paper for c in counted], [c.kind for c in counted], [c.quantity for c in counted]
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [at, *columns, dossier.pk])
        found = cursor.fetchall()
    require(None if len(found) == len(counted) else Refusal("changed-meanwhile"))
    return sorted([pk, *was_and_is] for pk, *was_and_is in found if was_and_is[:2] != was_and_is[2:])


def _why_not_appointment(dossier: Dossier, appointment: datetime | None, at: datetime) -> Refusal | None:
    if dossier.procedure.term_of(dossier.case) is not None:
        return None
    if appointment is None:
        return Refusal("appointment-missing")
    return Refusal("appointment-passed") if appointment <= at else None


@transaction.atomic
def refuse(pk: int, *, by: Actor, at: datetime, reasons: Sequence[Mapping[str, Any]]) -> Dossier:
    """Refuse to take the dossier in (form 03), each reason tied to a requirement of the catalogue.

    :param reasons: mappings with `requirement` (a paper's key, or one of `rules.GROUNDS`) and `reason`
    :raises Refusal: not-your-duty, wrong-state, reason-missing, unknown-requirement
    """
    dossier = moves.lock(pk)
    require(rules.why_not("refuse", dossier, by))
    require(rules.why_not_reasons(reasons, {*dossier.requirements, *rules.GROUNDS}))

    dossier.finished_at = at
    return moves.step(
        dossier, "refuse", events.REFUSED, by=by, at=at, reasons=[dict(reason) for reason in reasons],
        document=books.take(dossier.receiving_unit_id, rules.REFUSAL, at=at), title=rules.title_of("refuse", dossier, by),
    )


@transaction.atomic
def transfer(pk: int, *, by: Actor, at: datetime) -> Dossier:
    """Hand an accepted dossier to the unit that works on it. Nobody has taken it there yet.

    :raises Refusal: not-your-duty, wrong-state
    """
    dossier = moves.lock(pk)
    require(rules.why_not("transfer", dossier, by))

    from_unit = dossier.holder_unit_id
    moves.close_step(dossier, by=by, at=at)
    moves.open_step(dossier, moves.plan_after(dossier), at=at)
    return moves.step(dossier, "transfer", events.TRANSFERRED, by=by, at=at, from_unit=from_unit)
