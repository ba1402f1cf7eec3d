"""Where dossiers are counted from: the facts as they are, or as they were known at a moment; and which of them are asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from motcua.indicators.queries import journeys
from motcua.indicators.queries.folding import COLUMNS, LINKS, folded
from motcua.indicators.rules.scopes import Scope
from motcua.people import queries as people


@dataclass(frozen=True, slots=True)
class Source:
    """A table or bracketed SELECT of facts, and its values."""

    sql: str
    values: Mapping[str, Any] = field(default_factory=dict)


NOW = Source("indicators_fact")
_ADDED_TO_SINCE = "SELECT dossier FROM indicators_fact WHERE known_from <= %(known)s AND known_until > %(known)s"


def as_known(known: datetime | None) -> Source:
    """Return the facts as they were known at a moment; None is now.

    Whatever of a dossier was recorded by then stands in its facts, if nothing came after. The others, first known by then and
    added to since, are folded anew from what had been recorded: few, for most dossiers end soon.
    """
    if known is None:
        return NOW
    anew, values = folded(_ADDED_TO_SINCE, known=known)
    names = ", ".join(COLUMNS)
    links = ", ".join(f"l.{name}" for name in LINKS)
    sql = f"""(
        WITH known AS (
            SELECT {names} FROM indicators_fact WHERE known_until <= %(known)s
            UNION ALL SELECT {names} FROM ({anew}) a
        )
        SELECT {", ".join(f"t.{name}" for name in COLUMNS)}, {links}
          FROM known t LEFT JOIN ({journeys.links("known")}) l USING (dossier))"""  # noqa: S608 - our own names; values are parameters
    return Source(sql, values)


def only(scope: Scope, day: date) -> dict[str, list[str]]:
    """Return for each axis that is asked for the values wanted, as text; a unit or desk stands for all below it on this day."""
    wanted: dict[str, list[str]] = {}
    for axis, value in scope.asked.items():
        below = axis in ("unit", "desk")
        wanted[axis] = sorted(people.subtree(value, day)) if below else [str(value)]
    return wanted


def column(axis: str) -> str:
    """Return what dossiers are told apart by, as text; nothing without an axis."""
    return {"": "''", "officer": "coalesce(officer::text, '')"}.get(axis, axis)


def where(wanted: Mapping[str, Sequence[str]]) -> str:
    """Return the condition that a dossier is one of those; `wanted` are its values."""
    columns = {"officer": "officer = ANY(%(officer)s::bigint[])"}
    return " AND ".join(columns.get(axis, f"{axis} = ANY(%({axis})s)") for axis in wanted) or "true"
