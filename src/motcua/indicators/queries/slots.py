"""Which sums are kept, and where in a cell each stands."""

from collections.abc import Iterable

from django.db import connection

from motcua.indicators.rules.conditions import condition
from motcua.indicators.rules.flows import Basis, Flow

_ALL = "SELECT basis, condition, place FROM indicators_slot ORDER BY basis, place"
_KEPT = "SELECT basis, condition, place FROM indicators_slot WHERE is_kept"

type Places = dict[tuple[Basis, str], int]
"""Basis and condition (as text) to the place of its number, from 1, among those of that basis."""


def kept() -> Places:
    """Return the sums that every cell has."""
    return {(Basis(basis), asked): place for basis, asked, place in _rows(_KEPT)}


def planned() -> dict[Basis, list[str]]:
    """Return all conditions in the order of their places, by basis; the SQL of each, for who counts them."""
    found: dict[Basis, list[str]] = {}
    for basis, asked, _ in _rows():
        found.setdefault(Basis(basis), []).append(condition(asked).sql)
    return found


def known(places: Places, asked: Iterable[Flow]) -> bool:
    """Tell whether all of these sums are kept."""
    return all((flow.basis, str(flow.condition)) in places for flow in asked)


def _rows(statement: str = _ALL) -> "list[tuple[str, str, int]]":
    with connection.cursor() as cursor:  # asked several times for every page: by hand
        cursor.execute(statement)
        rows: list[tuple[str, str, int]] = cursor.fetchall()
        return rows
