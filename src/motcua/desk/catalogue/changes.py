"""Differences in words: between two versions, or between what one editor saw and another saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.catalogue.rules import Change
from motcua.desk.catalogue.rows import PARTS, TERM_UNITS, TITLES
from motcua.ui.words import t

KINDS = {"added": "thêm", "removed": "bỏ", "changed": "đổi", "moved": "đổi thứ tự"}
_LABELS = {column.name: column.label for columns in PARTS.values() for column in columns}
FORM_LABELS = {
    "label": "Nhãn", "kind": "Loại", "required": "Bắt buộc", "fields": "Các mục", "columns": "Các cột", "choices": "Lựa chọn",
    "minimum": "Nhỏ nhất", "maximum": "Lớn nhất", "unit": "Đơn vị tính", "formula": "Công thức", "check": "Điều kiện kiểm tra",
    "check_text": "Câu báo khi sai", "title": "Tên phần", "hint": "Giải thích", "show_if": "Chỉ hiện khi", "prefill": "Điền sẵn từ",
    "rule_set": "Bộ quy định", "published_code": "Mã công bố", "sources": "Nguồn", "confidence": "Độ tin cậy",
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
    which = " · ".join(text for text in (one.key, t(label(one.entry)) if one.entry else "") if text)
    return Told(t(TITLES.get(one.part) or label(one.part)), which, t(KINDS[one.kind]), _words(one.before), _words(one.after))


def label(name: str) -> str:
    """What an entry is called."""
    return _LABELS.get(name) or FORM_LABELS.get(name) or name


def _words(entry: Any) -> str:
    match entry:
        case None:
            return ""
        case True | False:
            return t("có") if entry else t("không")
        case list():
            return "\n".join(_words(one) for one in entry)
        case {"amount": amount, "unit": unit, **rest} if not rest:
            return f"{str(amount).replace('.', ',')} {t(TERM_UNITS.get(unit, unit))}"
        case dict():
            return "; ".join(f"{t(label(name))}: {_words(one)}" for name, one in entry.items() if one)
        case _:
            return str(entry)
