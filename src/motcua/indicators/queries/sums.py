"""Numbers from the sums that are kept: one statement for a whole page of indicators."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import connection

from motcua.indicators.queries import sources
from motcua.indicators.queries.slots import Places
from motcua.indicators.queries.spans import Spans
from motcua.indicators.rules.conditions import condition
from motcua.indicators.rules.flows import MOMENTS, Basis, Flow
from motcua.indicators.rules.periods import Period
from motcua.indicators.rules.scopes import Grain
from motcua.kernel.moments import start_of

type Found = dict[tuple[str, Basis, int], list[int]]
"""Key of the axis ("" without one), basis, piece: the sums in the order of `Asked.columns`."""

_HANOI = "AT TIME ZONE 'Asia/Ho_Chi_Minh'"
_REST = -1  # the piece that is no whole day: since midnight


@dataclass(frozen=True, slots=True)
class Asked:
    """Where numbers are looked up.

    :param only: the values wanted of an axis of the grain; an axis that is not named is summed over
    :param axis: by what it is told apart, one of the grain's axes; "" for one number of all
    """

    grain: Grain
    only: Mapping[str, Sequence[str]]
    axis: str
    places: Places

    @property
    def columns(self) -> list[int]:
        """The places of the sums that are looked up, of any basis."""
        return sorted(set(self.places.values()))

    def alone(self, flows: Iterable[Flow]) -> "Asked":
        """Return the same for nothing but these sums."""
        wanted = {(flow.basis, str(flow.condition)) for flow in flows}
        return replace(self, places={sum_: self.places[sum_] for sum_ in wanted})


def counted(
    wanted: Mapping[Any, Sequence[Flow]], asked: Asked, periods: Sequence[Period], at: datetime
) -> list[dict[str, dict[Any, int]]]:
    """Return for each period, by key of the axis, each wanted number.

    :param wanted: by any name, the sums that a number is put together of; all of them are kept
    """
    asked, spans = asked.alone(flow for sums in wanted.values() for flow in sums), Spans.of(periods, at)
    found = _sums(asked, spans, {flow.basis for sums in wanted.values() for flow in sums})
    if any(spans.rest(flow, period) for period in periods for sums in wanted.values() for flow in sums):
        _add_rest(found, asked, at)
    keys = sorted({key for key, _, _ in found}) if asked.axis else [""]
    return [{key: _numbers(found, key, wanted, asked, spans, period) for key in keys} for period in periods]


def _numbers(
    found: Found, key: str, wanted: Mapping[Any, Sequence[Flow]], asked: Asked, spans: Spans, period: Period
) -> dict[Any, int]:
    numbers, column = {}, {place: n for n, place in enumerate(asked.columns)}
    for name, sums in wanted.items():
        total = 0
        for flow in sums:
            place = column[asked.places[flow.basis, str(flow.condition)]]
            pieces = [*spans.pieces(flow, period), *([_REST] if spans.rest(flow, period) else [])]
            total += flow.sign * sum(row[place] for piece in pieces if (row := found.get((key, flow.basis, piece))))
        numbers[name] = total
    return numbers


def _sums(asked: Asked, spans: Spans, bases: set[Basis]) -> Found:
    """Read years and months from cells, and the days from cells too where the grain keeps them, else from the dossiers."""
    found: Found = defaultdict(list)
    rows = _cells(asked, spans, bases, spans.years(), "year") + _cells(asked, spans, bases, spans.months(), "month")
    days = spans.days()
    if days:
        rows += _cells(asked, spans, bases, days, "day") if asked.grain.by_day else _dossiers(asked, spans, bases, days)
    for key, basis, piece, *sums in rows:
        place = (key, Basis(basis), piece)
        found[place] = [a + (b or 0) for a, b in zip(found[place] or [0] * len(sums), sums, strict=True)]
    return found


def _cells(asked: Asked, spans: Spans, bases: set[Basis], within: Sequence[tuple[date, date]], step: str) -> list[Any]:
    if not within:
        return []
    columns = dict(zip(asked.grain.axes, ("a", "b", "c"), strict=False))
    values: dict[str, Any] = {"grain": f"{asked.grain.name}/{step}", "bases": sorted(bases), "cuts": list(spans.cuts)}
    where = [f"{columns[axis]} = ANY(%({axis})s)" for axis in asked.only]
    values |= {axis: list(only) for axis, only in asked.only.items()}
    sums = ", ".join(f"sum(sums[{place}])" for place in asked.columns)
    statement = f"""
        SELECT {columns[asked.axis] if asked.axis else "''"}, basis, width_bucket(start, %(cuts)s::date[]) - 1, {sums}
          FROM indicators_cell
         WHERE grain = %(grain)s AND basis = ANY(%(bases)s) AND ({_within("start", within, values)})
           {"".join(f" AND {one}" for one in where)} GROUP BY 1, 2, 3"""  # noqa: S608 - our own names; values are parameters
    return _rows(statement, values)


def _dossiers(asked: Asked, spans: Spans, bases: set[Basis], within: Sequence[tuple[date, date]]) -> list[Any]:
    """The same of days that have no cells, from the dossiers of these days."""
    found = []
    for basis in bases:
        moment = MOMENTS[basis]
        values: dict[str, Any] = {"cuts": [start_of(cut) for cut in spans.cuts[1:]]}
        spanned = _within(moment, [(start_of(since), start_of(until)) for since, until in within], values)
        piece = f"width_bucket({moment}, %(cuts)s::timestamptz[])"
        found += _by_dossier(asked, basis, piece, spanned, values)
    return found


def _add_rest(found: Found, asked: Asked, at: datetime) -> None:
    """What has turned late since midnight: nobody could have counted it into a day yet."""
    for basis in {of for of, _ in asked.places} & {Basis.LATE, Basis.FAULT}:
        moment = MOMENTS[basis]
        values: dict[str, Any] = {"midnight": start_of(Spans.of((), at).today), "at": at}
        since = f"{moment} >= %(midnight)s AND {moment} < %(at)s"
        for key, basis_, piece, *sums in _by_dossier(asked, basis, str(_REST), since, values):
            found[key, Basis(basis_), piece] = sums


def _by_dossier(asked: Asked, basis: Basis, piece: str, spanned: str, values: dict[str, Any]) -> list[Any]:
    """Count the sums of one basis over dossiers."""
    texts = {place: text for (of, text), place in asked.places.items() if of == basis}
    sums = [f"count(*) FILTER (WHERE {condition(texts[place]).sql})" if place in texts else "0" for place in asked.columns]
    values |= {"basis": basis.value} | {axis: list(only) for axis, only in asked.only.items()}
    where = f" AND {sources.where(asked.only)}"
    statement = f"""
        SELECT {sources.column(asked.axis)}, %(basis)s::text, {piece}, {", ".join(sums)}
          FROM indicators_fact WHERE ({spanned}){where} GROUP BY 1, 3"""  # noqa: S608 - our own names; values are parameters
    return _rows(statement, values)


def _within(column: str, spans: Sequence[tuple[Any, Any]], values: dict[str, Any]) -> str:
    """Return the condition that a column lies in one of these spans; their ends go into `values`."""
    said = []
    for number, (since, until) in enumerate(spans):
        values |= {f"since{number}": since, f"until{number}": until}
        said.append(f"{column} >= %(since{number})s AND {column} < %(until{number})s")
    return " OR ".join(said)


def _rows(statement: str, values: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: list[Any] = cursor.fetchall()
        return found
