"""A table as CSV: UTF-8 that Excel recognises, what it is in the first lines, nothing that a spreadsheet would run."""

import csv
import shutil
import tempfile
from collections.abc import Callable, Mapping
from io import TextIOWrapper
from typing import IO, Any

from django.conf import settings

from motcua.exports.rules import Holds, Table
from motcua.kernel.moments import local

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(table: Table, file: IO[bytes]) -> int:
    """How many rows there are stands above them: they are written first, beside, and put below."""
    with tempfile.TemporaryFile(dir=settings.VAR) as body:
        rows = _body(table, body)
        file.write(b"\xef\xbb\xbf")
        _lines(file, [[_text(table.title)], *([name, _text(said)] for name, said in table.about), ["Số dòng", rows], []])
        body.seek(0)
        shutil.copyfileobj(body, file, 1 << 20)
    return rows


def _body(table: Table, body: IO[bytes]) -> int:
    """Write heads and rows, and return how many rows."""
    as_said, count = [_SAID[column.holds] for column in table.columns], 0
    text = TextIOWrapper(body, "utf-8", newline="", write_through=False)
    writer = csv.writer(text)
    writer.writerow([_text(column.head) for column in table.columns])
    for count, row in enumerate(table.rows, 1):  # noqa: B007 - how many is what we want
        writer.writerow([None if value is None else say(value) for say, value in zip(as_said, row, strict=True)])
    text.detach()
    return count


def _lines(file: IO[bytes], lines: list[list[Any]]) -> None:
    text = TextIOWrapper(file, "utf-8", newline="")
    csv.writer(text).writerows(lines)
    text.detach()


def _text(value: str) -> str:
    """What begins like a formula is text all the same: the apostrophe says so to every spreadsheet."""
    return f"'{value}" if value.startswith(_BEGINS_FORMULA) else value.replace("\x00", "")


def _moment(value: Any) -> str:
    here = local(value)
    return f"{here.day:02}/{here.month:02}/{here.year:04} {here.hour:02}:{here.minute:02}"


def _percent(value: float) -> str:
    return f"{value:.2f}"


_SAID: Mapping[Holds, Callable[[Any], Any]] = {
    Holds.TEXT: _text, Holds.WORDS: _text, Holds.NUMBER: int, Holds.PERCENT: _percent, Holds.MOMENT: _moment,
}  # fmt: skip
