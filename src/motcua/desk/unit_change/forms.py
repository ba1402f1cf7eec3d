"""What is asked before a unit changes."""

from typing import Any

from django import forms

from motcua.desk.act.fields import Line, Text
from motcua.desk.changes import Change, Day
from motcua.desk.person_change.forms import Known, units_of
from motcua.desk.wording import LEVELS
from motcua.kernel.moments import local_date
from motcua.people import commands
from motcua.people import queries as people

KINDS = {
    "phong": "Phòng", "chi_cuc": "Chi cục", "trung_tam": "Trung tâm", "mot_cua": "Bộ phận tiếp nhận và trả kết quả",
    "so_nganh": "Sở, ngành", "ubnd_huyen": "Ủy ban nhân dân cấp huyện", "ubnd_xa/xa": "Ủy ban nhân dân xã", "khac": "Khác",
}  # fmt: skip


class Rename(Change):
    title, done = "Đổi tên", "Đã ghi tên mới."
    about = "Tên cũ vẫn đứng trên những gì thuộc thời gian của nó. Mã đơn vị không đổi."
    name = Line(label="Tên mới", max_length=200)
    short_name = Line(label="Tên ngắn mới", max_length=60)
    on = Day(label="Từ ngày")
    decision = Line(label="Số, ngày văn bản", max_length=200)

    def prepare(self) -> None:
        for name in ("name", "short_name"):
            self.fields[name].initial = getattr(self.target, name)

    def perform(self) -> None:
        commands.rename_unit(self.target.pk, **self.cleaned_data, **self.who)


class Describe(Change):
    title, done = "Sửa thông tin liên hệ", "Đã sửa; trang của người dân hiện thông tin mới."
    address = Line(label="Địa chỉ", required=False, max_length=300)
    phone = Line(label="Điện thoại", required=False, max_length=20)
    email = forms.EmailField(label="Thư điện tử", required=False, max_length=200)
    hours = Text(
        label="Giờ làm việc", required=False, max_length=600,
        help_text="Mỗi dòng một loại ngày, ví dụ: Thứ Hai – thứ Sáu: 7:30–11:30, 13:30–17:00",
    )  # fmt: skip

    clean_phone = Known.clean_phone

    def prepare(self) -> None:
        for name, field in self.fields.items():
            field.initial = getattr(self.target, name)

    def perform(self) -> None:
        commands.describe_unit(self.target.pk, **self.cleaned_data, **self.who)


class Place(Change):
    title, done = "Chuyển đơn vị cấp trên", "Đã ghi đơn vị cấp trên mới."
    about = "Người lãnh đạo của cấp trên mới thấy hồ sơ của đơn vị này từ ngày đó."
    parent = forms.ChoiceField(label="Đơn vị cấp trên mới")
    on = Day(label="Từ ngày")

    def prepare(self) -> None:
        own = people.subtree(self.target.pk, local_date(self.at))
        choices = [choice for choice in units_of(self.actor, self.at) if choice[0] not in own]
        self.fields["parent"].choices = choices  # type: ignore[attr-defined] # it offers choices

    def perform(self) -> None:
        commands.place_unit(self.target.pk, self.cleaned_data["parent"], on=self.cleaned_data["on"], **self.who)


class Succeed(Change):
    title, done, grave = "Kết thúc hoạt động", "Đã ghi ngày kết thúc và đơn vị kế thừa.", True
    about = "Từ ngày này đơn vị ngừng hoạt động, mọi nhiệm vụ tại đơn vị kết thúc; đơn vị kế thừa làm tiếp. Không hoàn lại được."
    on = Day(label="Từ ngày")
    successors = forms.MultipleChoiceField(label="Đơn vị kế thừa", widget=forms.CheckboxSelectMultiple)
    reason = Line(label="Lý do", max_length=300)
    decision = Line(label="Số, ngày văn bản quyết định", max_length=200)

    def prepare(self) -> None:
        choices = [choice for choice in units_of(self.actor, self.at) if choice[0] != self.target.pk]
        self.fields["successors"].choices = choices  # type: ignore[attr-defined] # it offers choices

    def perform(self) -> None:
        asked = dict(self.cleaned_data)
        commands.succeed(self.target.pk, asked.pop("successors"), **asked, **self.who)


class Add(Change):
    title, done = "Thêm đơn vị trực thuộc", "Đã thêm đơn vị."
    code = forms.RegexField(
        label="Mã đơn vị", regex=r"^[A-Z0-9]+(-[A-Z0-9]+)*$", max_length=40,
        help_text="Chữ hoa không dấu, chữ số và gạch nối; không đổi về sau",
        error_messages={"invalid": "Mã chỉ gồm chữ hoa không dấu, chữ số và gạch nối, ví dụ SNN-KHTC"},
    )  # fmt: skip
    name = Line(label="Tên", max_length=200)
    short_name = Line(label="Tên ngắn", max_length=60)
    kind = forms.ChoiceField(label="Loại", choices=list(KINDS.items()))
    level = forms.ChoiceField(label="Cấp", choices=list(LEVELS.items()))
    on = Day(label="Từ ngày")
    receives_dossiers = forms.BooleanField(label="Tiếp nhận hồ sơ", required=False)
    signs_results = forms.BooleanField(label="Ký kết quả", required=False)

    def prepare(self) -> None:
        self.fields["level"].initial = self.target.level
        self.fields["on"].initial = local_date(self.at)

    def perform(self) -> None:
        asked: dict[str, Any] = self.cleaned_data
        commands.open_unit(parent=self.target.pk, **asked, **self.who)


FORMS: dict[str, type[Change]] = {
    "doi-ten": Rename, "lien-he": Describe, "chuyen": Place, "ket-thuc": Succeed, "them": Add,
}  # fmt: skip
