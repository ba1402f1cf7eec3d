"""Which sums are kept, and where in a cell each stands."""

from collections.abc import Iterable

from motcua.indicators.models import Slot
from motcua.indicators.rules.conditions import condition
from motcua.indicators.rules.flows import Basis, Flow

type Places = dict[tuple[Basis, str], int]
"""Basis and condition (as text) to the place of its number, from 1, among those of that basis."""


def kept() -> Places:
    """Return the sums that every cell has."""
    return {(Basis(basis), asked): place for basis, asked, place in _rows(is_kept=True)}


def planned() -> dict[Basis, list[str]]:
    """Return all conditions in the order of their places, by basis; the SQL of each, for who counts them."""
    found: dict[Basis, list[str]] = {}
    for basis, asked, _ in _rows():
        found.setdefault(Basis(basis), []).append(condition(asked).sql)
    return found


def known(places: Places, asked: Iterable[Flow]) -> bool:
    """Tell whether all of these sums are kept."""
    return all((flow.basis, str(flow.condition)) in places for flow in asked)


def _rows(**only: bool) -> "list[tuple[str, str, int]]":
    return list(Slot.objects.filter(**only).order_by("basis", "place").values_list("basis", "condition", "place"))
