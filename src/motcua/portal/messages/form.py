from django import forms

from motcua.dossiers.rules import LONGEST


class MessageForm(forms.Form):
    text = forms.CharField(
        label="Tin nhắn", max_length=LONGEST, widget=forms.Textarea({"rows": 4}),
        help_text="Hỏi hoặc báo về hồ sơ này. Giấy tờ được yêu cầu bổ sung thì gửi ở mục Bổ sung, không gửi ở đây.",
    )
