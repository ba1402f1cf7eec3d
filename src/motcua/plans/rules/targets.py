"""A promised figure against the real one: met or not, where it is going, and what would have to happen.

All counts are whole numbers and all shares fractions; nothing here is rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor, sqrt
from statistics import NormalDist

from motcua.kernel.ratios import ratio
from motcua.plans.rules.facts import Comparison

AT_RISK_FROM = Fraction(9, 10)
"""From so much of what was promised on, a figure that is not met is at risk, not lost."""
CONFIDENCE = 0.9


class Status(StrEnum):
    MET = "met"
    AT_RISK = "at_risk"
    NOT_MET = "not_met"
    NO_DATA = "no_data"


def is_met(comparison: Comparison, value: Fraction, target: Fraction) -> bool:
    """Tell whether a figure keeps the promise. "trên 90" is strict: 90 does not."""
    match comparison:
        case Comparison.MORE:
            return value > target
        case Comparison.AT_LEAST:
            return value >= target
        case Comparison.EXACTLY:
            return value == target
        case Comparison.AT_MOST:
            return value <= target
        case Comparison.LESS:
            return value < target


def status(comparison: Comparison, value: Fraction | None, target: Decimal | Fraction) -> Status:
    """Return how a figure stands. None is no data, and that is never met.

    :param value: in the same measure as the target: per cent for shares
    """
    aim = Fraction(target)
    if value is None:
        return Status.NO_DATA
    if is_met(comparison, value, aim):
        return Status.MET
    is_ceiling = comparison in (Comparison.AT_MOST, Comparison.LESS)
    near = value * AT_RISK_FROM <= aim if is_ceiling else value >= aim * AT_RISK_FROM
    return Status.AT_RISK if near else Status.NOT_MET


@dataclass(frozen=True, slots=True)
class Need:
    """What would have to happen for a share to keep its promise in the end.

    :param good: how many of those still to come have to be good at least; None: not even all of them would do
    :param coming: how many are expected still to come
    """

    good: int | None
    coming: int


def needed(comparison: Comparison, good: int, every: int, coming: int, target: Decimal | Fraction) -> Need:
    """Return how many of those coming have to be good (for "at most" and "less": may be bad no more than the rest).

    With every + coming dossiers in the end, the fewest further good ones with which `is_met` holds.

    :param good: the numerator so far; :param every: the denominator so far; :param target: in per cent
    """
    share, end = Fraction(target) / 100, every + coming
    if end == 0:
        return Need(None, coming)
    aim = share * end
    match comparison:
        case Comparison.MORE:
            total = floor(aim) + 1
        case Comparison.AT_LEAST:
            total = ceil(aim)
        case Comparison.EXACTLY:
            total = floor(aim) if aim.denominator == 1 else end + 1
        case _:
            total = 0
    return Need(_further(comparison, total, good, end, coming, share), coming)


def _further(comparison: Comparison, total: int, good: int, end: int, coming: int, share: Fraction) -> int | None:
    further = max(total - good, 0)
    if further > coming or not is_met(comparison, Fraction(good + further, end), share):
        return None
    return further


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a share: how many were good of how many."""

    good: int
    every: int

    @property
    def share(self) -> Fraction | None:
        return ratio(self.good, self.every)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where a share will stand on its day, in per cent: most likely, and between what with 90 of 100."""

    share: Fraction
    low: Fraction
    high: Fraction
    coming: int


def coming(months: Sequence[Month], days_gone: int, days_left: int) -> int:
    """Return how many are expected still to come: as many a working day as until now, half a dossier counted as one."""
    if days_gone <= 0:
        return 0
    return floor(Fraction(sum(one.every for one in months) * days_left, days_gone) + Fraction(1, 2))


def forecast(months: Sequence[Month], expected: int) -> Forecast | None:
    """Return where a share will stand once `expected` more have come; None: nothing to go by.

    Method: those still to come are good as often as those of the months so far, later months counting more (each month half
    as much again as the one before it). The range is the 90 % interval of that share by Wilson, widened by how much the
    months really differ from one another (their overdispersion, at least 1), and it concerns only those still to come: what
    has been counted stays counted.
    """
    seen = [one for one in months if one.every]
    if not seen:
        return None
    good, every = sum(one.good for one in seen), sum(one.every for one in seen)
    weighed = [(Fraction(3, 2) ** n, one) for n, one in enumerate(seen)]
    rate = sum((w * one.good for w, one in weighed), Fraction()) / sum(w * one.every for w, one in weighed)
    low, high = _interval(rate, every, expected, _spread(seen, Fraction(good, every)))
    end = every + expected

    def share(of_coming: Fraction) -> Fraction:
        return 100 * (good + of_coming * expected) / end

    return Forecast(share(rate), share(low), share(high), expected)


def _spread(months: Sequence[Month], rate: Fraction) -> float:
    """How many times more the months differ than chance would have them (Pearson's statistic by degree of freedom)."""
    if len(months) < 2 or rate in (0, 1):
        return 1.0
    chance = sum((one.good - one.every * rate) ** 2 / (one.every * rate * (1 - rate)) for one in months)
    return max(1.0, float(chance) / (len(months) - 1))


def _interval(rate: Fraction, seen: int, expected: int, spread: float) -> tuple[Fraction, Fraction]:
    """Between what the share of those still to come will lie: what is not known of the rate, and chance in those themselves."""
    if not expected:
        return rate, rate
    z, p = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2), float(rate)
    n = seen * expected / (seen + expected) / spread  # both uncertainties as one sample
    middle, half = (p + z * z / (2 * n)) / (1 + z * z / n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    low, high = (Fraction(min(max(x, 0.0), 1.0)).limit_denominator(10**6) for x in (middle - half, middle + half))
    return min(low, rate), max(high, rate)
