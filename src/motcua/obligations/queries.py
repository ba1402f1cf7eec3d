"""What is owed, by whom, and what of it was done, as it is known now or was known then."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from motcua.kernel.actors import Actor
from motcua.obligations.models import Fulfilment, Obligation
from motcua.people import queries as people

KEEPERS = ("control", "leader")


@dataclass(frozen=True, slots=True)
class Row:
    """One obligation. done_on: None as long as nothing shows that it was done."""

    pk: int
    kind: str
    subject: str
    unit: str
    procedure: str
    channel: str
    ground: str
    due_on: date
    done_on: date | None
    evidence: str

    @property
    def in_time(self) -> bool:
        return self.done_on is not None and self.done_on <= self.due_on


def due(
    since: date, until: date, *, units: Collection[str] | None = None, kind: str = "", known: datetime | None = None
) -> list[Row]:
    """Return what is due from a day until before another, the earliest first.

    :param units: which owe it; None: any
    :param known: as it was written down then; None is now
    """
    found = Obligation.objects.filter(due_on__gte=since, due_on__lt=until)
    found = found.filter(kind=kind) if kind else found
    found = found if units is None else found.filter(unit__in=units)
    return _rows(found, known)


def one(pk: int) -> Row | None:
    """Return an obligation that was not withdrawn."""
    return next(iter(_rows(Obligation.objects.filter(pk=pk), None)), None)


def kept_by(actor: Actor, day: date) -> frozenset[str]:
    """Return the units whose book the actor keeps: where they control procedures or lead, and all below."""
    own = {unit for duty, unit in actor.posts if duty in KEEPERS}
    return frozenset(below for unit in own for below in people.subtree(unit, day))


def _rows(found: "QuerySet[Obligation]", known: datetime | None) -> list[Row]:
    if known is None:
        there, standing = Q(withdrawn_at=None), Q(revoked_at=None)
    else:
        there = Q(entered_at__lte=known) & (Q(withdrawn_at=None) | Q(withdrawn_at__gt=known))
        standing = Q(recorded_at__lte=known) & (Q(revoked_at=None) | Q(revoked_at__gt=known))
    rows = list(found.filter(there).order_by("due_on", "pk"))
    done = {one.obligation_id: one for one in Fulfilment.objects.filter(standing, obligation__in=rows)}
    return [_row(row, done.get(row.pk)) for row in rows]


def _row(row: Obligation, done: Fulfilment | None) -> Row:
    return Row(
        row.pk, row.kind, row.subject, row.unit_id, row.procedure, row.channel, row.ground, row.due_on,
        done.done_on if done else None, done.evidence if done else "",
    )  # fmt: skip
