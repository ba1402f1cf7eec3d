"""What is asked for a new official."""

from django import forms

from motcua.desk.act.fields import Line
from motcua.desk.person_change.forms import GivePost, Known
from motcua.people import commands
from motcua.people import queries as people
from motcua.people.models import Account
from motcua.people.rules import AccountKind
from motcua.people.rules.usernames import username


class Open(Known, GivePost):
    title = "Mở tài khoản"
    done = "Đã mở tài khoản và giao nhiệm vụ. Việc tiếp theo: cấp mã đặt mật khẩu."
    about = "Mỗi người một tài khoản, theo quyết định tiếp nhận hoặc bổ nhiệm."
    username = Line(
        label="Tên đăng nhập", required=False, max_length=40, help_text="Để trống thì hệ thống đặt: Nguyễn Văn An là annv",
    )  # fmt: skip
    field_order = ("full_name", "username", "personal_number", "phone", "email", "unit", "duty", "valid_from", "valid_to")
    opened: Account

    def clean_username(self) -> str:
        name: str = self.cleaned_data["username"].lower()
        if name and not all(letter.isascii() and (letter.isalnum() or letter in ".-_") for letter in name):
            raise forms.ValidationError("Tên đăng nhập chỉ gồm chữ không dấu, chữ số, dấu chấm và gạch")
        return name

    def perform(self) -> None:
        asked = self.cleaned_data
        name = asked["username"] or username(asked["full_name"], people.usernames())
        self.opened = commands.open_account(
            username=name, full_name=asked["full_name"], kind=AccountKind.STAFF, email=asked["email"] or None,
            phone=asked["phone"] or None, personal_number=asked["personal_number"] or None, **self.who,
        )  # fmt: skip
        self.target = self.opened
        super().perform()
