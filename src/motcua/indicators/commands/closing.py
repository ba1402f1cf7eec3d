"""Closing a period: its figures are frozen as they are known, and what is known later is stated beside them."""

from datetime import datetime

from django.db import transaction

from motcua.indicators import events
from motcua.indicators.models import Closing, Restatement
from motcua.indicators.queries import closing as queries
from motcua.indicators.rules import Period
from motcua.journal import commands as journal
from motcua.journal.queries import next_seq
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require

CLOSES = ("control", "leader")


@transaction.atomic
def close(period: Period, unit: str, *, by: Actor, at: datetime) -> Closing:
    """Freeze the figures of a period that has ended, of a unit with all below it.

    :raises Refusal: not-your-duty, period-runs, period-closed
    """
    require(why_not_close(period, unit, by=by, at=at))
    found = queries.frozen(period, unit, known=at)
    closing = Closing.objects.create(
        period=period.code, unit=unit, known_at=at, numbers=found.numbers, digest=found.digest, dossiers=found.dossiers,
        closed_at=at, closed_by=by.id,
    )  # fmt: skip
    journal.append(closing.subject, next_seq(closing.subject), events.CLOSED, by=by, at=at, digest=found.digest)
    return closing


def why_not_close(period: Period, unit: str, *, by: Actor, at: datetime) -> Refusal | None:
    """Return what `close` would refuse."""
    if no := _why_not(by, unit):
        return no
    if at < period.until_at:
        return Refusal("period-runs", last_day=period.last)
    return Refusal("period-closed") if Closing.objects.filter(period=period.code, unit=unit).exists() else None


def closes_for(by: Actor) -> frozenset[str]:
    """Return the units whose periods this actor closes."""
    return frozenset(unit for duty, unit in by.posts if duty in CLOSES)


@transaction.atomic
def restate(pk: int, *, by: Actor, at: datetime) -> Restatement:
    """State what has become known of a closed period since it was closed, or stated last: each number, and by which dossiers.

    :raises Refusal: not-your-duty, nothing-to-restate
    """
    closing = Closing.objects.select_for_update().get(pk=pk)
    require(_why_not(by, closing.unit))
    period, last = Period.read(closing.period), closing.restatements.order_by("-ordinal").first()
    since = last.known_at if last else closing.known_at
    changes = [one.data() for one in queries.changed(period, closing.unit, before=since, after=at)]
    require(None if changes else Refusal("nothing-to-restate"))
    digest = queries.frozen(period, closing.unit, known=at).digest
    restatement = Restatement.objects.create(
        closing=closing, ordinal=last.ordinal + 1 if last else 1, known_at=at, changes=changes, digest=digest, stated_at=at,
        stated_by=by.id,
    )  # fmt: skip
    journal.append(closing.subject, next_seq(closing.subject), events.RESTATED, by=by, at=at, digest=digest, changes=len(changes))
    return restatement


def _why_not(by: Actor, unit: str) -> Refusal | None:
    """Who controls or leads a unit closes its periods."""
    return None if any(by.holds(duty, unit) for duty in CLOSES) else Refusal("not-your-duty", duties=list(CLOSES))
