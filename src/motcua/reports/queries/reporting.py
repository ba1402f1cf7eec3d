"""A report as it is to be made now: from the figures of the closed period, or, while nobody has closed it, from those of today."""

from datetime import datetime

from motcua.indicators import queries as indicators
from motcua.indicators.rules import Period
from motcua.reports.queries.assembling import assemble
from motcua.reports.queries.counting import counted
from motcua.reports.rules.assembled import Assembled
from motcua.reports.rules.periods import Days, ReportPeriod
from motcua.reports.rules.settled import Waiting
from motcua.reports.rules.stating import Stated


def stated(unit: str, days: ReportPeriod | Days, at: datetime) -> Stated:
    """Return as of when the figures of a unit stand in these days: as the period was closed, or stated last, or now."""
    found = indicators.closed(Period(days.since, days.until), unit)
    return Stated(at=at, known_at=found.known_at, digest=found.digest, ordinal=found.ordinal) if found else Stated(at=at)


def report(kind: str, unit: str, period: ReportPeriod, *, at: datetime, waiting: Waiting = Waiting.OPEN) -> Assembled:
    """Put a report together, all of it from the same figures.

    :raises KeyError: no such kind of report
    """
    as_of = stated(unit, period, at)
    return assemble(kind, unit, period, at=at, counted=counted(at, as_of.known_at), waiting=waiting, stated=as_of)
