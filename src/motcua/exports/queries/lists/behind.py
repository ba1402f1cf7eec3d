"""The list behind a number, line by line: as many as the number says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from motcua.exports.queries.lists.naming import about, named
from motcua.exports.rules import Asked, Column, Holds, Row, Table
from motcua.exports.rules.words import CHANNELS, OUTCOMES, PARTS, SETTLING, SPEEDS, THIRDS
from motcua.indicators import queries as indicators
from motcua.indicators.queries import Behind
from motcua.indicators.rules import FORM
from motcua.indicators.rules.words import ITEMS
from motcua.kernel.moments import dd_mm_yyyy, local_date

_DOSSIERS = (
    Column("Mã hồ sơ", Holds.TEXT, 26), Column("Mã thủ tục", Holds.WORDS, 18), Column("Thủ tục", Holds.WORDS, 44),
    Column("Lĩnh vực", Holds.WORDS, 22), Column("Đơn vị giải quyết", Holds.WORDS, 30), Column("Nơi tiếp nhận", Holds.WORDS, 30),
    Column("Cách nộp", Holds.WORDS, 18), Column("Nộp lúc", Holds.MOMENT, 17), Column("Tiếp nhận lúc", Holds.MOMENT, 17),
    Column("Hẹn trả lúc", Holds.MOMENT, 17), Column("Giải quyết xong lúc", Holds.MOMENT, 17), Column("Kết quả", Holds.WORDS, 16),
    Column("So với hẹn", Holds.WORDS, 12), Column("Số lần bổ sung", Holds.NUMBER, 10), Column("Xin lỗi lúc", Holds.MOMENT, 17),
)  # fmt: skip
_ITEMS = (
    Column("Tên", Holds.TEXT, 60), Column("Mã thủ tục", Holds.TEXT, 20), Column("Đơn vị", Holds.WORDS, 34),
    Column("Lĩnh vực", Holds.WORDS, 24), Column("Hạn", Holds.TEXT, 12), Column("Xong ngày", Holds.TEXT, 12),
    Column("Văn bản, minh chứng", Holds.TEXT, 30),
)  # fmt: skip
_WHOLE = SETTLING | THIRDS  # parts of what is no indicator


def data(code: str, part: str, asked: Asked) -> dict[str, Any]:
    """Write down which list is asked for.

    :raises KeyError: there is no such number
    """
    _ = Behind(code, part, asked.scope, asked.period, asked.at).asked
    return {"code": code, "part": part, **asked.data}


def title(said: dict[str, Any]) -> str:
    one = indicators.definitions().get(said["code"])
    return f"{one.code} {one.name}: {PARTS[said['part']]}" if one else _WHOLE[said["part"]]


def words(said: dict[str, Any]) -> str:
    """Return what the file is called after."""
    one = indicators.definitions().get(said["code"])
    if one is None:
        return _WHOLE[said["part"]]
    return f"{one.code} {one.name}{'' if said['part'] == 'numerator' else f' {PARTS[said["part"]]}'}"


def told(said: dict[str, Any]) -> int | None:
    return indicators.length(_behind(said, Asked.of(said)))


def table(said: dict[str, Any], at: datetime) -> Table:
    """Return the list as it is now, the earliest first."""
    asked = replace(Asked.of(said), at=at)
    of, one = _behind(said, asked), indicators.definitions().get(said["code"])
    source = one.source if one else f"Biểu {FORM}" if of.code == FORM else "Thời gian chờ của hồ sơ đã giải quyết"
    few = of.counts in ITEMS
    columns, rows = (_ITEMS, _items(of)) if few else (_DOSSIERS, _dossiers(of))
    return Table(title(said), (*about(asked), ("Nguồn của cách tính", source)), columns, rows)


def _behind(said: dict[str, Any], asked: Asked) -> Behind:
    return Behind(said["code"], said["part"], asked.scope, asked.period, asked.at, asked.known)


def _dossiers(of: Behind) -> Iterator[Row]:
    day = local_date(of.at)
    units, procedures = named("unit", day).get, named("procedure", day).get
    for line in indicators.every(of):
        yield (
            line.number, line.procedure, procedures(line.procedure), line.field, units(line.unit, line.unit),
            units(line.desk, line.desk), CHANNELS.get(line.channel, line.channel), line.submitted_at, line.accepted_at, line.due_at,
            line.finished_at, OUTCOMES.get(line.outcome, line.outcome), SPEEDS.get(line.speed, line.speed), line.supplements,
            line.lettered_at,
        )  # fmt: skip


def _items(of: Behind) -> Iterator[Row]:
    units = named("unit", local_date(of.at))
    for item in indicators.items_of(of):
        days = (dd_mm_yyyy(day) if day else None for day in (item.due_on, item.done_on))
        yield (item.name, item.procedure, units.get(item.unit, item.unit), item.field, *days, item.evidence)
