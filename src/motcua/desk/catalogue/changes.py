"""Differences in words: between two versions, or between what one editor saw and another saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.catalogue.rules import Change
from motcua.desk.catalogue.rows import PARTS, TERM_UNITS, TITLES
from motcua.kernel.amounts import thousands
from motcua.ui.words import t

KINDS = {"added": "thêm", "removed": "bỏ", "changed": "đổi", "moved": "đổi thứ tự"}
_COLUMNS = {part: {column.name: column for column in columns} for part, columns in PARTS.items()}
_COLUMNS["form"] = _COLUMNS["section"] | _COLUMNS["field"]
OTHERS = {
    "fields": "Các mục", "columns": "Các cột", "rule_set": "Bộ quy định", "published_code": "Mã công bố", "sources": "Nguồn",
    "confidence": "Độ tin cậy",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    part: str
    which: str
    kind: str
    before: str
    after: str


def told(change: Change | Mapping[str, Any]) -> Told:
    """Return a difference in words."""
    one = change if isinstance(change, Change) else Change(**change)
    which = " · ".join(text for text in (one.key, t(label(one.part, one.entry)) if one.entry else "") if text)
    of = (one.part, one.entry) if one.part in _COLUMNS else ("general", one.part)
    title = TITLES.get(one.part) or label("general", one.part)
    return Told(t(title), which, t(KINDS[one.kind]), _words(one.before, *of), _words(one.after, *of))


def label(part: str, name: str) -> str:
    """What an entry of a part is called."""
    column = _COLUMNS[part].get(name) if part in _COLUMNS else None
    return column.label if column else OTHERS.get(name) or name


def _words(entry: Any, part: str, name: str) -> str:
    match entry:
        case None:
            return ""
        case True | False:
            return t("có") if entry else t("không")
        case int():
            return thousands(entry)
        case list():
            return "\n".join(_words(one, part, name) for one in entry)
        case {"amount": amount, "unit": unit, **rest} if not rest:
            return f"{str(amount).replace('.', ',')} {t(TERM_UNITS.get(unit, unit))}"
        case {"key": key, "label": text, **rest} if not rest:
            return f"{key}: {text}"
        case dict():
            inner = "columns" if name == "columns" else part
            return "; ".join(f"{t(label(inner, key))}: {_words(one, inner, key)}" for key, one in entry.items() if one)
        case _:
            column = _COLUMNS.get(part, {}).get(name)
            return t(column.options[entry]) if column and column.options.get(entry) else str(entry)
