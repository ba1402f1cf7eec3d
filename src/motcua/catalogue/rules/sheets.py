"""A version as an Excel workbook: a sheet for each part, one row an item; and back."""

import json
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils.exceptions import InvalidFileException

from motcua.catalogue.rules.eform import BadForm, Flaw
from motcua.catalogue.rules.exchange import FORMAT, PARTS, to_data
from motcua.catalogue.rules.facts import PublishedVersion

GENERAL = "general"
_MOST_ROWS, _MOST_CELLS, _LONGEST_CELL = 300, 30, 30_000


def to_sheets(version: PublishedVersion) -> bytes:
    """Return the workbook. Cells that hold more than a text are JSON, so that nothing is lost."""
    data = to_data(version)
    book = openpyxl.Workbook()
    general = book.active
    general.title = GENERAL
    for name, entry in data.items():
        if name not in PARTS or name == "form":
            _append(general, [name, *_pieces(entry)])
    for part in PARTS:
        if part != "form":
            _fill(book.create_sheet(part), data[part])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(sheet: Any, items: list[dict[str, Any]]) -> None:
    names = list(dict.fromkeys(name for item in items for name in item))
    _append(sheet, names)
    for item in items:
        _append(sheet, [_cell(item.get(name)) for name in names])


def _append(sheet: Any, cells: list[str]) -> None:
    sheet.append(cells)
    for cell in sheet[sheet.max_row]:
        cell.data_type = "s"  # a text that begins with "=" is not a formula


def _cell(entry: Any) -> str:
    """A text is itself unless it could be read as something else."""
    text = entry if isinstance(entry, str) and not _is_json(entry) else json.dumps(entry, ensure_ascii=False)
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))


def _pieces(entry: Any) -> list[str]:
    text = _cell(entry)
    return [text[start : start + _LONGEST_CELL] for start in range(0, len(text), _LONGEST_CELL)] or [""]


def from_sheets(content: bytes) -> dict[str, Any]:
    """Return the JSON of a workbook, for `from_data`.

    :raises BadForm: not-a-procedure
    """
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
        data = {str(row[0]): _entry("".join(row[1:])) for row in _rows(book[GENERAL]) if row}
        for part in PARTS:
            if part != "form":
                names, *items = [*_rows(book[part])] or [[]]
                data[part] = [{name: _entry(cell) for name, cell in zip(names, item, strict=False) if name} for item in items]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, IndexError, RecursionError, TypeError, AttributeError):
        raise BadForm([Flaw("", "not-a-procedure")]) from None
    if data.get("format") != FORMAT:
        raise BadForm([Flaw("", "not-a-procedure")])
    return data


def _rows(sheet: Any) -> Iterable[list[str]]:
    for cells in sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_CELLS, values_only=True):
        texts = ["" if cell is None else str(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            yield texts


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return text == ""
    return True


def _entry(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return text
