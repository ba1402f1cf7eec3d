"""What a procedure asks besides person and papers: questions that decide, and its electronic form, typed from the paper one."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from motcua.catalogue.queries import PublishedVersion
from motcua.catalogue.rules import Decided, decide, decides_case, eform, questions_form
from motcua.catalogue.rules.eform import EForm, Field, FieldKind
from motcua.desk.act.fields import Line, Text

YES_NO = [("yes", "Có"), ("no", "Không")]
# Reckoned or only read; and tables, which stay on the paper form until somebody types them in the dossier.
NOT_TYPED = frozenset({FieldKind.COMPUTED, FieldKind.NOTE, FieldKind.TABLE})
SENTENCES = {
    "number-malformed": "Viết bằng chữ số, ví dụ 1.234,5", "date-malformed": "Viết ngày/tháng/năm, ví dụ 05/03/2024",
    "choice-unknown": "Chọn trong danh sách",
}  # fmt: skip
UNLIKE = "Kiểm tra lại ô này"


class Asked:
    """Fields named as the form language names them, `f.<key>`; drawn by `intake/asked.html`.

    :ivar questions: names of the fields that decide case, papers and fees
    :ivar typed: names of the fields of the electronic form
    """

    def __init__(self, procedure: PublishedVersion, today: date) -> None:
        self.procedure, self.today = procedure, today
        self.deciding, self.form = questions_form(procedure.questions), procedure.form or EForm()
        self.fields = {f"f.{one.key}": _field(one) for form in (self.deciding, self.form) for one in _typed(form)}
        self.questions = [f"f.{one.key}" for one in _typed(self.deciding)]
        self.typed = [f"f.{one.key}" for one in _typed(self.form)]

    @property
    def decides_case(self) -> bool:
        return decides_case(self.procedure)

    def said(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return what was answered, as the dossier keeps it."""
        names = [name for name in data if name.startswith("f.")]
        lists = {name: data.getlist(name) if isinstance(data, QueryDict) else [data[name]] for name in names}
        found = {"questions": eform.posted(self.deciding, lists), "answers": eform.posted(self.form, lists)}
        return {part: given for part, given in found.items() if any(one not in (None, [], "") for one in given.values())}

    def decided(self, said: Mapping[str, Any], case: str | None) -> Decided:
        """Return case, papers and fees after these answers."""
        return decide(self.procedure, said.get("questions", {}), today=self.today, case=case)

    def wrong(self, said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """What was typed in the form and cannot be so, by field; what was left empty stands on the paper form."""
        given = said.get("answers", {})
        if not given:
            return
        for problem in eform.problems(self.form, given, self.today):
            name = f"f.{problem.path.partition('.')[0]}"
            if problem.code != "required" and name in self.fields and given.get(problem.path) not in (None, "", []):
                yield name, SENTENCES.get(problem.code, UNLIKE)


def _typed(form: EForm) -> list[Field]:
    return [one for one in form.fields() if one.kind not in NOT_TYPED]


def _field(one: Field) -> forms.Field:
    words: dict[str, Any] = {"label": one.label, "help_text": one.hint, "required": False}
    choices = YES_NO if one.kind is FieldKind.YES_NO else [(choice.key, choice.label) for choice in one.choices]
    match one.kind:
        case FieldKind.YES_NO | FieldKind.CHOICE:
            return forms.ChoiceField(**words, choices=choices, widget=forms.RadioSelect)
        case FieldKind.CHOICES:
            return forms.MultipleChoiceField(**words, choices=choices, widget=forms.CheckboxSelectMultiple)
        case FieldKind.LONG_TEXT:
            return Text(**words)
    return Line(**words)
