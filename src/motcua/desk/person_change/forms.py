"""What is asked before an account, a post, a delegation or an absence changes."""

from typing import Any, ClassVar

from django import forms
from django.http import Http404

from motcua.desk.act.fields import Line, Text
from motcua.desk.changes import Change, Day, LastDay
from motcua.desk.refusals import SENTENCES
from motcua.desk.wording import DUTIES
from motcua.kernel import identifiers
from motcua.kernel.moments import dd_mm_yyyy, local_date
from motcua.kernel.texts import sort_key
from motcua.people import commands
from motcua.people import queries as people
from motcua.people.queries import persons
from motcua.people.rules import Duty
from motcua.ui.words import t

KEY_DIGITS = 18


class Known(forms.Form):
    """What is known of an official. Mixed into the forms that ask for it."""

    full_name = Line(label="Họ và tên", max_length=100)
    personal_number = Line(label="Số định danh cá nhân", required=False, max_length=20, help_text="12 chữ số trên thẻ căn cước")
    phone = Line(label="Điện thoại", required=False, max_length=20)
    email = forms.EmailField(label="Thư điện tử", required=False, max_length=200)

    def clean_personal_number(self) -> str:
        return _judged(self.cleaned_data["personal_number"], identifiers.personal_number, identifiers.why_not_personal_number)

    def clean_phone(self) -> str:
        return _judged(self.cleaned_data["phone"], identifiers.phone, identifiers.why_not_phone)


def _judged(text: str, normal: Any, why_not: Any) -> str:
    if text and (refusal := why_not(text)):
        raise forms.ValidationError(SENTENCES[refusal.code].rstrip("."))
    return str(normal(text)) if text else ""


class Amend(Known, Change):
    title, done = "Sửa thông tin", "Đã sửa thông tin."

    def prepare(self) -> None:
        for name, field in self.fields.items():
            field.initial = getattr(self.target, name)

    def perform(self) -> None:
        commands.amend_account(self.target.pk, **self.cleaned_data, **self.who)


class GivePost(Change):
    title, done = "Giao nhiệm vụ", "Đã giao nhiệm vụ."
    unit = forms.ChoiceField(label="Đơn vị")
    duty = forms.ChoiceField(label="Nhiệm vụ", choices=[("", "Chọn nhiệm vụ"), *((duty.value, DUTIES[duty]) for duty in Duty)])
    valid_from = Day(label="Từ ngày")
    valid_to = LastDay(required=False, help_text="Để trống nếu chưa có ngày kết thúc")

    def prepare(self) -> None:
        self.fields["unit"].choices = [("", t("Chọn đơn vị")), *units_of(self.actor, self.at)]  # type: ignore[attr-defined] # it offers choices
        self.fields["valid_from"].initial = local_date(self.at)

    def perform(self) -> None:
        asked = self.cleaned_data
        commands.give_post(
            self.target.pk, asked["unit"], asked["duty"], valid_from=asked["valid_from"], valid_to=asked["valid_to"], **self.who
        )


class OfRow(Change):
    """About one row of this person: its key stands in the address (`?muc=12`)."""

    find: ClassVar[Any]

    def __init__(self, *args: Any, row: str, **options: Any) -> None:
        key = int(row) if row.isascii() and row.isdigit() and len(row) <= KEY_DIGITS else 0
        self.row: Any = self.find(key)
        if self.row is None or options["target"].pk not in self.owners():
            raise Http404
        super().__init__(*args, **options)

    def owners(self) -> set[int]:
        return {self.row.account_id}

    @property
    def detail(self) -> str:
        return said_post(self.row)


class EndPost(OfRow):
    title, done, grave = "Kết thúc nhiệm vụ", "Đã ghi ngày kết thúc.", True
    about = "Từ ngày hôm sau, người này không còn giữ nhiệm vụ. Hồ sơ đang giữ vẫn ở đơn vị; trưởng đơn vị giao lại."
    find = staticmethod(persons.find_post)
    on = LastDay(label="Ngày cuối cùng giữ nhiệm vụ")

    def perform(self) -> None:
        commands.end_post(self.row.pk, on=self.cleaned_data["on"], **self.who)


class ProlongPost(OfRow):
    title, done = "Kéo dài nhiệm vụ", "Đã kéo dài."
    find = staticmethod(persons.find_post)
    valid_to = LastDay(required=False, help_text="Để trống nếu chưa có ngày kết thúc")

    def perform(self) -> None:
        commands.prolong_post(self.row.pk, valid_to=self.cleaned_data["valid_to"], **self.who)


class Delegate(OfRow):
    title, done = "Ủy quyền", "Đã ghi ủy quyền."
    about = "Người được ủy quyền làm được mọi việc của nhiệm vụ này trong thời gian ấy; người giữ nhiệm vụ vẫn làm được."
    find = staticmethod(persons.find_post)
    to = forms.TypedChoiceField(label="Ủy quyền cho", coerce=int)
    valid_from = Day(label="Từ ngày")
    valid_to = LastDay()
    decision = Line(label="Số, ngày văn bản ủy quyền", max_length=200, help_text="Ví dụ: 12/GUQ-SNN ngày 04/03/2024")

    def prepare(self) -> None:
        today = local_date(self.at)
        near = people.subtree(self.row.unit_id, today) | set(people.ancestors(self.row.unit_id, today)[:1])
        found = {post.account_id: post.account for post in persons.posts_at(near, today) if post.account.is_active}
        found.pop(self.target.pk, None)
        choices = [(str(pk), f"{account.full_name} ({account.username})") for pk, account in found.items()]
        self.fields["to"].choices = [("", t("Chọn người")), *choices] if choices else []  # type: ignore[attr-defined] # it offers choices
        self.fields["valid_from"].initial = today

    def perform(self) -> None:
        asked = dict(self.cleaned_data)
        commands.delegate(self.row.pk, asked.pop("to"), **asked, **self.who)


class EndDelegation(OfRow):
    title, done, grave = "Kết thúc ủy quyền", "Đã ghi ngày kết thúc ủy quyền.", True
    find = staticmethod(persons.find_delegation)
    on = LastDay(label="Ngày cuối cùng của ủy quyền")

    def owners(self) -> set[int]:
        return {self.row.delegate_id, self.row.post.account_id}

    @property
    def detail(self) -> str:
        return f"{self.row.post.account.full_name} → {self.row.delegate.full_name}: {said_post(self.row.post)}"

    def perform(self) -> None:
        commands.end_delegation(self.row.pk, on=self.cleaned_data["on"], **self.who)


class Absence(Change):
    title, done = "Ghi vắng mặt", "Đã ghi vắng mặt."
    about = "Người giao việc và người tiếp nhận sẽ thấy; không nhiệm vụ nào mất đi."
    valid_from = Day(label="Từ ngày")
    valid_to = LastDay()
    reason = Line(label="Lý do", max_length=200, help_text="Chỉ người này, trưởng đơn vị và quản trị đọc được")

    def prepare(self) -> None:
        self.fields["valid_from"].initial = local_date(self.at)

    def perform(self) -> None:
        commands.record_absence(self.target.pk, **self.cleaned_data, **self.who)


class EndAbsence(OfRow):
    title, done = "Ghi ngày đi làm lại", "Đã ghi ngày đi làm lại."
    about = "Nếu ngày đi làm lại từ ngày bắt đầu trở về trước, lần vắng mặt này được bỏ."
    find = staticmethod(persons.find_absence)
    on = Day(label="Ngày đi làm lại")

    def prepare(self) -> None:
        self.fields["on"].initial = local_date(self.at)

    @property
    def detail(self) -> str:
        return t("vắng mặt từ {day}", day=dd_mm_yyyy(self.row.valid_from))

    def perform(self) -> None:
        commands.end_absence(self.row.pk, on=self.cleaned_data["on"], **self.who)


class Because(Change):
    reason = Text(label="Lý do", max_length=500)


class Close(Because):
    title, done, grave = "Khóa tài khoản", "Đã khóa tài khoản.", True
    about = "Người này bị đưa ra khỏi hệ thống ngay và không đăng nhập được nữa; nhiệm vụ tạm nghỉ. Mở lại được."

    def perform(self) -> None:
        commands.close_account(self.target.pk, **self.cleaned_data, **self.who)


class Reopen(Because):
    title, done = "Mở lại tài khoản", "Đã mở lại tài khoản."
    about = "Nhiệm vụ còn thời hạn có hiệu lực trở lại ngay."

    def perform(self) -> None:
        commands.reopen_account(self.target.pk, **self.cleaned_data, **self.who)


class Invite(Change):
    title = "Cấp mã đặt mật khẩu"
    about = "Mật khẩu đang dùng (nếu có) hết hiệu lực ngay. Mã hiện một lần duy nhất ở trang sau để in hoặc đọc cho người này."
    code = ""

    def perform(self) -> None:
        self.code = commands.invite(self.target.pk, **self.who)


class RemoveSecondFactor(Because):
    title, done, grave = "Gỡ xác thực hai bước", "Đã gỡ. Lần đăng nhập sau chỉ cần mật khẩu; nhắc người này bật lại.", True
    about = "Chỉ dùng khi người này mất điện thoại hoặc khóa, và đã gặp tận mặt."

    def perform(self) -> None:
        commands.remove_second_factor(self.target.pk, **self.cleaned_data, **self.who)


FORMS: dict[str, type[Change]] = {
    "thong-tin": Amend, "giao-nhiem-vu": GivePost, "ket-thuc-nhiem-vu": EndPost, "keo-dai-nhiem-vu": ProlongPost,
    "uy-quyen": Delegate, "ket-thuc-uy-quyen": EndDelegation, "vang-mat": Absence, "di-lam-lai": EndAbsence, "khoa": Close,
    "mo-lai": Reopen, "cap-ma": Invite, "go-hai-buoc": RemoveSecondFactor,
}  # fmt: skip


def said_post(post: Any) -> str:
    return f"{t(DUTIES[post.duty])}, {post.unit.name}"


def units_of(actor: Any, at: Any) -> list[tuple[str, str]]:
    """The units the actor looks after that exist today, sorted the Vietnamese way."""
    today = local_date(at)
    every = people.every_unit()
    found = [(code, every[code].name) for code in people.administered(actor, today)]
    return sorted(found, key=lambda one: (sort_key(one[1]), one[0]))
