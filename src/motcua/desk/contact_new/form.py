"""Why somebody goes home without handing anything in. Nothing is sent without the reason."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from motcua.catalogue.queries import PublishedVersion
from motcua.desk import refusals
from motcua.desk.act.fields import Line, Reasons, Text
from motcua.dossiers.rules import GROUNDS
from motcua.kernel import identifiers
from motcua.ui.forms import judged_by_form
from motcua.visits.commands import Came
from motcua.visits.rules import Outcome

# What is recorded here; that a dossier was taken in is recorded when it is.
OUTCOMES = {
    "turned_away": "Chưa nhận: còn thiếu hoặc chưa đúng", "wrong_office": "Đến nhầm nơi: thuộc cơ quan khác",
    "guided": "Chỉ hỏi, đã hướng dẫn",
}  # fmt: skip


class ContactForm(forms.Form):
    """Who came about what, and what is missing of each requirement; what is in order stays empty."""

    use_required_attribute = False

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    ticket = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**62)
    unit = forms.ChoiceField(label="Tại")
    outcome = forms.ChoiceField(label="Kết quả", choices=list(OUTCOMES.items()), widget=forms.RadioSelect)
    name = Line(label="Họ tên người đến", required=False, max_length=200)
    identity_number = Line(label="Số giấy tờ", required=False, max_length=20)
    phone = Line(label="Điện thoại", required=False, max_length=20)
    right_office = Line(label="Nơi đúng phải đến", required=False, help_text="Khi đến nhầm nơi: tên cơ quan, địa chỉ nếu biết")
    note = Text(label="Hướng dẫn thêm", required=False, help_text="Bằng lời dễ hiểu; in nguyên văn trên phiếu")

    def __init__(self, *args: Any, procedure: PublishedVersion | None, units: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.procedure = procedure
        self.fields["unit"].choices = units  # type: ignore[attr-defined] # it offers choices
        judged_by_form(self.fields["right_office"])  # the outcome decides
        self.reasons = Reasons({paper.key: paper.name for paper in procedure.papers} | GROUNDS if procedure else {})
        self.fields.update(self.reasons.fields)
        if procedure is None:
            kinds = [(key, words) for key, words in OUTCOMES.items() if key != "turned_away"]
            self.fields["outcome"].choices = kinds  # type: ignore[attr-defined] # it offers choices
            self.fields["note"].label = "Đã hướng dẫn gì"
            judged_by_form(self.fields["note"])

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        # Who gives no number stays unknown; who gives one gives it right.
        self._judge("identity_number", found, lambda number: identifiers.why_not_personal_number(number, old=True))
        self._judge("phone", found, identifiers.why_not_phone)
        return found

    def _judge(self, name: str, found: Mapping[str, Any], why_not: Any) -> None:
        if found.get(name) and (refusal := why_not(found[name])):
            self.add_error(name, refusals.sentence(refusal))

    def came(self) -> Came:
        """Return what was typed as the command takes it."""
        found = self.cleaned_data
        outcome = Outcome(found["outcome"])
        return Came(
            unit=found["unit"], outcome=outcome, name=found["name"], identity_number=found["identity_number"], phone=found["phone"],
            procedure_key=self.procedure.procedure_key if self.procedure else "",
            reasons=self.reasons.given(found) if outcome is Outcome.NOT_TAKEN else (), note=found["note"],
            right_office=found["right_office"] if outcome is Outcome.WRONG_OFFICE else "", ticket=found["ticket"], key=found["key"],
        )  # fmt: skip
