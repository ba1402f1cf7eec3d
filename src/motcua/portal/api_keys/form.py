from django import forms


class ApiKeyForm(forms.Form):
    name = forms.CharField(label="Tên phần mềm", max_length=100, help_text="Để sau này biết khóa nào của phần mềm nào")
    writes = forms.BooleanField(
        label="Cho phép làm thay tôi", required=False,
        help_text="Nộp hồ sơ, làm việc được giao. Không đánh dấu: phần mềm chỉ được xem.",
    )
