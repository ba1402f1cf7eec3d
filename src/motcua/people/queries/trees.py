"""The tree of units on a day, kept in the process as long as no unit comes, goes or moves."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Q

from motcua.people import rules
from motcua.people.models import Placement


@dataclass(frozen=True, slots=True)
class Tree:
    """Each unit's parent, and each one's children."""

    parents: Mapping[str, str | None]
    below: Mapping[str, list[str]]


def tree(day: date, stamp: int) -> Tree:
    """Return the tree of a day: that of the last day on which units moved, so years of days are a few trees.

    :param stamp: the edition of units and places
    """
    moves = _moves(stamp)
    return _tree_from(moves[bisect_right(moves, day) - 1], stamp)


@lru_cache(maxsize=2)
def _moves(stamp: int) -> tuple[date, ...]:
    """The days on which a unit came, went or moved; nothing was before the first."""
    dates = {day for row in Placement.objects.values_list("valid_from", "valid_to") for day in row if day is not None}
    return (date.min, *sorted(dates))


@lru_cache(maxsize=32)
def _tree_from(day: date, stamp: int) -> Tree:
    on = Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gt=day))
    parents = dict(Placement.objects.filter(on).values_list("unit_id", "parent_id"))
    return Tree(parents, rules.children(parents))
