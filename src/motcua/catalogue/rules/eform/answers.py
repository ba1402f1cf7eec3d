"""What people type becomes answers: JSON in one spelling. What cannot be read is kept as it was typed."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from motcua.catalogue.rules.eform.fields import NUMBERS, UNASKED, EForm, Field, FieldKind
from motcua.kernel import identifiers
from motcua.kernel.texts import clean

type Answers = dict[str, Any]

MOST_ROWS, LONGEST = 200, 20_000
_MOST_TICKED = 200
_GROUPED = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]+))?", re.ASCII)
_PLAIN = re.compile(r"(-?[0-9]+)(?:[.,]([0-9]+))?", re.ASCII)
_CURRENCY = re.compile(r"\s*(?:đồng|đ|vnđ|vnd)\.?$", re.IGNORECASE)
_DAY = re.compile(r"([0-9]{1,2})[/\-. ]([0-9]{1,2})[/\-. ]([0-9]{4})|([0-9]{2})([0-9]{2})([0-9]{4})", re.ASCII)
_ROW = re.compile(r"[0-9]{1,4}", re.ASCII)
_YES_NO = {"yes": True, "no": False, "true": True, "false": False, "có": True, "không": False}


def posted(form: EForm, data: Mapping[str, Sequence[str]]) -> Answers:
    """Read what a page sent: "f.<key>", in tables "f.<key>.<row>.<column>".

    Only fields that were sent are in it; but ticked boxes and tables always, since none of them is sent as nothing.
    Rows that are wholly empty are left out and the others move up.
    """
    answers: Answers = {}
    for field in form.fields():
        if field.kind in UNASKED:
            continue
        if field.kind is FieldKind.TABLE:
            answers[field.key] = _rows(field, data)
        elif field.kind is FieldKind.CHOICES or f"f.{field.key}" in data:
            answers[field.key] = typed(field, data.get(f"f.{field.key}", ()))
    return answers


def typed(field: Field, texts: Sequence[str]) -> Any:
    """Return one answer as we keep it; None of nothing."""
    cleaned = [clean(text[:LONGEST]) for text in texts[:_MOST_TICKED]]
    if field.kind is FieldKind.CHOICES:
        return list(dict.fromkeys(text for text in cleaned if text))
    text = cleaned[-1] if cleaned else ""
    if not text:
        return None
    if field.kind in NUMBERS:
        return number(text) or text
    return _AS_KEPT.get(field.kind, _itself)(text)


def number(text: str) -> str | None:
    """1.234,5 → "1234.5". Points in threes part thousands; a single other point is taken for a comma."""
    bare = re.sub(r"(?<=[0-9])[\s\u00a0\u202f](?=[0-9]{3}(?:[^0-9]|$))", "", _CURRENCY.sub("", text))
    found = _GROUPED.fullmatch(bare) or _PLAIN.fullmatch(bare)
    if found is None or len(bare) > 40:
        return None
    whole = found[1].replace(".", "")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    rest = (found[2] or "").rstrip("0")
    plain = (digits.lstrip("0") or "0") + (f".{rest}" if rest else "")
    return plain if plain == "0" else sign + plain


def day(text: str) -> str | None:
    """1/7/2024, 01-07-2024, 01072024 or what browsers send, 2024-07-01 → "2024-07-01"."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
            return date.fromisoformat(text).isoformat()
        found = _DAY.fullmatch(text)
        parts = [int(part) for part in found.groups() if part] if found else []
        return date(parts[2], parts[1], parts[0]).isoformat() if parts else None
    except ValueError:
        return None


def _itself(text: str) -> Any:
    return text


_AS_KEPT = {
    FieldKind.DATE: lambda text: day(text) or text,
    FieldKind.YES_NO: lambda text: _YES_NO.get(text.lower(), text),
    FieldKind.PHONE: lambda text: text if identifiers.why_not_phone(text) else identifiers.phone(text),
    FieldKind.PERSONAL_NUMBER: identifiers.personal_number,
    FieldKind.TAX_CODE: identifiers.tax_code,
}


def _rows(table: Field, data: Mapping[str, Sequence[str]]) -> list[Answers]:
    columns = {column.key: column for column in table.columns if column.kind not in UNASKED}
    rows: dict[int, Answers] = {}
    start = f"f.{table.key}."
    for name in (name for name in data if name.startswith(start)):
        row, _, key = name.removeprefix(start).partition(".")
        if key in columns and _ROW.fullmatch(row):
            rows.setdefault(int(row), {})[key] = typed(columns[key], data[name])
    filled = (rows[row] for row in sorted(rows) if any(answer not in (None, []) for answer in rows[row].values()))
    return [row for row, _ in zip(filled, range(MOST_ROWS), strict=False)]
