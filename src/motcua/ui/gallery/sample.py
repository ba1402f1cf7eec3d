"""Made-up things to show the components with."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django import forms

from motcua.kernel.moments import HANOI
from motcua.ui.forms import DayField
from motcua.ui.gallery.drawings import drawings, figures
from motcua.ui.navigation import Link, Navigation, Person

MORNING = datetime(2024, 10, 15, 9, 5, tzinfo=HANOI)


@dataclass(frozen=True, slots=True)
class SampleDay:
    date: date
    counted: bool
    reason: str


class SampleForm(forms.Form):
    """One field of each kind, most of them wrong."""

    name = forms.CharField(label="Họ và tên", help_text="Như trên căn cước", widget=forms.TextInput({"autocomplete": "name"}))
    born = DayField(label="Ngày sinh", help_text="Ví dụ: 05/03/1980")
    email = forms.EmailField(label="Thư điện tử", required=False)
    kind = forms.ChoiceField(
        label="Người nộp là", choices=[("person", "Cá nhân"), ("firm", "Tổ chức")], widget=forms.RadioSelect
    )
    goods = forms.MultipleChoiceField(
        label="Mặt hàng",
        choices=[("drug", "Thuốc bảo vệ thực vật"), ("seed", "Giống cây trồng")],
        widget=forms.CheckboxSelectMultiple,
    )
    district = forms.ChoiceField(label="Huyện", choices=[("", "Chọn huyện"), ("ln", "Lục Ngạn"), ("yd", "Yên Dũng")])
    reason = forms.CharField(label="Lý do", widget=forms.Textarea({"rows": 3}), max_length=20)
    password = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)
    agree = forms.BooleanField(label="Tôi chịu trách nhiệm về hồ sơ này")


class SampleMessage(forms.Form):
    text = forms.CharField(label="Tin nhắn", widget=forms.Textarea({"rows": 4}))


def everything() -> SimpleNamespace:
    form = SampleForm({"born": "31/02/1980", "email": "hoa@", "goods": ["seed"], "reason": "Một lý do dài hơn hai mươi ký tự"})
    noon = MORNING + timedelta(days=1, hours=3)
    more = {"charts": drawings(), **figures()}
    return SimpleNamespace(morning=MORNING, noon=noon, due=_due(), form=form, message=SampleMessage(), **more)


def _due() -> SimpleNamespace:
    days = [MORNING.date() + timedelta(days=n) for n in range(8)]
    reasons = ["start" if n == 0 else "weekend" if day.weekday() > 4 else "working" for n, day in enumerate(days)]
    working = tuple(SampleDay(day, reason == "working", reason) for day, reason in zip(days, reasons, strict=True))
    due_at = datetime.combine(days[-1], MORNING.time(), HANOI)
    return SimpleNamespace(due_at=due_at, original_due_at=due_at - timedelta(days=1), provisional=True, working=working)


def navigation(frame: str) -> Navigation:
    both: dict[str, Any] = {
        "home": "/gallery/",
        "search": "/gallery/",
        "switch": "/gallery/",
        "leave": "/gallery/",
        "demo": "Dữ liệu là giả, thời gian là tháng 10 năm 2024.",
    }
    if frame == "portal":
        main = (
            Link(text="Thủ tục", href="#", current=True),
            Link(text="Tra cứu hồ sơ", href="#"),
            Link(text="Tính ngày hẹn", href="#"),
        )
        return Navigation(main=main, account=(Link(text="Đăng nhập", href="#"),), **both)
    return Navigation(
        main=(
            Link(text="Việc của tôi", href="#", current=True, count=12),
            Link(text="Tiếp nhận tại quầy", href="#"),
            Link(text="Trả kết quả", href="#", count=3),
        ),
        sub=(Link(text="Thông tin", href="#", current=True), Link(text="Giấy tờ", href="#"), Link(text="Thời hạn", href="#")),
        notices=Link(text="Thông báo", href="#", count=4),
        person=Person(name="Nguyễn Thị Hoa", duty="Tiếp nhận hồ sơ", unit="Bộ phận Một cửa"),
        **both,
    )
