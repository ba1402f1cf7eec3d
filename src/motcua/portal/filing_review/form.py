from django import forms


class ReviewForm(forms.Form):
    agree = forms.BooleanField(label="Tôi cam đoan những gì đã khai và gửi là đúng, và chịu trách nhiệm về hồ sơ này")
