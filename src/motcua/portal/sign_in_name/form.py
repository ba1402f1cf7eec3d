from django import forms


class NameForm(forms.Form):
    full_name = forms.CharField(
        label="Họ và tên", max_length=100, min_length=2, help_text="Như trên căn cước, có dấu",
        widget=forms.TextInput({"autocomplete": "name", "spellcheck": "false"}),
    )
