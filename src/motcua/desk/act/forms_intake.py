"""What is asked at the counter: before a dossier is taken in, and when it comes back."""

from typing import Any

from django import forms

from motcua.desk.act.base import VerbForm
from motcua.desk.act.fields import FIELD, ComingDay, Line, Reasons, Text
from motcua.desk.act.received import UNTICKED, ReceivedRows
from motcua.desk.intake.papers import PaperRows
from motcua.dossiers.rules import GROUNDS
from motcua.ui.words import t


class Accept(VerbForm):
    """What was really received is ticked, corrected and added to; a procedure without a term asks for the appointment."""

    def more(self) -> dict[str, forms.Field]:
        doing = self.doing
        self.received = ReceivedRows(doing.dossier)
        self.papers = self.received.added
        fields = dict(self.received.fields)
        if doing.dossier.procedure.term_of(doing.dossier.case) is None:
            fields["appointment"] = ComingDay(at=doing.at, label="Ngày hẹn trả")
        return fields

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if self.received.is_unticked(found):
            self.add_error("checked", UNTICKED)
        return found

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "appointment": typed.get("appointment"), "counted": self.received.counted(typed), "added": self.received.besides(typed)
        }


class Refuse(VerbForm):
    def more(self) -> dict[str, forms.Field]:
        self.reasons = Reasons({**GROUNDS, **self.doing.dossier.requirements})
        return dict(self.reasons.fields)

    def facts(self) -> dict[str, Any]:
        return {"reasons": self.reasons.given(self.cleaned_data)}


class AskSupplement(VerbForm):
    """A second request names who allowed it and why."""

    def more(self) -> dict[str, forms.Field]:
        dossier = self.doing.dossier
        fields_of_form = {f"{FIELD}{key}": t("Tờ khai: {field}", field=label) for key, label in dossier.correctable.items()}
        self.reasons = Reasons({**dossier.requirements, **fields_of_form, "content": GROUNDS["content"]})
        fields: dict[str, forms.Field] = dict(self.reasons.fields)
        fields["until"] = ComingDay(at=self.doing.at, label="Bổ sung trước ngày", required=False)
        if dossier.supplements >= dossier.max_supplements:
            fields["superior"] = Line(label="Người có thẩm quyền cho phép yêu cầu thêm lần nữa")
            fields["exception"] = Text(label="Lý do phải yêu cầu thêm lần nữa")
        return fields

    def facts(self) -> dict[str, Any]:
        asked = {name: self.cleaned_data[name] for name in ("until", "superior", "exception") if self.cleaned_data.get(name)}
        return {"reasons": self.reasons.given(self.cleaned_data), **asked}


class Resubmit(VerbForm):
    """Papers brought to the counter in answer to a request."""

    def more(self) -> dict[str, forms.Field]:
        dossier = self.doing.dossier
        self.papers = PaperRows(dossier.procedure.papers_of(dossier.case), expected=False)
        return self.papers.fields

    def facts(self) -> dict[str, Any]:
        return {"papers": self.papers.given(self.cleaned_data, self.doing.dossier.case)}
