"""A Word template brought in: for which procedure and unit, from when."""

from typing import Any

from django import forms

from motcua.catalogue import queries as catalogue
from motcua.desk.act.fields import Line
from motcua.desk.changes import Change, Day
from motcua.documents import commands as documents
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.letters import commands
from motcua.letters.models import ResultTemplate
from motcua.people import queries as people
from motcua.ui.forms import judged_by_form

MOST = 8 * 2**20


class Template(Change):
    """target: the version that this one follows, or None."""

    title, done = "Tải mẫu lên", "Đã nhận mẫu. Hãy thử điền ví dụ trước khi dùng."
    name = Line(label="Tên mẫu", max_length=150)
    procedure_key = forms.ChoiceField(label="Dùng cho thủ tục", required=False)
    unit = forms.ChoiceField(label="Dùng cho đơn vị", required=False, help_text="Đơn vị này và các đơn vị bên dưới")
    valid_from = Day(label="Dùng từ ngày")
    file = forms.FileField(label="Tệp Word (.docx)", widget=forms.FileInput({"accept": ".docx"}))

    def prepare(self) -> None:
        day = local_date(self.at)
        procedures = sorted((row.name, row.procedure_key) for row in catalogue.holding(day))
        units = sorted((unit.name, unit.code) for unit in people.units(day))
        self._offer("procedure_key", [("", "Mọi thủ tục"), *((key, f"{name} ({key})") for name, key in procedures)])
        self._offer("unit", [("", "Mọi đơn vị"), *((code, name) for name, code in units)])
        self.fields["valid_from"].initial = day
        judged_by_form(self.fields["procedure_key"], self.fields["unit"])  # "every one" is an answer, too
        if self.target is not None:
            self.initial = {"name": self.target.name, "procedure_key": self.target.procedure_key, "unit": self.target.unit_id or ""}

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def perform(self) -> None:
        sent: Any = self.cleaned_data["file"]
        if sent.size > MOST:
            raise Refusal("file-too-large", limit=MOST)
        kept = documents.keep(sent, name=sent.name or "", limit=MOST, **self.who)
        self.added: ResultTemplate = commands.add_template(
            self.cleaned_data["name"], file=kept.id, valid_from=self.cleaned_data["valid_from"],
            procedure_key=self.cleaned_data["procedure_key"], unit=self.cleaned_data["unit"] or None, **self.who,
        )  # fmt: skip
