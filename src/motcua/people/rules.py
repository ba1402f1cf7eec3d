"""Which duties there are and how far each one sees."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum


class Duty(StrEnum):
    """What a person is charged with in a unit."""

    INTAKE = "intake"
    RESULT_DESK = "result_desk"
    CASHIER = "cashier"
    OFFICER = "officer"
    HEAD = "head"
    LEADER = "leader"
    CLERK = "clerk"
    CONTROL = "control"
    INSPECTOR = "inspector"
    ADMINISTRATOR = "administrator"


class AccountKind(StrEnum):
    STAFF = "staff"
    CITIZEN = "citizen"
    SYSTEM = "system"


class Level(StrEnum):
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


# These answer for what happens below them. An administrator looks after accounts and catalogues and sees no dossier.
SEES_SUBTREE = frozenset({Duty.HEAD, Duty.LEADER, Duty.CONTROL, Duty.INSPECTOR})
SEES_NOTHING = frozenset({Duty.ADMINISTRATOR})

type Tree = Mapping[str, str | None]
"""The placement of one day: unit code to parent code (None at a root)."""


def holds(valid_from: date, valid_to: date | None, day: date) -> bool:
    """Tell whether a dated row holds on this day; `valid_to` is the first day on which it no longer does."""
    return valid_from <= day and (valid_to is None or day < valid_to)


def ancestors(tree: Tree, code: str) -> tuple[str, ...]:
    """Return the units above, nearest first."""
    above: list[str] = []
    parent = tree.get(code)
    while parent is not None and parent not in above:
        above.append(parent)
        parent = tree.get(parent)
    return tuple(above)


def children(tree: Tree) -> dict[str, list[str]]:
    below: dict[str, list[str]] = {}
    for code, parent in tree.items():
        if parent is not None:
            below.setdefault(parent, []).append(code)
    return below


def subtree(below: Mapping[str, Iterable[str]], code: str) -> frozenset[str]:
    """Return the unit itself and every unit below it.

    :param below: as `children` gives it
    """
    seen, waiting = {code}, [code]
    while waiting:
        fresh = [child for child in below.get(waiting.pop(), ()) if child not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return frozenset(seen)


def sees(posts: Iterable[tuple[str, str]], below: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Return the units whose dossiers somebody with these posts (duty, unit) may see."""
    seen: set[str] = set()
    for duty, unit in posts:
        if duty in SEES_SUBTREE:
            seen |= subtree(below, unit)
        elif duty not in SEES_NOTHING:
            seen.add(unit)
    return frozenset(seen)


def makes_a_loop(tree: Tree, code: str, parent: str | None) -> bool:
    """Tell whether placing the unit under this parent would put it below itself."""
    return parent is not None and (parent == code or code in ancestors(tree, parent))
