"""One queue: its letter, its name, and what it is for."""

from typing import Any

from django import forms

from motcua.desk.act.fields import Line


class QueueForm(forms.Form):
    """The same letter again changes the queue there is."""

    use_required_attribute = False

    unit = forms.ChoiceField(label="Tại")
    letter = forms.RegexField(
        r"^[A-Z]$", label="Chữ cái", error_messages={"invalid": "Một chữ in hoa từ A đến Z"},
        widget=forms.TextInput({"class": "govuk-input--width-2"}),
    )
    name = Line(label="Tên hàng", max_length=80, help_text="Như người dân đọc ở máy lấy số")
    fields_of = forms.MultipleChoiceField(label="Lĩnh vực", required=False, widget=forms.CheckboxSelectMultiple,
                                          help_text="Không chọn: mọi việc mà không hàng nào khác nhận")  # fmt: skip
    is_open = forms.BooleanField(label="Đang mở", required=False, initial=True)

    def __init__(self, *args: Any, units: list[tuple[str, str]], fields: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].choices = units  # type: ignore[attr-defined] # it offers choices
        self.fields["fields_of"].choices = [(one, one) for one in fields]  # type: ignore[attr-defined] # it offers choices
