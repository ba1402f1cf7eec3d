"""What is asked before something goes into the book of obligations, or is said to be done."""

from django import forms

from motcua.catalogue import queries as catalogue
from motcua.desk.act.fields import Line, Text
from motcua.desk.changes import Change, Day
from motcua.kernel.moments import local_date
from motcua.obligations import commands, queries
from motcua.obligations.commands import Owed
from motcua.obligations.rules import KINDS
from motcua.people import queries as people


class Entry(Change):
    """A new one; there is no target. Offers the units whose book the actor keeps."""

    unit = forms.ChoiceField(label="Đơn vị phải làm")

    def prepare(self) -> None:
        day = local_date(self.at)
        kept = people.names_on(queries.kept_by(self.actor, day), day)
        self.fields["unit"].choices = sorted(kept.items(), key=lambda pair: pair[1])  # type: ignore[attr-defined]
        self.fields["unit"].initial = next((unit for duty, unit in sorted(self.actor.posts) if duty in queries.KEEPERS), "")


class Announce(Entry):
    title, done = "Ghi quyết định công bố", "Đã ghi; hạn công khai trên từng kênh nằm trong sổ."
    about = "Hạn công bố là 5 ngày làm việc trước khi văn bản có hiệu lực, hạn công khai là 5 ngày làm việc sau quyết định."
    decision = Line(label="Số quyết định", max_length=120, help_text="Ví dụ: 123/QĐ-UBND")
    decided_on = Day(label="Ngày quyết định")
    effective_on = Day(label="Ngày văn bản pháp luật có hiệu lực")
    procedures = forms.MultipleChoiceField(label="Thủ tục được công bố", widget=forms.CheckboxSelectMultiple)
    field_order = ["decision", "decided_on", "effective_on", "unit", "procedures"]

    def prepare(self) -> None:
        super().prepare()
        versions = catalogue.current_versions(local_date(self.at))
        choices = sorted(((one.procedure_key, one.name) for one in versions), key=lambda pair: pair[1])
        self.fields["procedures"].choices = choices  # type: ignore[attr-defined]

    def perform(self) -> None:
        commands.announce(**self.cleaned_data, **self.who)


class Enter(Entry):
    title, done = "Ghi việc phải làm", "Đã ghi vào sổ."
    kind = forms.ChoiceField(label="Loại việc", choices=[(code, one.name) for code, one in KINDS.items() if not one.channels])
    subject = Line(label="Việc gì", help_text="Tên thủ tục, văn bản, bộ phận hoặc người được chấm")
    due_on = Day(label="Hạn")
    ground = Line(label="Căn cứ", required=False, help_text="Kế hoạch, văn bản giao việc")
    field_order = ["kind", "subject", "unit", "due_on", "ground"]

    def perform(self) -> None:
        commands.owe(Owed(**self.cleaned_data), **self.who)


class Fulfil(Change):
    """target: the row; so of those below."""

    title, done = "Ghi đã làm", "Đã ghi là làm xong."
    done_on = Day(label="Ngày làm xong")
    evidence = Line(label="Minh chứng", max_length=500)

    def prepare(self) -> None:
        self.fields["done_on"].initial = local_date(self.at)
        self.fields["evidence"].help_text = KINDS[self.target.kind].proof

    def perform(self) -> None:
        commands.fulfil(self.target.pk, **self.cleaned_data, **self.who)


class Revoke(Change):
    title, done, grave = "Ghi nhầm, chưa làm", "Đã ghi lại là chưa làm.", True
    why = Text(label="Vì sao")

    def perform(self) -> None:
        commands.revoke(self.target.pk, why=self.cleaned_data["why"], **self.who)


class Withdraw(Change):
    title, done, grave = "Bỏ khỏi sổ", "Đã bỏ khỏi sổ; việc bỏ còn trong nhật ký.", True
    why = Text(label="Vì sao")

    def perform(self) -> None:
        commands.withdraw(self.target.pk, why=self.cleaned_data["why"], **self.who)


NEW: dict[str, type[Entry]] = {"cong-bo": Announce, "viec": Enter}
FORMS: dict[str, type[Change]] = {"xong": Fulfil, "chua-xong": Revoke, "bo": Withdraw}
