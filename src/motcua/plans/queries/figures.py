"""The promised figures as they stand: counted from the dossiers themselves, or from what was delivered for the plan's tasks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction

from motcua.deadlines import queries as deadlines
from motcua.indicators import queries as indicators
from motcua.indicators.rules import Period, Scope, Value
from motcua.indicators.rules.words import Counts
from motcua.kernel.moments import local_date
from motcua.plans import rules
from motcua.plans.models import Plan, Target
from motcua.plans.queries import deliveries
from motcua.plans.queries.bearers import Bearer, bearers, rolled_up
from motcua.plans.rules import Comparison, Forecast, Measure, Month, Need, Status

_DAY = timedelta(days=1)
_COME = frozenset({Counts.DOSSIERS, Counts.PAYMENTS, Counts.PERSONS})
"""What comes month by month."""
_STAND = frozenset({Counts.PROCEDURES, Counts.OBLIGATIONS})
"""What is there at the end, or known long before: nothing of it can be foretold by what has come."""
_ADD_UP = frozenset({Counts.DOSSIERS, Counts.PAYMENTS, Counts.OBLIGATIONS})
"""What belongs to one unit. A person may have filed with several, and a procedure may be settled by several."""


@dataclass(frozen=True, slots=True)
class UnitFigure:
    """The same figure of one unit with all below it; without dossiers its share is None."""

    bearer: Bearer
    good: int
    every: int
    share: Fraction | None
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A target and how it stands.

    :param value: in per cent for shares, else how often; None: no data
    :param measured: whether anything here counts it; where nothing does, `value` is None for good
    :param span: of which period it is counted, so that its list can be asked for; None: not from dossiers
    :param good: of `every` that were counted; `excluded` were left out
    :param months: of its year so far, oldest first; `spans`: their periods
    :param need: what would have to happen among those still to come; None where that is no question of numbers
    :param days_left: working days until its last day
    :param units: every unit that bears it, the furthest from the target first, those without data last
    """

    target: Target
    status: Status
    measured: bool
    span: Period | None = None
    value: Fraction | None = None
    good: int = 0
    every: int = 0
    excluded: int = 0
    months: tuple[Month, ...] = ()
    spans: tuple[Period, ...] = ()
    forecast: Forecast | None = None
    need: Need | None = None
    days_left: int = 0
    units: tuple[UnitFigure, ...] = ()


def figures(plan: Plan, *, at: datetime, unit: str = "") -> list[Figure]:
    """Return every confirmed target of a plan as it stands now, in the order of the indicators.

    :param unit: of this unit with all below it, instead of the plan's owner
    """
    confirmed = list(Target.objects.filter(plan=plan, confirmed_at__isnull=False).order_by("indicator"))
    known = indicators.definitions()
    counted = [one for one in confirmed if one.indicator in known]
    found = {one.target.pk: one for one in _counted(plan, counted, unit or plan.owner_id, at)}
    delivered = deliveries.of_tasks(plan, [one for one in confirmed if one.indicator not in known], unit, local_date(at))
    return [found.get(one.pk) or _of_tasks(one, delivered.get(one.pk), local_date(at)) for one in confirmed]


def _counted(plan: Plan, targets: Sequence[Target], unit: str, at: datetime) -> list[Figure]:
    """All of them in as few questions as there are days up to which they are counted."""
    today, figures = local_date(at), []
    every = bearers(plan.owner_id, today) if unit == plan.owner_id else []
    for last in sorted({min(one.due_date, today) for one in targets}):
        same = [one for one in targets if min(one.due_date, today) == last]
        figures += _until(plan.year, last, same, unit, every, at)
    return figures


def _until(year: int, last: date, targets: Sequence[Target], unit: str, every: Sequence[Bearer], at: datetime) -> list[Figure]:
    codes, spans, scope = _by_counts(targets), _months(year, last), Scope(unit=unit)
    whole = Period(date(year, 1, 1), max(last, date(year, 1, 1)) + _DAY)
    total, *monthly = indicators.series(codes[_COME], scope, [whole, *spans], at=at)
    total |= indicators.values(codes[_STAND], scope, whole, at=at)
    keyed = indicators.by("unit", codes[_ADD_UP], Scope(), whole, at=at) if every else {}
    by_unit = rolled_up(every, keyed, codes[_ADD_UP], whole, local_date(at))
    return [
        _figure(one, whole, total[one.indicator],
                {span: month[one.indicator] for span, month in zip(spans, monthly, strict=True) if one.indicator in month},
                [(bearer, values[one.indicator]) for bearer, values in by_unit if one.indicator in values], local_date(at))
        for one in targets
    ]  # fmt: skip


def _by_counts(targets: Sequence[Target]) -> dict[frozenset[Counts], list[str]]:
    known = indicators.definitions()
    return {kinds: [one.indicator for one in targets if known[one.indicator].counts in kinds] for kinds in (_COME, _STAND, _ADD_UP)}


def _figure(
    target: Target, span: Period, value: Value, monthly: Mapping[Period, Value], by_unit: Sequence[tuple[Bearer, Value]],
    today: date,
) -> Figure:  # fmt: skip
    good, every = value.numerator or 0, value.denominator or 0
    months = tuple(Month(one.numerator or 0, one.denominator or 0) for one in monthly.values())
    days_left = max(deadlines.calendar().working_days(today, target.due_date), 0)
    figure = Figure(
        target=target, status=_often(good, every), measured=True, span=span, value=Fraction(good) if every else None, good=good,
        every=every, excluded=value.excluded, months=months, spans=tuple(monthly), days_left=days_left,
        units=_units(target, by_unit),
    )  # fmt: skip
    if target.measure != Measure.SHARE:
        return figure
    if not _foretold(target):
        return replace(figure, value=_share(value), status=rules.status(Comparison(target.comparison), _share(value), target.value))
    days_gone = deadlines.calendar().working_days(date(target.due_date.year, 1, 1) - _DAY, min(today, target.due_date))
    expected, comparison, share = rules.coming(months, days_gone, days_left), Comparison(target.comparison), _share(value)
    is_told = expected and indicators.definitions()[target.indicator].counts is Counts.DOSSIERS  # what to do is said of dossiers
    need = rules.needed(comparison, good, every, expected, target.value) if is_told else None
    status = rules.status(comparison, share, target.value)
    return replace(figure, value=share, status=status, forecast=rules.forecast(months, expected), need=need)


def _foretold(target: Target) -> bool:
    """Of people the same come again: how many more there will be is not said by how many there were."""
    return indicators.definitions()[target.indicator].counts in (Counts.DOSSIERS, Counts.PAYMENTS)


def _share(value: Value) -> Fraction | None:
    return None if value.ratio is None else 100 * value.ratio


def _often(good: int, every: int) -> Status:
    """Of what should have been done by now; one that is missing cannot be made up for."""
    if not every:
        return Status.NO_DATA
    return Status.MET if good >= every else Status.NOT_MET


def _units(target: Target, by_unit: Sequence[tuple[Bearer, Value]]) -> tuple[UnitFigure, ...]:
    comparison = Comparison(target.comparison)
    found = [
        UnitFigure(bearer, one.numerator or 0, one.denominator or 0, _share(one),
                   rules.status(comparison, _share(one), target.value)
                   if target.measure == Measure.SHARE else _often(one.numerator or 0, one.denominator or 0))
        for bearer, one in by_unit
    ]  # fmt: skip
    down = comparison in (Comparison.AT_MOST, Comparison.LESS)
    return tuple(sorted(found, key=lambda one: (one.share is None, (-one.share if down else one.share) if one.share else 0)))


def _of_tasks(target: Target, kept: deliveries.Kept | None, today: date) -> Figure:
    """How often, or whether in time, something was delivered for the task that promises it."""
    if kept is None or target.measure == Measure.SHARE:
        return Figure(target=target, status=Status.NO_DATA, measured=False)
    return Figure(target=target, status=kept.status, measured=True, value=Fraction(kept.good), good=kept.good, every=kept.every,
                  days_left=max(deadlines.calendar().working_days(today, target.due_date), 0))  # fmt: skip


def _months(year: int, last: date) -> list[Period]:
    if last.year < year:
        return []
    firsts = [date(year, month, 1) for month in range(1, 13)]
    ends = [*firsts[1:], date(year + 1, 1, 1)]
    return [Period(first, min(end, last + _DAY)) for first, end in zip(firsts, ends, strict=True) if first <= last]
