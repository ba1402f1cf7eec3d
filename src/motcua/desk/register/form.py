"""Whose register, and from when to when."""

from typing import Any

from django import forms

from motcua.ui.forms import DayField

FILES = [("pdf", "Bản in (PDF)"), ("xlsx", "Excel"), ("docx", "Word")]


class RegisterForm(forms.Form):
    unit = forms.ChoiceField(label="Đơn vị tiếp nhận")
    first = DayField(label="Từ ngày")
    last = DayField(label="Đến ngày")
    tep = forms.ChoiceField(label="Xem dưới dạng", choices=FILES, required=False)

    use_required_attribute = False

    def __init__(self, *args: Any, units: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].choices = units  # type: ignore[attr-defined] # it offers choices

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        first, last = found.get("first"), found.get("last")
        if first and last and first > last:
            self.add_error("last", "Ngày cuối phải từ ngày đầu trở đi")
        elif first and last and first.year != last.year:
            self.add_error("last", "Sổ mở theo năm: chọn các ngày trong cùng một năm")
        elif (first and first.year < 2000) or (last and last.year > 2100):
            self.add_error("first", "Chọn năm từ 2000 đến 2100")
        return found
