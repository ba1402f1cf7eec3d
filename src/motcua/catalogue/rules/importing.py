"""Procedures out of files that others made: our own JSON and workbooks, the national database's rows, tables of Word and Excel."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl

from motcua.catalogue.rules.eform import BadForm, Flaw
from motcua.catalogue.rules.exchange import FORMAT, from_data, to_data
from motcua.catalogue.rules.facts import PublishedVersion, RuleSet
from motcua.catalogue.rules.gate import missing_parts
from motcua.catalogue.rules.sheets import GENERAL, from_sheets
from motcua.catalogue.rules.sources import version_from
from motcua.catalogue.rules.workbook import PROCEDURES, from_workbook
from motcua.deadlines.rules import Term
from motcua.kernel.identifiers import PROCEDURE_CODE
from motcua.kernel.texts import clean, fold

LARGEST, MOST_ROWS, _MOST_UNPACKED, _LONGEST = 2_000_000, 500, 50_000_000, 20_000
NOTHING = "khong co thong tin"
"""What the national database writes into an empty cell, without accents."""

# Labels of the national database's export, folded, and what they mean here.
_LABELS = {
    "ma thu tuc": "code", "ma tthc": "code", "ma so": "code", "code": "code", "ten thu tuc": "name", "ten tthc": "name",
    "ten thu tuc hanh chinh": "name", "name_vi": "name", "cap thuc hien": "level", "level": "level", "linh vuc": "field",
    "field": "field", "trinh tu thuc hien": "order_text", "cach thuc thuc hien": "way_text", "thoi han giai quyet": "term_text",
    "thoi han": "term_text", "thanh phan ho so": "papers", "doi tuong thuc hien": "applicants", "co quan thuc hien": "lead_unit",
    "co quan co tham quyen": "signer", "ket qua thuc hien": "results", "ket qua": "results", "can cu phap ly": "legal_basis",
    "yeu cau, dieu kien thuc hien": "conditions", "yeu cau dieu kien": "conditions", "so bo ho so": "copies_of_dossier",
}
_LEVELS = {
    "tinh": "province", "cap tinh": "province", "huyen": "district", "cap huyen": "district", "xa": "commune", "cap xa": "commune",
    "province": "province", "district": "district", "commune": "commune",
}
_COLLECTED = (
    "code", "internal_code", "level", "name_vi", "field", "time_unit", "time_limit_days", "note", "fee_vnd", "legal_basis",
    "source", "in_force_from", "applicants", "lead_unit_id", "signer", "inter_agency", "confidence",
)


@dataclass(frozen=True, slots=True)
class Imported:
    """One row of a file: what it says, or why not. place: its number in the file, from 1."""

    place: int
    title: str
    version: PublishedVersion | None
    flaws: tuple[Flaw, ...] = ()


def imported(content: bytes, law: RuleSet) -> list[Imported]:
    """Return what a file holds, row by row, good and bad. Nothing is stored.

    :raises BadForm: file-unreadable, file-too-large, no-procedures
    """
    if len(content) > LARGEST:
        raise BadForm([Flaw("", "file-too-large")])
    found = [_row(place, data, law) for place, data in enumerate(_documents(content), start=1)]
    if not found:
        raise BadForm([Flaw("", "no-procedures")])
    return found


def _documents(content: bytes) -> list[Mapping[str, Any]]:
    """JSON objects: whole procedures in our own format, or rows of labels."""
    if content.startswith(b"PK"):
        return _office(content)
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BadForm([Flaw("", "file-unreadable")]) from None
    listed = next((one for one in data.values() if isinstance(one, list)), [data]) if _is_wrapping(data) else data
    listed = listed if isinstance(listed, list) else [listed]
    return [one if isinstance(one, dict) else {} for one in listed[:MOST_ROWS]]


def _is_wrapping(data: Any) -> bool:
    """{"data": [...]}, as services answer."""
    if not isinstance(data, dict) or data.get("format") == FORMAT or len(data) > 5:
        return False
    return any(isinstance(one, list) for one in data.values())


def _office(content: bytes) -> list[Mapping[str, Any]]:
    try:
        with ZipFile(BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > _MOST_UNPACKED:
                raise BadForm([Flaw("", "file-too-large")])
            if "word/document.xml" in packed.namelist():
                return list(_table_rows(content))
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
        if GENERAL in book.sheetnames:
            return [from_sheets(content)]
        if PROCEDURES in book.sheetnames:
            return list(from_workbook(content))
        return list(_labelled(_cells(book.worksheets[0])))
    except BadForm:
        raise
    except Exception:
        raise BadForm([Flaw("", "file-unreadable")]) from None


def _cells(sheet: Any) -> Iterator[list[str]]:
    for cells in sheet.iter_rows(max_row=MOST_ROWS, max_col=60, values_only=True):
        yield ["" if cell is None else str(cell) for cell in cells]


def _table_rows(content: bytes) -> Iterator[Mapping[str, Any]]:
    """Every table of a Word file whose first row has labels that we know."""
    for table in docx.Document(BytesIO(content)).tables:
        yield from _labelled(iter([[cell.text for cell in row.cells] for row in table.rows[:MOST_ROWS]]))


def _labelled(rows: Iterator[list[str]]) -> Iterator[Mapping[str, Any]]:
    """Rows below the first one that names a procedure's name or code."""
    labels: list[str] | None = None
    for row in rows:
        if labels is None:
            known = [_label(cell) for cell in row]
            labels = row if {"name", "code"} & set(known) else None
        elif any(cell.strip() for cell in row):
            yield dict(zip(labels, row, strict=False))


def _label(text: str) -> str:
    return _LABELS.get(" ".join(fold(text).split()).strip(" .:*"), "")


def _row(place: int, data: Mapping[str, Any], law: RuleSet) -> Imported:
    if data.get("format") == FORMAT:
        try:
            version = from_data(data, law)
        except BadForm as bad:
            return Imported(place, str(data.get("name", ""))[:200], None, bad.problems)
        return Imported(place, version.name, version)
    return _national(place, data, law)


def _national(place: int, data: Mapping[str, Any], law: RuleSet) -> Imported:
    said = {label: _text(entry) for name, entry in data.items() if (label := _label(str(name)))}
    code, name = said.get("code", "")[:8], said.get("name", "")
    levels = [fold(one) for one in _lines(said.get("level", "").replace(",", ";"))]
    level = next((_LEVELS[one] for one in levels if one in _LEVELS), "")
    flaws = [
        *([] if name else [Flaw("name", "text-missing")]),
        *([] if PROCEDURE_CODE.fullmatch(code) else [Flaw("code", "code-malformed")]),
        *([] if level else [Flaw("level", "level-unknown")]),
    ]
    if flaws:
        return Imported(place, name[:200], None, tuple(flaws))
    return Imported(place, name, _version(code, level, said, law))


def _version(code: str, level: str, said: Mapping[str, str], law: RuleSet) -> PublishedVersion:
    """Everything the row says; what it does not say is missing, and nothing of it is verified."""
    empty = dict.fromkeys(_COLLECTED, "")
    base = version_from({**empty, "code": code, "level": level, "name_vi": said["name"], "service_level": "none"}, None, law)
    try:
        term = Term.parse(said.get("term_text", ""))
    except ValueError:
        term = None
    data = to_data(base) | {
        "field": said.get("field", ""), "order_text": said.get("order_text", ""), "way_text": said.get("way_text", ""),
        "term": None, "term_text": said.get("term_text", ""), "signer": said.get("signer", ""),
        "lead_unit": said.get("lead_unit", ""), "signing_unit": "", "valid_from": None, "sources": [], "confidence": None,
        "applicants": _lines(said.get("applicants", "")), "conditions": _lines(said.get("conditions", "")),
        "papers": [
            {"name": line, "originals": 1, "copies": 0, "required": True} for line in _lines(said.get("papers", ""))
        ],
        "results": [{"name": line} for line in _lines(said.get("results", ""))],
        "legal_basis": [{"text": line} for line in _lines(said.get("legal_basis", ""))], "fees": [],
    }
    version = replace(from_data(data, law), term=term, unverified=tuple(sorted({*base.unverified, "papers", "term", "fees"})))
    return replace(version, missing=missing_parts(version))


def _text(entry: Any) -> str:
    """One text, lines for lists and for tables in the database's own shape; "Không có thông tin" is nothing."""
    if isinstance(entry, list):
        return "\n".join(filter(None, map(_text, entry[:200])))
    if isinstance(entry, dict):
        return " – ".join(filter(None, (_text(one) for one in list(entry.values())[:20] if not isinstance(one, (dict, list)))))
    text = "" if entry is None else clean(str(entry)[:_LONGEST])
    return "" if fold(text).strip(" .") == NOTHING else text


def _lines(text: str) -> list[str]:
    """Lines, without the dashes and numbers that lists begin with."""
    parts = text.replace(";", "\n").split("\n")
    return [line for line in (part.strip(" -–+*•\t") for part in parts) if line][:200]
