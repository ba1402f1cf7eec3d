"""What people say of indicators: that a formula was compared with its source, and what another system counts."""

from datetime import datetime

from django.db import transaction

from motcua.indicators import events
from motcua.indicators.models import Confirmation, Official
from motcua.indicators.rules import DEFINITIONS, Period
from motcua.journal import commands as journal
from motcua.journal.queries import next_seq
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean

TELLS = ("control", "leader")


@transaction.atomic
def confirm(code: str, source: str, *, by: Actor, at: datetime) -> Confirmation:
    """Say that a formula was compared with its source: it no longer says "chưa kiểm chứng".

    :param source: where it was seen
    :raises Refusal: not-your-duty, indicator-unknown, indicator-confirmed, indicator-source-missing
    """
    require(None if any(duty == "administrator" for duty, _ in by.posts) else Refusal("not-your-duty", duties=["administrator"]))
    one, seen = DEFINITIONS.get(code), clean(source)
    if one is None:
        raise Refusal("indicator-unknown")
    require(Refusal("indicator-source-missing") if not seen else None)
    there = one.verified or Confirmation.objects.filter(code=code, version=one.version).exists()
    require(Refusal("indicator-confirmed") if there else None)
    confirmation = Confirmation.objects.create(code=code, version=one.version, source=seen, confirmed_at=at, confirmed_by=by.id)
    _record(code, events.CONFIRMED, by, at, version=one.version, source=seen)
    return confirmation


@transaction.atomic
def tell_official(
    code: str, period: Period, unit: str, *, numerator: int, denominator: int, source: str, by: Actor, at: datetime
) -> Official:
    """Write down what another system counts, to stand beside our own.

    :param code: of an indicator, or of one that only the other system can count
    :raises Refusal: not-your-duty, official-not-whole, indicator-source-missing
    """
    require(None if any(by.holds(duty, unit) for duty in TELLS) else Refusal("not-your-duty", duties=list(TELLS)))
    require(Refusal("official-not-whole") if not 0 <= numerator <= denominator else None)
    seen = clean(source)
    require(Refusal("indicator-source-missing") if not seen else None)
    told = Official.objects.create(
        code=code, period=period.code, unit=unit, numerator=numerator, denominator=denominator, source=seen, told_at=at,
        told_by=by.id,
    )  # fmt: skip
    _record(code, events.OFFICIAL_NOTED, by, at, period=period.code, unit=unit, numerator=numerator, denominator=denominator)
    return told


def _record(code: str, kind: str, by: Actor, at: datetime, **data: str | int) -> None:
    subject = f"indicator:{code}"
    journal.append(subject, next_seq(subject), kind, by=by, at=at, happened_at=None, **data)
