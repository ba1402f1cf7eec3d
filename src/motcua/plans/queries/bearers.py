"""By whom a figure is kept: the owner's own units that settle procedures, and the districts of its province."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.catalogue import queries as catalogue
from motcua.indicators.rules import Period, Value
from motcua.people import queries as people
from motcua.people.models import Unit

DISTRICT_ROOM = "phong_huyen"


@dataclass(frozen=True, slots=True)
class Bearer:
    """A unit with all below it. is_own: it is one of the owner's; else a district, whose dossiers the owner does not settle."""

    unit: Unit
    is_own: bool


def bearers(owner: str, day: date) -> list[Bearer]:
    """Return the owner's units below which procedures are settled, then the districts that have a room for its work."""
    every, tree = people.every_unit(), people.tree(day)
    settling = {version.lead_unit for version in catalogue.current_versions(day)}
    own = [code for code in sorted(tree) if tree[code] == owner and settling & people.subtree(code, day)]
    rooms = [code for code in sorted(tree) if every[code].kind == DISTRICT_ROOM and code not in people.subtree(owner, day)]
    districts = dict.fromkeys(tree[code] or code for code in rooms)
    return [*(Bearer(every[code], is_own=True) for code in own), *(Bearer(every[code], is_own=False) for code in districts)]


def rolled_up(
    every: Sequence[Bearer], keyed: Mapping[str, Mapping[str, Value]], codes: Sequence[str], span: Period, today: date
) -> list[tuple[Bearer, dict[str, Value]]]:
    """Return each unit's values, put together of those of all below it: of whom a list of this period is made too.

    :param keyed: the values of each unit by itself
    """
    ends = {min(span.since, today), min(span.last, today)}
    found = []
    for one in every:
        below = frozenset[str]().union(*people.subtrees(one.unit.code, ends).values())
        values = [keyed[code] for code in below & keyed.keys()]
        found.append((one, {code: _sum(code, [value[code] for value in values]) for code in codes}))
    return found


def _sum(code: str, values: Sequence[Value]) -> Value:
    return Value(code, sum(one.numerator or 0 for one in values), sum(one.denominator or 0 for one in values),
                 sum(one.excluded for one in values))  # fmt: skip
