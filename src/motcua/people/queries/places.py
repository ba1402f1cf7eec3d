"""Units as a tree on a day, and one unit whole."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from motcua.journal import queries as journal
from motcua.journal.models import Event
from motcua.kernel.texts import fold, sort_key
from motcua.people import queries, rules
from motcua.people.models import Placement, Post, Succession, Unit, UnitName
from motcua.people.queries.persons import posts_at


@dataclass(frozen=True, slots=True)
class Branch:
    """One unit of the tree as a list shows it. depth: how far below the top of what is shown."""

    unit: Unit
    name: str
    depth: int
    people: int


@dataclass(frozen=True, slots=True)
class WholeUnit:
    unit: Unit
    names: tuple[UnitName, ...]
    placements: list[Placement]
    successions: list[Succession]
    below: list[Unit]
    posts: list[Post]
    trail: list[Event]


def branches(scope: Collection[str], day: date, text: str = "") -> list[Branch]:
    """Return these units on this day as a tree, siblings sorted the Vietnamese way; with a text, those that it names."""
    tree, units, people = queries.tree(day), queries.every_unit(), _heads(day)
    words, called = fold(text).split(), queries.names_on(tree, day)
    found = []
    for code, depth in _walk({code: parent for code, parent in tree.items() if code in scope}, called):
        name = called[code]
        if all(word in fold(f"{name} {units[code].short_name} {code}") for word in words):
            found.append(Branch(units[code], name, 0 if words else depth, people.get(code, 0)))
    return found


def whole_unit(code: str, day: date) -> WholeUnit:
    """:raises Unit.DoesNotExist: there never was one"""
    units = queries.every_unit()
    children = [child for child, parent in queries.tree(day).items() if parent == code]
    called = queries.names_on(children, day)
    below = sorted(children, key=lambda child: sort_key(called[child]))
    return WholeUnit(
        queries.unit(code), queries.names(code),
        list(Placement.objects.filter(unit=code).select_related("parent").order_by("-valid_from")),
        list(Succession.objects.filter(unit=code).select_related("successor").order_by("date", "pk")),
        [units[child] for child in below], posts_at([code], day), journal.trail(f"unit:{code}")[::-1],
    )  # fmt: skip


def _heads(day: date) -> dict[str, int]:
    """How many people bear something in each unit."""
    found: dict[str, set[int]] = {}
    rows = Post.objects.filter(valid_from__lte=day).exclude(valid_to__lte=day).order_by("pk").values_list("unit", "account")
    for unit, account in rows:
        found.setdefault(unit, set()).add(account)
    return {unit: len(accounts) for unit, accounts in found.items()}


def _walk(parents: Mapping[str, str | None], called: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    below = rules.children(parents)
    order = {code: sort_key(called[code]) for code in parents}
    tops = [code for code, parent in parents.items() if parent not in parents]
    waiting = [(code, 0) for code in sorted(tops, key=order.__getitem__, reverse=True)]
    while waiting:
        code, depth = waiting.pop()
        yield code, depth
        children = sorted((child for child in below.get(code, ()) if child in parents), key=order.__getitem__, reverse=True)
        waiting.extend((child, depth + 1) for child in children)
