"""What is counted: numbers, the lists behind them, and what was left out."""

from motcua.indicators.queries.closed import Closed, closed
from motcua.indicators.queries.lists import Behind, Line, count, every, items_of, left_out, length, page
from motcua.indicators.queries.numbers import by, items, series, settling, settlings, values
from motcua.indicators.queries.official import Told, confirmations, official, verified
from motcua.indicators.queries.waiting import Third, thirds
from motcua.indicators.rules import DEFINITIONS, Indicator

__all__ = [
    "Behind",
    "Closed",
    "Line",
    "Third",
    "Told",
    "by",
    "closed",
    "confirmations",
    "count",
    "definitions",
    "every",
    "items",
    "items_of",
    "left_out",
    "length",
    "official",
    "page",
    "series",
    "settling",
    "settlings",
    "thirds",
    "values",
    "verified",
]


def definitions() -> dict[str, Indicator]:
    """Return every indicator by its code, in the order of the book."""
    return dict(DEFINITIONS)
