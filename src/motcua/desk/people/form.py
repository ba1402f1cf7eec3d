"""Which of the people."""

from typing import Any

from django import forms

from motcua.desk.wording import DUTIES, PERSON_STATES
from motcua.people.rules import Duty

ALL = ("", "Tất cả")


class Filter(forms.Form):
    all_optional = True
    text = forms.CharField(label="Tên, tên đăng nhập, điện thoại, số định danh", required=False, max_length=100)
    unit = forms.ChoiceField(label="Đơn vị và đơn vị trực thuộc", required=False)
    duty = forms.ChoiceField(label="Nhiệm vụ", required=False, choices=[ALL, *((d.value, DUTIES[d.value]) for d in Duty)])
    state = forms.ChoiceField(label="Tình trạng", required=False, choices=[ALL, *PERSON_STATES.items()])

    def __init__(self, *args: Any, units: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].choices = [ALL, *units]  # type: ignore[attr-defined] # it offers choices
