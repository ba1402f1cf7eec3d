"""A version as an Excel workbook: a sheet for each part, one row an item; and back."""

import json
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell
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
    for name, value in data.items():
        if name not in PARTS or name == "form":
            append(general, [name, *pieces(value)])
    for part in PARTS:
        if part != "form":
            _fill(book.create_sheet(part), data[part])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(sheet: Any, items: list[dict[str, Any]]) -> None:
    names = list(dict.fromkeys(name for item in items for name in item))
    append(sheet, names)
    for item in items:
        append(sheet, [cell(item[name]) if name in item else "" for name in names])


def append(sheet: Any, cells: list[str]) -> None:
    """Write a row of texts."""
    row = [WriteOnlyCell(sheet, text) for text in cells]
    for one in row:
        one.data_type = "s"  # a text that begins with "=" is not a formula
    sheet.append(row)


def cell(value: Any) -> str:
    """A text is itself unless it could be read as something else."""
    text = value if isinstance(value, str) and not _is_json(value) else json.dumps(value, ensure_ascii=False)
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))


def pieces(value: Any) -> list[str]:
    """The same in pieces, for a cell holds only so much."""
    text = cell(value)
    return [text[start : start + _LONGEST_CELL] for start in range(0, len(text), _LONGEST_CELL)] or [""]


def from_sheets(content: bytes) -> dict[str, Any]:
    """Return the JSON of a workbook, for `from_data`.

    :raises BadForm: not-a-procedure
    """
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
        data = {str(row[0]): entry("".join(row[1:])) for row in rows(book[GENERAL]) if row}
        for part in PARTS:
            if part != "form":
                names, *items = [*rows(book[part])] or [[]]
                cells = ([pair for pair in zip(names, item, strict=False) if all(pair)] for item in items)
                data[part] = [{name: entry(text) for name, text in pairs} for pairs in cells]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, IndexError, RecursionError, TypeError, AttributeError):
        raise BadForm([Flaw("", "not-a-procedure")]) from None
    if data.get("format") != FORMAT:
        raise BadForm([Flaw("", "not-a-procedure")])
    return data


def rows(sheet: Any, most: int = _MOST_ROWS, wide: int = _MOST_CELLS) -> Iterable[list[str]]:
    """Return the texts of each row that holds some."""
    for cells in sheet.iter_rows(max_row=most, max_col=wide, values_only=True):
        texts = ["" if one is None else str(one) for one in cells]
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


def entry(text: str) -> Any:
    """Return what a cell says: JSON, or the text itself."""
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return text
