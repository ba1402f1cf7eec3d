from typing import Any

from django import forms
from django.core.validators import validate_email

from motcua.kernel import identifiers
from motcua.portal import telling


class SignInForm(forms.Form):
    """Where the code is told to: a phone, or an e-mail address; where no phone can be reached, an e-mail address."""

    told_to = forms.CharField(
        label="Số điện thoại hoặc thư điện tử", max_length=200, help_text="Hệ thống gửi một mã gồm 6 chữ số đến đó.",
        widget=forms.TextInput({"autocomplete": "username", "spellcheck": "false", "class": "govuk-input--width-20"}),
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput, max_length=500)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not telling.reaches_phones():
            self.fields["told_to"].label = "Thư điện tử"

    def clean_told_to(self) -> str:
        text: str = self.cleaned_data["told_to"]
        if "@" in text:
            try:
                validate_email(text)
            except forms.ValidationError:
                raise forms.ValidationError("Kiểm tra lại thư điện tử, ví dụ đúng: ten@vidu.vn") from None
            return text.lower()
        if not telling.reaches_phones():
            raise forms.ValidationError("Ở đây chưa gửi được mã qua điện thoại. Hãy nhập thư điện tử, ví dụ: ten@vidu.vn")
        if identifiers.why_not_phone(text):
            raise forms.ValidationError("Kiểm tra lại số điện thoại, ví dụ đúng: 0912 345 678")
        return identifiers.phone(text)
