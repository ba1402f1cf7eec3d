"""Where dossiers wait: who hands them to whom, where they come back, and which ways leave the internal process.

Each question is one statement over the trails (`queries.trails`), and each number opens its dossiers (`Way`).
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from hashlib import md5
from typing import Any

from django.db import connection

from motcua.indicators.queries import sources, trails
from motcua.indicators.queries.trails import Asked
from motcua.indicators.rules.trails import A_DAY, Level, follows, kinds

_HALF, _NINE_IN_TEN = (f"percentile_disc({share}) WITHIN GROUP (ORDER BY waited)" for share in ("0.5", "0.9"))
_PATHS = """
    SELECT dossier, coalesce(string_agg(step || '.' || step_kind, ',' ORDER BY seq), '') AS path FROM (
           SELECT *, lag(step) OVER (PARTITION BY dossier ORDER BY seq) AS step_before FROM steps
            WHERE NOT is_end AND unit <> 'applicant' AND step IS NOT NULL) s
     WHERE step IS DISTINCT FROM step_before GROUP BY dossier"""
_BACK = """
    SELECT dossier, kind, kind_before AS source, step_kind AS node FROM (
           SELECT *, lag(unit) OVER own AS unit_before, lag(step_kind) OVER own AS kind_before,
                  row_number() OVER (PARTITION BY dossier, node ORDER BY seq) AS time
             FROM steps WHERE NOT is_end WINDOW own AS (PARTITION BY dossier ORDER BY seq)) s
     WHERE time > 1 AND unit <> 'applicant' AND unit_before <> 'applicant'"""


@dataclass(frozen=True, slots=True)
class Wait:
    """How long dossiers lay in one place after coming from another; or, without a source, wherever they came from.

    :param dossiers: how many; some came more than once, so there may be more `times`
    :param median, p90: working days: half of the times were as short, nine in ten were
    :param total: working days of all times together
    """

    source: str
    node: str
    dossiers: int
    times: int
    median: Decimal
    p90: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class Back:
    """How often dossiers came back to a step they had been in: by which event, from and to which kind of step."""

    kind: str
    source: str
    node: str
    dossiers: int
    times: int


@dataclass(frozen=True, slots=True)
class Variant:
    """One way through the steps, and how many dossiers went it. key: names it in an address"""

    key: str
    kinds: tuple[str, ...]
    follows: bool
    dossiers: int


@dataclass(frozen=True, slots=True)
class Way:
    """What a list of dossiers is behind: an arrow of a level (or, without a source, a place), a way back, or a variant."""

    what: str  # "arrow", "place", "back", "variant"
    level: Level = Level.UNIT
    source: str = ""
    node: str = ""
    kind: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier of such a list; waited: working days of its longest time there, None where nothing is waited for."""

    dossier: int
    number: str
    procedure: str
    unit: str
    due_at: datetime | None
    finished_at: datetime | None
    speed: str
    waited: Decimal | None
    times: int


def arrows(asked: Asked, level: Level) -> list[Wait]:
    """Return who handed over to whom; the most dossiers first."""
    return _waits(asked, level, "source", "source IS NOT NULL")


def waits(asked: Asked, level: Level) -> list[Wait]:
    """Return how long dossiers lay in each place, wherever they came from; the longest in all first.

    The totals are the time from handing in to the end of all dossiers asked for.
    """
    return sorted(_waits(asked, level, "''::text", "true"), key=lambda one: (-one.total, one.node))


def _waits(asked: Asked, level: Level, source: str, which: str) -> list[Wait]:
    trail, values = trails.stays(asked, level)
    statement = f"""{trail}
        SELECT {source}, node, count(DISTINCT dossier), count(*), {_HALF}, {_NINE_IN_TEN}, sum(waited) FROM stays
         WHERE {which} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"""  # noqa: S608 - our own names
    return [Wait(*row[:4], *(in_days(parts) for parts in row[4:])) for row in _rows(statement, values)]


def in_days(parts: int) -> Decimal:
    """Turn parts of working days into working days."""
    return Decimal(parts) / A_DAY


def returns(asked: Asked) -> list[Back]:
    """Return how dossiers came back to where they had been; the most first."""
    trail, values = trails.steps(asked)
    statement = f"""{trail}
        SELECT kind, source, node, count(DISTINCT dossier), count(*) FROM ({_BACK}) b
         GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3"""  # noqa: S608 - our own names
    return [Back(*row) for row in _rows(statement, values)]


def variants(asked: Asked) -> list[Variant]:
    """Return the ways that dossiers went through their steps, with those that follow the internal process; the most first."""
    trail, values = trails.steps(asked)
    statement = f"{trail} SELECT path, count(*) FROM ({_PATHS}) p GROUP BY 1 ORDER BY 2 DESC, 1"  # noqa: S608 - our own names
    return [Variant(_key(path), tuple(kinds(path)), follows(path), count) for path, count in _rows(statement, values)]


def _key(path: str) -> str:
    return md5(path.encode(), usedforsecurity=False).hexdigest()


def count(asked: Asked, way: Way) -> int:
    """Return how many dossiers there are in a list."""
    statement, values = _behind(asked, way)
    return int(_rows(f"{statement} SELECT count(*) FROM behind", values)[0][0])  # noqa: S608 - our own


def page(asked: Asked, way: Way, *, first: int = 0, limit: int = 50) -> list[Line]:
    """Return a page of the list, those that waited longest first."""
    statement, values = _behind(asked, way)
    source = sources.as_known(asked.known)
    found = f"""{statement}
        SELECT dossier, number, procedure, unit, due_at, finished_at, speed, waited / %(a_day)s::numeric, times
          FROM behind JOIN {source.sql} f USING (dossier)
         ORDER BY waited DESC NULLS LAST, dossier DESC LIMIT %(limit)s OFFSET %(first)s"""  # noqa: S608 - our own names
    return [Line(*row) for row in _rows(found, values | {"limit": limit, "first": first, "a_day": A_DAY})]


def _behind(asked: Asked, way: Way) -> tuple[str, dict[str, Any]]:
    """A WITH that ends in the table `behind`: dossier, waited, times."""
    told = {"of_source": way.source, "of_node": way.node, "of_kind": way.kind, "of_key": way.key}
    if way.what in ("arrow", "place"):
        trail, values = trails.stays(asked, way.level)
        which = "node = %(of_node)s" + (" AND source = %(of_source)s" if way.what == "arrow" else "")
        what = f"SELECT dossier, max(waited) AS waited, count(*) AS times FROM stays WHERE {which} GROUP BY 1"  # noqa: S608
    else:
        trail, values = trails.steps(asked)
        one, which = (
            (_BACK, "kind = %(of_kind)s AND source = %(of_source)s AND node = %(of_node)s") if way.what == "back"
            else (_PATHS, "md5(path) = %(of_key)s")
        )  # fmt: skip
        what = f"SELECT dossier, NULL::int AS waited, count(*) AS times FROM ({one}) o WHERE {which} GROUP BY 1"  # noqa: S608
    return f"{trail}, behind AS ({what})", values | told


def _rows(statement: str, values: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
