"""Where dossiers are counted from: the facts as they are, or as they were known at a moment; and which of them are asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from motcua.indicators.queries import journeys
from motcua.indicators.queries.folding import COLUMNS, LINKS, folded
from motcua.indicators.rules.periods import Period
from motcua.indicators.rules.scopes import Scope
from motcua.indicators.rules.words import Counts
from motcua.kernel.moments import local_date
from motcua.people import queries as people

type Wanted = dict[str, list[str]]


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


def counted(counts: Counts, known: datetime | None) -> Source:
    """Return what is counted, a row each: dossiers (also where people are, by whose they are), or payments with their dossier."""
    facts = as_known(known)
    if counts is not Counts.PAYMENTS:
        return facts
    until = "WHERE p.recorded_at <= %(known)s" if known else ""
    sql = f"""(
        SELECT f.*, p.recorded_at AS paid_at, p.way = 'online' AS by_net
          FROM dossiers_payment p JOIN {facts.sql} f ON f.dossier = p.dossier_id {until})"""  # noqa: S608 - our own names; values are parameters
    return Source(sql, facts.values)


def only(scope: Scope, periods: Sequence[Period], at: datetime) -> list[Wanted]:
    """Return for each period, by the axes that are asked for, the values wanted, as text.

    A unit or desk stands for all that was below it when the period began or ended (or is now, while it runs).
    """
    today = local_date(at)
    ends = [(min(period.since, today), min(period.last, today)) for period in periods]
    wanted: list[Wanted] = [{axis: [str(value)] for axis, value in scope.asked.items()} for _ in periods]
    for axis in ("unit", "desk"):
        if (code := getattr(scope, axis)) is not None and not (axis == "unit" and scope.alone):
            below = people.subtrees(code, {day for both in ends for day in both})
            for one, (first, last) in zip(wanted, ends, strict=True):
                one[axis] = sorted(below[first] | below[last])
    return wanted


def column(axis: str) -> str:
    """Return what dossiers are told apart by, as text; nothing without an axis."""
    return {"": "''", "officer": "coalesce(officer::text, '')"}.get(axis, axis)


def where(wanted: Mapping[str, Sequence[str]]) -> str:
    """Return the condition that a dossier is one of those; `wanted` are its values."""
    columns = {"officer": "officer = ANY(%(officer)s::bigint[])"}
    return " AND ".join(columns.get(axis, f"{axis} = ANY(%({axis})s)") for axis in wanted) or "true"


# Whose a dossier is; where nobody can tell, somebody of their own.
PERSON = "coalesce(person, md5(dossier::text)::uuid)"


def how_many(counts: Counts, condition: str) -> str:
    """Return how many dossiers, payments or people meet a condition, as a column."""
    return f"count({f'DISTINCT {PERSON}' if counts is Counts.PERSONS else '*'}) FILTER (WHERE {condition})"
