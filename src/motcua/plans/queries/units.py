"""Which units a plan speaks of, and whose plans somebody may read."""

from collections.abc import Callable, Iterable
from datetime import date

from motcua.catalogue import queries as catalogue
from motcua.kernel.actors import Actor
from motcua.people import queries as people
from motcua.plans import rules
from motcua.plans.rules import Named


def meaning(owner: str, day: date) -> Callable[[str], list[str]]:
    """Return a function from a plan's words to the codes of the units they mean, as the units stand on this day."""
    tree, every = people.tree(day), people.every_unit()
    below = people.subtree(owner, day)
    called = people.names_on(sorted(tree), day)
    units = [
        Named(code, called[code], every[code].short_name, every[code].kind, tree[code] == owner)
        for code in sorted(tree) if code in below or every[code].kind in {"so_nganh", "phong_huyen"}
    ]  # fmt: skip
    settling = {version.lead_unit for version in catalogue.current_versions(day)} & below
    return lambda words: rules.named_in(words, units, office=rules.office_of(owner), settling=settling) if words else []


def owners(actor: Actor, day: date) -> list[str]:
    """Return the units whose plans the actor looks after: those that have an office of their own where the actor bears a post."""
    every = people.every_unit()
    return sorted(unit for unit in people.tree(day) if rules.office_of(unit) in every and rules.steers(actor, unit))


def may_concern(units: Iterable[str], day: date) -> bool:
    """Tell whether one of these units is, or stands below, one that can have plans: one with an office of its own."""
    every = people.every_unit()
    return any(rules.office_of(above) in every for unit in units for above in (unit, *people.ancestors(unit, day)))


def may_read(actor: Actor, owner: str, day: date) -> bool:
    return rules.reads(actor, people.subtree(owner, day)) or rules.steers(actor, owner)
