"""How many rows of a list somebody likes on a page."""

from motcua.kernel.actors import Actor
from motcua.people import queries as people

CHOICES, USUAL = (25, 50, 100), 50


def rows_of(actor: Actor) -> int:
    liked = people.preference(actor, "rows", USUAL)
    return liked if liked in CHOICES else USUAL
