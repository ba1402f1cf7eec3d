from django import forms

from motcua.ui.forms import DayField


class PublishForm(forms.Form):
    valid_from = DayField(label="Ngày có hiệu lực", help_text="Hồ sơ nộp từ ngày này theo phiên bản mới; hồ sơ đã nhận giữ nguyên.")
