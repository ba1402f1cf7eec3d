from django import forms


class OrganisationForm(forms.Form):
    name = forms.CharField(label="Tên tổ chức", max_length=200)
    tax_code = forms.CharField(label="Mã số thuế", max_length=20, widget=forms.TextInput({"class": "govuk-input--width-20"}))
    address = forms.CharField(label="Địa chỉ tổ chức", max_length=300, required=False)
