"""A table as a workbook of Excel: a sheet that says what it is, then the rows, on as many sheets as they need.

Written by hand, a piece after another: libraries that write a cell at a time take two minutes for a million rows.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import batched, chain
from typing import IO, Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from motcua.exports.layouts import parts
from motcua.exports.rules import Column, Holds, Row, Table
from motcua.kernel.moments import local

MOST_ROWS = 1_048_575  # of a sheet, below its heads
MOST_BYTES = 1_900_000_000  # of a sheet: an archive without the 64-bit extension opens everywhere
MOST_SHARED = 20_000  # different words; what comes after them is written where it stands
_AT_ONCE = 500
_LONGEST = 32_000  # letters of a cell; Excel stops at 32,767
_DAY_ZERO = 693_594  # 30 December 1899, from which Excel counts
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(table: Table, file: IO[bytes]) -> int:
    """Write the rows first: how many there are stands on the first sheet, which an archive may well bring last."""
    words = Words()
    cells = [_cell(column.holds, words) for column in table.columns]
    rows, sheets, total = iter(table.rows), 0, 0
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as pack:
        first = next(rows, None)
        while sheets == 0 or first is not None:
            sheets += 1
            with pack.open(f"xl/worksheets/sheet{sheets + 1}.xml", "w") as sheet:
                total += _sheet(sheet, table.columns, cells, chain([] if first is None else [first], rows))
            first = next(rows, None)
        about = [(table.title, None), *table.about, ("Số dòng", total)]
        pack.writestr("xl/worksheets/sheet1.xml", parts.about(about, text))
        pack.writestr("xl/sharedStrings.xml", parts.shared(words.known))
        for name, content in parts.frame(sheets).items():
            pack.writestr(name, content)
    return total


class Words:
    """Words that stand in many rows are written once, and each cell names them by number."""

    def __init__(self) -> None:
        self.known: list[str] = []
        self._cells: dict[str, str] = {}

    def cell(self, value: str) -> str:
        found = self._cells.get(value)
        if found is None:
            if len(self.known) >= MOST_SHARED:
                return text(value)
            found = self._cells[value] = f'<c t="s"><v>{len(self.known)}</v></c>'
            self.known.append(plain(value))
        return found


def plain(value: str) -> str:
    """Return a text as XML has it, without what XML cannot have."""
    return escape(_NOT_XML.sub("", value[:_LONGEST]))


def text(value: str) -> str:
    """Return a cell with a text. It is never a formula, whatever it begins with."""
    return f'<c t="inlineStr"><is><t xml:space="preserve">{plain(value)}</t></is></c>'


def _sheet(sheet: IO[bytes], columns: Sequence[Column], cells: Sequence[Callable[[Any], str]], rows: Iterator[Row]) -> int:
    """Write rows until they or the sheet end, and return how many."""
    sheet.write(parts.opening(columns, text).encode())
    count = size = 0
    while count < MOST_ROWS and size < MOST_BYTES and (some := _some(rows, min(_AT_ONCE, MOST_ROWS - count))):
        written = "".join([
            f"<row>{''.join(['<c/>' if value is None else cell(value) for cell, value in zip(cells, row, strict=True)])}</row>"
            for row in some
        ]).encode()  # fmt: skip
        count, size = count + len(some), size + len(written)
        sheet.write(written)
    sheet.write(parts.closing(len(columns), count).encode())
    return count


def _some(rows: Iterator[Row], most: int) -> tuple[Row, ...]:
    return next(batched(rows, most), ())


def _cell(holds: Holds, words: Words) -> Callable[[Any], str]:
    ways: dict[Holds, Callable[[Any], str]] = {
        Holds.TEXT: text, Holds.WORDS: words.cell, Holds.NUMBER: _number, Holds.PERCENT: _percent, Holds.MOMENT: _moment,
    }  # fmt: skip
    return ways[holds]


def _number(value: int) -> str:
    return f'<c s="{parts.NUMBER}"><v>{value}</v></c>'


def _percent(value: float) -> str:
    return f'<c s="{parts.PERCENT}"><v>{value}</v></c>'


def _moment(value: Any) -> str:
    here = local(value)
    day = here.toordinal() - _DAY_ZERO + (here.hour * 60 + here.minute) / 1440
    return f'<c s="{parts.MOMENT}"><v>{day}</v></c>'
