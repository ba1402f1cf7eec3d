"""What is asked besides the fields of the form itself."""

from django import forms

from motcua.desk.act.fields import Text

HINT = "Ví dụ: nhập theo tờ khai giấy; người nộp đề nghị sửa tại quầy. Người nộp đọc được"


class Correction(forms.Form):
    """Why, and the dossier's last event when the page was made."""

    use_required_attribute = False

    reason = Text(label="Lý do, căn cứ", max_length=500, help_text=HINT)
    seen = forms.IntegerField(widget=forms.HiddenInput)
