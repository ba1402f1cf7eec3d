"""Shares, without a lie when there is nothing to share."""

from fractions import Fraction


def ratio(n: int, d: int) -> Fraction | None:
    """Return n of d, or None when there is nothing to count: "no data" is never "met"."""
    return Fraction(n, d) if d else None
