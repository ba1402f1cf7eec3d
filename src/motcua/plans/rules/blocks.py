"""A file as a row of paragraphs and tables, whether it came as Word or as plain text with tabs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from typing import Any

import docx
from docx.oxml.ns import qn

from motcua.kernel.refusals import Refusal
from motcua.kernel.texts import clean

NUMBERED = "#"
"""Stands where Word counts by itself: the number is not in the file."""
_MARKED = re.compile(r"\s*(?:[IVXLC]+|\d+(?:\.\d+)*)[.)]?\s*\t")


@dataclass(frozen=True, slots=True)
class Row:
    """over: which cells only go on from the row above (merged downwards); their text is that of the merged cell."""

    cells: tuple[str, ...]
    over: frozenset[int] = frozenset()

    @property
    def texts(self) -> list[str]:
        return [text for text in self.cells if text]


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


type Block = str | Table


def blocks_of_text(text: str) -> list[Block]:
    """Lines with tabs are rows, an empty line ends a table; all other lines are paragraphs."""
    found: list[Block] = []
    rows: list[str] = []
    for line, following in pairwise([*text.splitlines(), "", ""]):
        if rows and _goes_on(rows, line):
            rows[-1] += f" {line.strip()}" if "\t" not in line else f" {line}"
        elif "\t" in line:
            rows.append(line)
        else:
            found += _table(rows)
            rows = []
            found += [clean(line)] if clean(line) else []
        if not following and not line:
            found += _table(rows)
            rows = []
    return found


def _goes_on(rows: list[str], line: str) -> bool:
    """A cell of several lines breaks its row: what follows belongs to it while both together have no more cells than the table."""
    tabs, widest = rows[-1].count("\t"), max(row.count("\t") for row in rows)
    if not line.strip() or _MARKED.match(line) or len(rows) < 2:
        return False
    return tabs < widest and tabs + line.count("\t") <= widest


def _table(rows: list[str]) -> list[Block]:
    return [Table(tuple(Row(tuple(clean(cell) for cell in row.split("\t"))) for row in rows))] if rows else []


def blocks_of_docx(content: bytes) -> list[Block]:
    """:raises Refusal: plan-unreadable"""
    try:
        body = docx.Document(BytesIO(content)).element.body
        return [block for block in _blocks(body) if block]
    except Exception:  # whatever a broken file makes its reader stumble over
        raise Refusal("plan-unreadable") from None


def _blocks(parent: Any) -> Iterator[Block]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield clean(_text(child))
        elif child.tag == qn("w:tbl"):
            yield _word_table(child)
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")}:
            yield from _blocks(child)


@dataclass(slots=True)
class _Above:
    """What stands in each column of the row above: the cells that a merged one goes on from."""

    texts: dict[int, str] = field(default_factory=dict)


def _word_table(table: Any) -> Table:
    above = _Above()
    return Table(tuple(_word_row(row, above) for row in table.iter(qn("w:tr")) if row.getparent() is table))


def _word_row(row: Any, above: _Above) -> Row:
    """A cell over several columns has its text in the first of them."""
    cells: list[str] = [""] * (row.grid_before if hasattr(row, "grid_before") else 0)
    over: set[int] = set()
    for cell in row.tc_lst:
        place, merged = len(cells), cell.vMerge
        text = above.texts.get(place, "") if merged == "continue" else _cell(cell)
        if merged == "continue":
            over.add(place)
        above.texts[place] = text
        cells += [text] + [""] * (cell.grid_span - 1)
    return Row(tuple(cells), frozenset(over))


def _cell(cell: Any) -> str:
    paragraphs = [paragraph for paragraph in cell.iter(qn("w:p"))]
    text = clean("\n".join(_text(paragraph) for paragraph in paragraphs))
    counted = any(paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None for paragraph in paragraphs)
    return text or (NUMBERED if counted else "")


def _text(paragraph: Any) -> str:
    """What is read: not what was struck out by a tracked change."""
    parts = []
    for one in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")):
        parts.append({qn("w:t"): one.text or "", qn("w:noBreakHyphen"): "-"}.get(one.tag, " "))
    return "".join(parts)
