from django import forms
from django.core.validators import validate_email

from motcua.kernel import identifiers


class SignInForm(forms.Form):
    """Where the code is told to: a phone, or an e-mail address."""

    told_to = forms.CharField(
        label="Số điện thoại hoặc thư điện tử", max_length=200, help_text="Hệ thống gửi một mã gồm 6 chữ số đến đó.",
        widget=forms.TextInput({"autocomplete": "username", "spellcheck": "false", "class": "govuk-input--width-20"}),
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput, max_length=500)

    def clean_told_to(self) -> str:
        text: str = self.cleaned_data["told_to"]
        if "@" in text:
            try:
                validate_email(text)
            except forms.ValidationError:
                raise forms.ValidationError("Kiểm tra lại thư điện tử, ví dụ đúng: ten@vidu.vn") from None
            return text.lower()
        if identifiers.why_not_phone(text):
            raise forms.ValidationError("Kiểm tra lại số điện thoại, ví dụ đúng: 0912 345 678")
        return identifiers.phone(text)
