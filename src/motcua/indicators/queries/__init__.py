"""What is counted: numbers, the lists behind them, and what was left out."""

from motcua.indicators.queries.closed import Closed, closed
from motcua.indicators.queries.lists import Behind, Line, count, every, items_of, left_out, length, page
from motcua.indicators.queries.numbers import by, items, series, settling, values
from motcua.indicators.rules import DEFINITIONS, Indicator

__all__ = [
    "Behind",
    "Closed",
    "Line",
    "by",
    "closed",
    "count",
    "definitions",
    "every",
    "items",
    "items_of",
    "left_out",
    "length",
    "page",
    "series",
    "settling",
    "values",
]


def definitions() -> dict[str, Indicator]:
    """Return every indicator by its code, in the order of the book."""
    return dict(DEFINITIONS)
