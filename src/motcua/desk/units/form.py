"""Which of the units, and when."""

from django import forms

from motcua.desk.changes import Day


class Look(forms.Form):
    all_optional = True
    text = forms.CharField(label="Tên hoặc mã đơn vị", required=False, max_length=100)
    day = Day(label="Vào ngày", required=False)
