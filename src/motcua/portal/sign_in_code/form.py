from django import forms


class CodeForm(forms.Form):
    code = forms.RegexField(
        r"^[0-9]{6}$", label="Mã 6 chữ số", max_length=20, error_messages={"invalid": "Nhập mã gồm 6 chữ số"},
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "govuk-input--width-10", "spellcheck": "false"}
        ),
    )

    def __init__(self, data: object = None) -> None:
        joined = None if data is None else {"code": "".join(str(data.get("code", "")).split())}  # type: ignore[attr-defined] # a QueryDict
        super().__init__(joined)
