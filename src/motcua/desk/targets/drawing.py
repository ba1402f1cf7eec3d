"""Lengths of the small drawings beside the figures; the words beside them say the same."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

WIDE, HIGH = 120, 28


def bullet(value: Fraction, target: Decimal) -> dict[str, float]:
    """Where a share's bar ends and where its target stands, in per cent of the room."""
    return {"bar": round(float(min(value, Fraction(100))), 1), "mark": round(float(min(target, Decimal(100))), 1)}


def line(months: Sequence[float | None]) -> str:
    """The points of a line through the months that have a share; the scale goes from 0 to 100 %."""
    step = WIDE / max(len(months) - 1, 1)
    points = ((n * step, HIGH - 2 - (HIGH - 4) * month / 100) for n, month in enumerate(months) if month is not None)
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
