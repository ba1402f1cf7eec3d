"""The promised figures as they stand: counted from the dossiers themselves, or from what was delivered for the plan's tasks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from motcua.deadlines import queries as deadlines
from motcua.indicators import queries as indicators
from motcua.indicators.rules import Period, Scope, Value
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.people.models import Unit
from motcua.plans import rules
from motcua.plans.models import Plan, Target
from motcua.plans.queries import board
from motcua.plans.queries.board import TaskRow
from motcua.plans.rules import Comparison, Forecast, Measure, Month, Need, Status
from motcua.plans.rules.reading import APPENDIX

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class UnitFigure:
    """The same figure of one unit that settles dossiers."""

    unit: Unit
    good: int
    every: int
    share: Fraction
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A target and how it stands.

    :param value: in per cent for shares, else how often; None: no data
    :param measured: whether anything here counts it; where nothing does, `value` is None for good
    :param good: of `every` that were counted; `excluded` were left out
    :param months: of its year so far, oldest first
    :param need: what would have to happen among those still to come; None where that is no question of numbers
    :param days_left: working days until its last day
    """

    target: Target
    status: Status
    measured: bool
    value: Fraction | None = None
    good: int = 0
    every: int = 0
    excluded: int = 0
    months: tuple[Month, ...] = ()
    forecast: Forecast | None = None
    need: Need | None = None
    days_left: int = 0
    units: tuple[UnitFigure, ...] = ()


def figures(plan: Plan, *, at: datetime) -> list[Figure]:
    """Return every confirmed target of a plan as it stands now, in the order of the indicators."""
    confirmed = list(Target.objects.filter(plan=plan, confirmed_at__isnull=False).order_by("indicator"))
    known = indicators.definitions()
    counted = [one for one in confirmed if one.measure == Measure.SHARE and one.indicator in known]
    found = {one.target.pk: one for one in _shares(plan, counted, at)}
    tasks = {row.path: row for row in board.rows(plan, local_date(at))}
    return [found.get(one.pk) or _of_tasks(one, tasks) for one in confirmed]


def _shares(plan: Plan, targets: Sequence[Target], at: datetime) -> list[Figure]:
    """All of them in as few questions as there are last days."""
    figures = []
    for due in sorted({one.due_date for one in targets}):
        same = [one for one in targets if one.due_date == due]
        figures += _until(plan, due, same, at)
    return figures


def _until(plan: Plan, due: date, targets: Sequence[Target], at: datetime) -> list[Figure]:
    today, codes, scope = local_date(at), [one.indicator for one in targets], Scope(unit=plan.owner_id)
    whole, months = _period(plan.year, due, today), _months(plan.year, due, today)
    total, *monthly = indicators.series(codes, scope, [whole, *months], at=at)
    by_unit = indicators.by("unit", codes, scope, whole, at=at)
    return [
        _figure(one, total[one.indicator], [month[one.indicator] for month in monthly],
                {unit: values[one.indicator] for unit, values in by_unit.items()}, today)
        for one in targets
    ]  # fmt: skip


def _figure(target: Target, value: Value, monthly: Sequence[Value], by_unit: Mapping[str, Value], today: date) -> Figure:
    comparison, calendar = Comparison(target.comparison), deadlines.calendar()
    months = tuple(Month(one.numerator or 0, one.denominator or 0) for one in monthly)
    days_left = max(calendar.working_days(today, target.due_date), 0)
    days_gone = calendar.working_days(date(target.due_date.year, 1, 1) - _DAY, min(today, target.due_date))
    good, every = value.numerator or 0, value.denominator or 0
    expected = rules.coming(months, days_gone, days_left)
    share = None if value.ratio is None else 100 * value.ratio
    return Figure(
        target=target, status=rules.status(comparison, share, target.value), measured=True, value=share, good=good, every=every,
        excluded=value.excluded, months=months, forecast=rules.forecast(months, expected), days_left=days_left,
        need=rules.needed(comparison, good, every, expected, target.value) if expected else None, units=_units(target, by_unit),
    )  # fmt: skip


def _units(target: Target, by_unit: Mapping[str, Value]) -> tuple[UnitFigure, ...]:
    """Those that have dossiers, the furthest from the target first."""
    every, comparison = people.every_unit(), Comparison(target.comparison)
    found = [
        UnitFigure(every[unit], one.numerator or 0, one.denominator or 0, 100 * one.ratio,
                   rules.status(comparison, 100 * one.ratio, target.value))
        for unit, one in by_unit.items() if one.ratio is not None
    ]  # fmt: skip
    downward = comparison in (Comparison.AT_MOST, Comparison.LESS)
    return tuple(sorted(found, key=lambda one: (-one.share if downward else one.share, one.unit.code)))


def _of_tasks(target: Target, tasks: Mapping[str, TaskRow]) -> Figure:
    """How often, or whether in time, something was delivered for the task that promises it."""
    paths = [place.removeprefix(f"{APPENDIX} ") for place in target.places if place.startswith(APPENDIX)]
    row = next((tasks[path] for path in paths if path in tasks and tasks[path].dates), None)
    if row is None or target.measure == Measure.SHARE:
        return Figure(target=target, status=Status.NO_DATA, measured=False)
    owed = set(row.standing.owed)
    delivered = sum(due not in owed for due in row.dates)
    if row.missed:
        status = Status.NOT_MET
    elif delivered:
        status = Status.MET
    else:
        status = Status.NO_DATA
    return Figure(target=target, status=status, measured=True, value=Fraction(delivered), good=delivered, every=len(row.dates))


def _period(year: int, due: date, today: date) -> Period:
    """From the beginning of the year until today, or until the last day once that has gone by."""
    return Period(date(year, 1, 1), max(min(due, today), date(year, 1, 1)) + _DAY)


def _months(year: int, due: date, today: date) -> list[Period]:
    last = min(due, today)
    if last.year < year:
        return []
    firsts = [date(year, month, 1) for month in range(1, 13)]
    ends = [*firsts[1:], date(year + 1, 1, 1)]
    return [Period(first, min(end, last + _DAY)) for first, end in zip(firsts, ends, strict=True) if first <= last]
