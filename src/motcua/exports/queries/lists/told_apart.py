"""One indicator by unit, field, procedure, official or way of filing: the table of its page, whole."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from motcua.exports.queries.lists.naming import about, named, officers
from motcua.exports.rules import Asked, Column, Holds, Row, Table
from motcua.exports.rules.words import AXES, UNKNOWN
from motcua.indicators import queries as indicators
from motcua.kernel.moments import local_date


def data(code: str, axis: str, asked: Asked) -> dict[str, Any]:
    """Write down which table is asked for.

    :raises KeyError: there is no such indicator, or nothing is told apart like that
    """
    _ = indicators.definitions()[code], AXES[axis]
    return {"code": code, "axis": axis, **asked.data}


def title(said: dict[str, Any]) -> str:
    one = indicators.definitions()[said["code"]]
    return f"{one.code} {one.name}, theo {AXES[said['axis']].lower()}"


def words(said: dict[str, Any]) -> str:
    return f"{said['code']} theo {AXES[said['axis']]}"


def told(said: dict[str, Any]) -> int | None:
    """How many rows there will be is not known before they are counted."""
    return None


def table(said: dict[str, Any], at: datetime) -> Table:
    asked, axis = replace(Asked.of(said), at=at), said["axis"]
    head = (Column("Mã", Holds.TEXT, 20),) if axis in ("unit", "desk", "procedure") else ()
    columns = (
        *head, Column(AXES[axis], Holds.TEXT, 50), Column("Được tính", Holds.NUMBER), Column("Trên", Holds.NUMBER),
        Column("Không tính", Holds.NUMBER), Column("Tỷ lệ (%)", Holds.PERCENT),
    )  # fmt: skip
    source = ("Nguồn của cách tính", indicators.definitions()[said["code"]].source)
    return Table(title(said), (*about(asked), source), columns, _rows(said["code"], axis, asked, keyed=bool(head)))


def _rows(code: str, axis: str, asked: Asked, *, keyed: bool) -> Iterator[Row]:
    """The largest first, as on the page."""
    found = indicators.by(axis, [code], asked.scope, asked.period, at=asked.at, known=asked.known)
    called = officers(set(found)) if axis == "officer" else named(axis, local_date(asked.at))
    for key, values in sorted(found.items(), key=lambda pair: (-(pair[1][code].denominator or 0), pair[0])):
        value, whole = values[code], indicators.definitions()[code].of is None
        share = None if whole or value.ratio is None else float(100 * value.ratio)
        name = called.get(key, key) or UNKNOWN
        yield (*((key,) if keyed else ()), name, value.numerator, value.denominator, value.excluded, share)
