from django import forms

from motcua.kernel import identifiers


class TrackForm(forms.Form):
    so = forms.CharField(
        label="Mã hồ sơ", max_length=60, help_text="Ghi trên giấy tiếp nhận, ví dụ H02.20-241015-0007",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-20"}),
    )
    phone = forms.CharField(
        label="Số điện thoại đã khai trong hồ sơ", max_length=30,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel", "inputmode": "tel", "class": "govuk-input--width-20"}),
    )

    def clean_phone(self) -> str:
        text: str = self.cleaned_data["phone"]
        if identifiers.why_not_phone(text):
            raise forms.ValidationError("Kiểm tra lại số điện thoại, ví dụ đúng: 0912 345 678")
        return identifiers.phone(text)
