"""Many procedures as one Excel workbook: a row a procedure, and a sheet for each part with a row an item; and back."""

from collections import defaultdict
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from motcua.catalogue.rules.eform import BadForm, Flaw
from motcua.catalogue.rules.exchange import FORMAT, PARTS, to_data
from motcua.catalogue.rules.facts import PublishedVersion
from motcua.catalogue.rules.sheets import append, entry, pieces, rows

PROCEDURES = "procedures"
MOST_PROCEDURES = 2_000
_MOST_ROWS, _MOST_COLUMNS = 40_000, 80
_OWN_SHEET = tuple(part for part in PARTS if part != "form")
_NEXT = "+"
"""Heads the columns in which a text goes on that is too long for one cell."""


def to_workbook(versions: Iterable[PublishedVersion]) -> bytes:
    """Return the workbook: everything of each version, its form and fees too; what comes back is the same."""
    found = [to_data(version) for version in versions]
    book = openpyxl.Workbook()
    book.active.title = PROCEDURES
    _fill(book.active, [{name: one for name, one in data.items() if name not in _OWN_SHEET} for data in found])
    for part in _OWN_SHEET:
        _fill(book.create_sheet(part), [{"procedure": data["key"], **item} for data in found for item in data[part]])
    for sheet in book:
        sheet.freeze_panes = "A2"  # the heads stay in sight
        sheet.sheet_format.defaultColWidth = 18
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(sheet: Any, items: list[dict[str, Any]]) -> None:
    """One row an item; a name takes as many columns as its longest text needs."""
    spread = [{name: pieces(one) for name, one in item.items()} for item in items]
    wide: dict[str, int] = {}
    for item in spread:
        for name, parts in item.items():
            wide[name] = max(wide.get(name, 1), len(parts))
    append(sheet, [head for name, count in wide.items() for head in (name, *[_NEXT] * (count - 1))])
    for item in spread:
        append(sheet, [one for name, count in wide.items() for one in _padded(item.get(name, []), count)])


def _padded(parts: list[str], count: int) -> list[str]:
    return [*parts, *[""] * (count - len(parts))]


def from_workbook(content: bytes) -> list[dict[str, Any]]:
    """Return the JSON of each procedure, for `from_data`.

    :raises BadForm: not-a-procedure
    """
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
        found = list(_read(book[PROCEDURES]))[:MOST_PROCEDURES]
        for part in _OWN_SHEET:
            listed: dict[str, list[Any]] = defaultdict(list)
            for item in _read(book[part]):
                listed[str(item.pop("procedure", ""))].append(item)
            for data in found:
                data[part] = listed[str(data.get("key"))]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, IndexError, RecursionError, TypeError, AttributeError):
        raise BadForm([Flaw("", "not-a-procedure")]) from None
    if any(data.get("format") != FORMAT for data in found):
        raise BadForm([Flaw("", "not-a-procedure")])
    return found


def _read(sheet: Any) -> Iterable[dict[str, Any]]:
    heads, *items = [*rows(sheet, _MOST_ROWS, _MOST_COLUMNS)] or [[]]
    for item in items:
        texts: dict[str, str] = {}
        name = ""
        for head, text in zip(heads, item, strict=False):
            name = name if head == _NEXT else head
            texts[name] = texts.get(name, "") + text if name else ""
        yield {name: entry(text) for name, text in texts.items() if name and text}
