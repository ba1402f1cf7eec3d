from typing import Any

from django import forms

from motcua.kernel.identifiers import phone, why_not_phone
from motcua.portal.organisation.wording import ROLES
from motcua.portal.refusals import sentence


class InvitationForm(forms.Form):
    told_to = forms.CharField(
        label="Số điện thoại hoặc thư điện tử người được mời dùng để đăng nhập", max_length=200,
        help_text="Hệ thống gửi lời mời đến số hoặc địa chỉ này; người đó đăng nhập rồi vào mục Tổ chức để nhận lời.",
    )
    role = forms.ChoiceField(label="Được làm gì", choices=[*ROLES.items()], widget=forms.RadioSelect, initial="filer")

    def clean_told_to(self) -> str:
        told_to: str = self.cleaned_data["told_to"].strip()
        if "@" in told_to:
            return forms.EmailField().clean(told_to)  # type: ignore[no-any-return] # an address, or ValidationError
        if no := why_not_phone(told_to):
            raise forms.ValidationError(sentence(no))
        return phone(told_to)


def roles(data: Any) -> str:
    """Return the role that was posted, if it is one."""
    return str(data.get("role", "")) if data.get("role") in set(ROLES) else ""
