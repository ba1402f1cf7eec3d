"""How one person likes the desk to be."""

from typing import Any

from django import forms

from motcua.desk.person_change.forms import Known
from motcua.desk.wording import NOTICE_WAYS, TOLD_AT_DESK
from motcua.ui.languages import LANGUAGES
from motcua.ui.looks import LOOKS

ROWS = {"25": "25 dòng", "50": "50 dòng", "100": "100 dòng"}


class Settings(forms.Form):
    clean_phone = Known.clean_phone

    phone = forms.CharField(label="Điện thoại", required=False, max_length=20, widget=forms.TextInput({"autocomplete": "tel"}))
    email = forms.EmailField(
        label="Thư điện tử", required=False, max_length=200, widget=forms.EmailInput({"autocomplete": "email"}),
    )  # fmt: skip
    way = forms.ChoiceField(
        label="Báo qua thư điện tử", choices=list(NOTICE_WAYS.items()), widget=forms.RadioSelect,
        help_text="Thông báo luôn có trên bàn làm việc; đây là cách báo thêm.",
    )  # fmt: skip
    kinds = forms.MultipleChoiceField(
        label="Báo qua thư khi", required=False, choices=list(TOLD_AT_DESK.items()), widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    language = forms.ChoiceField(label="Ngôn ngữ", choices=list(LANGUAGES.items()), widget=forms.RadioSelect)
    look = forms.ChoiceField(label="Nền", choices=list(LOOKS.items()), widget=forms.RadioSelect)
    rows = forms.ChoiceField(label="Số dòng trên một trang", choices=list(ROWS.items()))
    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        asked: dict[str, Any] = super().clean() or {}
        if asked.get("way") in ("each", "daily") and not asked.get("email") and "email" not in self.errors:
            self.add_error("email", "Cần có thư điện tử thì mới báo qua thư được")
        return asked
