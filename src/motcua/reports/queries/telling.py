"""What the written report tells besides its tables: what became of the late, and how the plan's targets stood at the end."""

from datetime import datetime
from fractions import Fraction

from motcua.dossiers import queries as dossiers
from motcua.dossiers.rules import CAUSES
from motcua.indicators import queries as indicators
from motcua.indicators.rules import DEFINITIONS, Period, Scope
from motcua.kernel.amounts import decimal
from motcua.people import queries as people
from motcua.plans import queries as plans
from motcua.plans.rules import Comparison, Measure, is_met
from motcua.reports.rules.control import Goal, Lateness
from motcua.reports.rules.periods import ReportPeriod

TOLD, EXPLAINED = "W16a", "W16b"


def lateness(unit: str, period: ReportPeriod, *, at: datetime, known: datetime | None) -> Lateness:
    """Return how many of the late had a letter and an accepted explanation, and by which causes; the most dossiers first."""
    days = Period(period.since, period.until)
    worth = indicators.values([TOLD, EXPLAINED], Scope(unit=unit), days, at=at, known=known)
    causes = dossiers.causes_told(people.subtree(unit, period.last), days.since_at, min(days.until_at, at))
    told = sorted(causes.items(), key=lambda pair: (-pair[1], list(CAUSES).index(pair[0])))
    return Lateness(
        told=worth[TOLD].numerator, explained=worth[EXPLAINED].numerator, causes=tuple((CAUSES[one], n) for one, n in told),
    )  # fmt: skip


def goals(unit: str, period: ReportPeriod, *, at: datetime, known: datetime | None) -> tuple[Goal, ...]:
    """Return the confirmed shares that the unit's plan of the year promises, as they stood over the period."""
    plan = plans.plans_of(unit, period.year).filter(state="ISSUED").first()
    targets = [
        one for one in plans.targets(plan).order_by("indicator")
        if one.confirmed_at and one.measure == Measure.SHARE and one.indicator in DEFINITIONS
    ] if plan else []  # fmt: skip
    codes = [one.indicator for one in targets]
    worth = indicators.values(codes, Scope(unit=unit), Period(period.since, period.until), at=at, known=known) if codes else {}
    found = []
    for one in targets:
        value, comparison = worth[one.indicator], Comparison(one.comparison)
        met = None if value.ratio is None else is_met(comparison, 100 * value.ratio, Fraction(one.value))
        found.append(Goal(
            code=one.indicator, name=DEFINITIONS[one.indicator].name, wanted=f"{comparison.value} {_plain(Fraction(one.value))}%",
            numerator=value.numerator, denominator=value.denominator, met=met,
        ))  # fmt: skip
    return tuple(found)


def _plain(share: Fraction) -> str:
    """90, or 12,50."""
    return str(int(share)) if share.denominator == 1 else decimal(share)
