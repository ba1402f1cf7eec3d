"""A sheet as an Excel workbook: A4 landscape, heads repeated, numbers as numbers that read 1.234 wherever they are opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from io import BytesIO
from itertools import accumulate
from textwrap import wrap
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from motcua.kernel import moments
from motcua.letters.papers.glyphs import printable
from motcua.reports.layouts import words
from motcua.reports.rules.sheets import Kind, Rank, Sheet, head_cells, numbers

_FONT = "Times New Roman"
_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_SHADE = PatternFill("solid", fgColor="EFEFEF")
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
_RIGHT = Alignment(horizontal="right", vertical="center", wrap_text=True, indent=1)
_SIDE = {Kind.TEXT: _LEFT, Kind.COUNT: _RIGHT, Kind.SHARE: _RIGHT, Kind.DATE: _CENTRE, Kind.SERIAL: _CENTRE}
# The separator of thousands is spelt out: Excel would take that of the machine it runs on.
_COUNT = r"[>=1000000]#\.###\.##0;[>=1000]#\.##0;0"
# The comma of decimals cannot be: it is that of the machine, or of Vietnam where the program heeds the locale of a format.
_SHARE = '[$-42A]0.00"%"'
_MM = 0.53  # of Excel's own unit of width, a digit of the body's size, in a millimetre
_HOLDS = 0.6  # letters of running text that a millimetre holds
_INDENT = 3  # millimetres that a cell keeps free at its sides
_LINE = 14.5  # points


def workbook(sheets: Sequence[tuple[str, Sheet]]) -> bytes:
    """Return the sheets as one workbook, each under its tab's name."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, sheet in sheets:
        _Page(book.create_sheet(name[:31]), sheet).write()
    written = BytesIO()
    book.save(written)
    return written.getvalue()


@dataclass
class _Page:
    """One sheet while it is written, row by row downwards."""

    page: Any
    sheet: Sheet
    at: int = 1

    def write(self) -> None:
        self._widths()
        self._heading()
        first = self._heads()
        self._rows()
        self._below()
        self._print_setup(first)

    @property
    def widths(self) -> list[int]:
        return [leaf.width for leaf in self.sheet.layout.leaves]

    def _widths(self) -> None:
        for column, width in enumerate(self.widths, 1):
            self.page.column_dimensions[get_column_letter(column)].width = width * _MM + 0.8

    def _cut(self, *shares: int) -> list[tuple[int, int]]:
        """Cut the columns into blocks of about these shares of the width: first and last column of each."""
        ends, whole = list(accumulate(self.widths)), sum(self.widths)
        last, blocks = 0, []
        for share in accumulate(shares[:-1]):
            cut = min(range(len(ends)), key=lambda i: abs(ends[i] - whole * share / sum(shares))) + 1
            cut = max(cut, last + 1)
            blocks.append((last + 1, cut))
            last = cut
        return [*blocks, (last + 1, max(len(ends), last + 1))]

    def _band(self, blocks: Iterable[tuple[int, int]], texts: Iterable[tuple[str, Font, Alignment]]) -> None:
        """One row of merged blocks, as high as its longest text needs."""
        high = 1
        for (first, last), (text, font, side) in zip(blocks, texts, strict=True):
            self._put(first, text, font, side)
            if last > first:
                self.page.merge_cells(start_row=self.at, end_row=self.at, start_column=first, end_column=last)
            high = max(high, _lines(text, sum(self.widths[first - 1 : last]), font))
        self.page.row_dimensions[self.at].height = high * _LINE + 2
        self.at += 1

    def _put(self, column: int, value: Any, font: Font, side: Alignment) -> Any:
        cell = self.page.cell(self.at, column)
        if isinstance(value, str):
            cell.value = printable(value)
            cell.data_type = "s"  # a text that begins with "=" is a text
        else:
            cell.value = value
        cell.font, cell.alignment = font, side
        return cell

    def _heading(self) -> None:
        heading, layout = self.sheet.heading, self.sheet.layout
        halves, thirds = self._cut(1, 1), self._cut(5, 9, 6)
        plain, bold, slanted = _font(), _font(bold=True), _font(italic=True)
        self._band(halves, [(heading.authority, plain, _CENTRE), (words.COUNTRY, bold, _CENTRE)])
        self._band(halves, [(heading.issuer, bold, _CENTRE), (words.MOTTO, _font(bold=True, underline="single"), _CENTRE)])
        self._band(halves, [("", plain, _CENTRE), (f"{heading.place}, {moments.long_date(heading.day)}", slanted, _CENTRE)])
        self.at += 1
        told, period = [words.reporter(heading), words.receiver(heading)], "\n".join(heading.period)
        self._band(thirds, [
            (words.form_of(self.sheet), bold, _LEFT), (layout.title, _font(13, bold=True), _CENTRE), (told[0], plain, _LEFT),
        ])  # fmt: skip
        self._band(thirds, [(layout.source, slanted, _LEFT), (period, slanted, _CENTRE), (told[1], plain, _LEFT)])
        self._band([(1, len(self.widths))], [(layout.measure, slanted, _RIGHT)])

    def _heads(self) -> int:
        """Write the heads and the row of numbers; returns the first of these rows."""
        first, layout = self.at, self.sheet.layout
        for cell in head_cells(layout):
            top, left = first + cell.row, cell.column + 1
            self.at = top
            self._put(left, cell.title, _font(bold=True), _CENTRE)
            self._merge(top, left, cell.rows, cell.columns)
        for row in range(first, first + self.sheet.depth):
            self.page.row_dimensions[row].height = self._head_height(row - first)
        self.at = first + self.sheet.depth
        if layout.numbered:
            for column, (leaf, text) in enumerate(zip(layout.leaves, numbers(layout), strict=True), 1):
                cell = self._put(column, text, _font(9, italic=True), _CENTRE)
                cell.border = _BOX
                if not leaf.fed:
                    cell.fill = _SHADE
            self.page.row_dimensions[self.at].height = 26
            self.at += 1
        return first

    def _merge(self, top: int, left: int, rows: int, columns: int) -> None:
        for row in range(top, top + rows):
            for column in range(left, left + columns):
                self.page.cell(row, column).border = _BOX
        if rows > 1 or columns > 1:
            self.page.merge_cells(start_row=top, end_row=top + rows - 1, start_column=left, end_column=left + columns - 1)

    def _head_height(self, row: int) -> float:
        cells = [cell for cell in head_cells(self.sheet.layout) if cell.row <= row < cell.row + cell.rows]
        high = max(_lines(c.title, sum(self.widths[c.column : c.column + c.columns]), _font(bold=True)) / c.rows for c in cells)
        return max(high, 1) * _LINE + 4

    def _rows(self) -> None:
        leaves = self.sheet.layout.leaves
        for row in self.sheet.rows:
            font = _font(bold=row.rank is not Rank.LINE)
            filled = list(zip(leaves, row.cells, strict=True))
            for column, (leaf, value) in enumerate(filled, 1):
                cell = self._put(column, _shown(value), font, _SIDE[leaf.kind])
                cell.border, cell.number_format = _BOX, _format(value)
                if not leaf.fed:
                    cell.fill = _SHADE
            high = max(_lines(words.written(value), leaf.width, font) for leaf, value in filled)
            self.page.row_dimensions[self.at].height = high * _LINE + 2
            self.at += 1

    def _below(self) -> None:
        for note in self.sheet.layout.notes:
            self._band([(1, len(self.widths))], [(note, _font(10, italic=True), _LEFT)])
        self.at += 1
        signers = self.sheet.heading.signers
        if signers:
            blocks = self._cut(*[1] * len(signers))
            self._band(blocks, [("\n".join(one.titles), _font(bold=True), _CENTRE) for one in signers])
            self._band(blocks, [(one.hint, _font(italic=True), _CENTRE) for one in signers])
            self.at += 4
            self._band(blocks, [(one.name, _font(bold=True), _CENTRE) for one in signers])

    def _print_setup(self, first: int) -> None:
        page, body = self.page, first + self.sheet.depth + self.sheet.layout.numbered
        page.page_setup.paperSize, page.page_setup.orientation = page.PAPERSIZE_A4, "landscape"
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.page_margins.left, page.page_margins.right, page.page_margins.top, page.page_margins.bottom = 0.6, 0.4, 0.5, 0.5
        page.print_title_rows = f"{first}:{body - 1}"
        page.print_area = f"A1:{get_column_letter(len(self.widths))}{self.at - 1}"
        page.oddFooter.right.text, page.oddFooter.right.size = "Trang &P/&N", 9
        page.freeze_panes = f"{'C' if len(self.widths) > 4 else 'A'}{body}"
        page.sheet_view.showGridLines = False


def _font(size: int = 11, **how: Any) -> Font:
    return Font(name=_FONT, size=size, **how)


def _lines(text: str, width: float, font: Font) -> int:
    """How many lines a text takes in so many millimetres, broken between words."""
    holds = max(1, int((width - _INDENT) * _HOLDS * 11 / font.size * (0.9 if font.bold else 1)))
    return sum(max(1, len(wrap(line, holds))) for line in text.split("\n"))


def _shown(value: Any) -> Any:
    return round(float(value * 100), 2) if isinstance(value, Fraction) else value


def _format(value: Any) -> str:
    match value:
        case Fraction():
            return _SHARE
        case int():
            return _COUNT
        case date():
            return "dd/mm/yyyy"
        case _:
            return "General"
