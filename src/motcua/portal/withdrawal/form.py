from django import forms


class WithdrawalForm(forms.Form):
    reason = forms.CharField(label="Vì sao Ông/Bà rút hồ sơ?", max_length=500, widget=forms.Textarea({"rows": 3}))
