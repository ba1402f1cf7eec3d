"""What a procedure asks besides person and papers: questions that decide, and its electronic form, typed from the paper one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from motcua.catalogue.queries import PublishedVersion
from motcua.catalogue.rules import Decided, decide, decides_case, eform, questions_form
from motcua.catalogue.rules.eform import EForm, Field, FieldKind
from motcua.desk.act.fields import Line, Text
from motcua.desk.catalogue.eforms import drawn, sentence, with_row
from motcua.ui.forms import judged_by_form

YES_NO = [("yes", "Có"), ("no", "Không")]
NOT_ASKED = frozenset({FieldKind.COMPUTED, FieldKind.NOTE, FieldKind.TABLE})  # of questions that decide
# What stands on the paper form may be left to it; what is typed must be right.
LEFT_TO_PAPER = frozenset({"required", "rows-too-few"})


class Asked:
    """Fields named as the form language names them, `f.<key>`; drawn by `intake/asked.html`.

    :ivar questions: names of the fields that decide case, papers and fees
    :ivar form: the electronic form, typed from the paper one; none: without fields
    """

    def __init__(self, procedure: PublishedVersion, today: date) -> None:
        self.procedure, self.today = procedure, today
        self.deciding, self.form = questions_form(procedure.questions), procedure.form or EForm()
        self.fields = {f"f.{one.key}": _field(one) for one in self.deciding.fields() if one.kind not in NOT_ASKED}
        self.questions = list(self.fields)
        judged_by_form(*self.fields.values())

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

    def wrong(self, said: Mapping[str, Any]) -> dict[str, str]:
        """What was typed in the form and cannot be so, as sentences by path; what was left empty stands on the paper form."""
        given = said.get("answers", {})
        found = eform.problems(self.form, given, self.today) if given else []
        return {problem.path: sentence(problem) for problem in found if problem.code not in LEFT_TO_PAPER}

    def questions_shown(self, said: Mapping[str, Any]) -> list[str]:
        """Return the names of the questions that these answers leave to be asked."""
        shown = eform.visible(self.deciding, said.get("questions", {}), self.today)
        return [name for name in self.questions if name.removeprefix("f.") in shown]

    def typed(self, sent: QueryDict) -> list[dict[str, Any]]:
        """Return the form as it is while it is typed, each row where the page has it; nothing is judged."""
        lists = dict(sent.lists())
        return drawn(self.form, eform.as_drawn(self.form, eform.posted(self.form, lists), lists), self.today, {})

    def sections(self, said: Mapping[str, Any], data: Mapping[str, Any], *, tell: bool) -> list[dict[str, Any]]:
        """Return the form as `ui/components/eform` draws it, with a row more or less where a table's button was pressed."""
        answers = with_row(dict(said.get("answers", {})), str(data.get("row", "")))
        if str(data.get("row", "")).startswith("add:") and not answers.get(str(data["row"])[4:]):
            answers[str(data["row"])[4:]] = [{}, {}]
        return drawn(self.form, answers, self.today, self.wrong(said) if tell else {})


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
