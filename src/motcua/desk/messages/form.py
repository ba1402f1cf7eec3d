from django import forms

from motcua.dossiers.rules import LONGEST


class MessageForm(forms.Form):
    text = forms.CharField(
        label="Viết cho người nộp", max_length=LONGEST, widget=forms.Textarea({"rows": 4}),
        help_text="Không thay cho phiếu yêu cầu bổ sung, và không dừng đồng hồ. Người nộp được báo là có tin nhắn.",
    )
