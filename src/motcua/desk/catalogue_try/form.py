from django import forms

from motcua.ui.forms import DayField


class MomentForm(forms.Form):
    day = DayField(label="Ngày nộp thử")
    time = forms.TimeField(label="Giờ nộp thử", widget=forms.TimeInput(format="%H:%M", attrs={"class": "govuk-input--width-5"}))
    picked = forms.CharField(label="Trường hợp", required=False, widget=forms.HiddenInput)
