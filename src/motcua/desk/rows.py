"""How many rows of a list somebody likes on a page."""

from typing import Any

from motcua.kernel.actors import Actor
from motcua.people import queries as people

CHOICES, USUAL = (25, 50, 100), 50


def rows_of(actor: Actor) -> int:
    return among(people.preference(actor, "rows", USUAL))


def among(liked: Any) -> int:
    """Return what somebody likes, or the usual number where that is not offered."""
    return liked if isinstance(liked, int) and liked in CHOICES else USUAL
