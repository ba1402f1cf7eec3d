"""Several indicators of one scope: what each is made of, in the period, the one before and a year before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from motcua.exports.queries.lists.naming import about
from motcua.exports.rules import Asked, Column, Holds, Row, Table
from motcua.indicators import queries as indicators

_COLUMNS = (
    Column("Mã", Holds.TEXT, 12), Column("Chỉ số", Holds.TEXT, 52), Column("Kỳ", Holds.TEXT, 18), Column("Được tính", Holds.NUMBER),
    Column("Trên", Holds.NUMBER), Column("Không tính", Holds.NUMBER), Column("Tỷ lệ (%)", Holds.PERCENT),
    Column("Nguồn của cách tính", Holds.TEXT, 44), Column("Cách tính", Holds.TEXT, 18),
)  # fmt: skip


def data(codes: Sequence[str], asked: Asked) -> dict[str, Any]:
    """Write down which indicators are asked for.

    :raises KeyError: there is no such indicator
    """
    book = indicators.definitions()
    return {"codes": [book[code].code for code in codes], **asked.data}


def title(said: dict[str, Any]) -> str:
    return "Số liệu bảng điều hành"


def words(said: dict[str, Any]) -> str:
    return title(said)


def told(said: dict[str, Any]) -> int | None:
    return 3 * len(said["codes"])


def table(said: dict[str, Any], at: datetime) -> Table:
    asked = replace(Asked.of(said), at=at)
    return Table(title(said), about(asked), _COLUMNS, _rows(said["codes"], asked))


def _rows(codes: Sequence[str], asked: Asked) -> Iterator[Row]:
    periods = [asked.period, asked.period.previous(), asked.period.a_year_before()]
    worth, seen = indicators.series(codes, asked.scope, periods, at=asked.at, known=asked.known), indicators.verified()
    for code in codes:
        one = indicators.definitions()[code]
        for period, found in zip(periods, worth, strict=True):
            value = found[code]
            share = None if one.of is None or value.ratio is None else float(100 * value.ratio)
            sure = "đã kiểm chứng" if code in seen else "chưa kiểm chứng"
            yield code, one.name, period.name, value.numerator, value.denominator, value.excluded, share, one.source, sure
