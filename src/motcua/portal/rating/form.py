from typing import Any

from django import forms

from motcua.ratings.rules import LONGEST, CriteriaSet, PressedBy

PRESSED = {PressedBy.SELF: "Tôi tự bấm", PressedBy.COUNTER: "Cán bộ hoặc máy tại quầy bấm giúp"}


class RatingForm(forms.Form):
    """The questions that hold today, each with its answers, none of them chosen beforehand."""

    comment = forms.CharField(
        label="Ông/Bà muốn nói thêm điều gì?", max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 3}),
        help_text="Xin không ghi thông tin riêng tư.",
    )
    pressed_by = forms.ChoiceField(label="Ai bấm phiếu này?", choices=[*PRESSED.items()], widget=forms.RadioSelect, initial="self")

    all_optional = True  # the page says so once

    def __init__(self, *args: Any, criteria: CriteriaSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in criteria.criteria:
            answers = [(str(worth), text) for worth, text in one.answers]
            self.fields[one.key] = forms.ChoiceField(label=one.question, choices=answers, required=False, widget=forms.RadioSelect)
        self.order_fields([*(one.key for one in criteria.criteria), "comment", "pressed_by"])
        self.keys = [one.key for one in criteria.criteria]

    @property
    def points(self) -> dict[str, int]:
        return {key: int(self.cleaned_data[key]) for key in self.keys if self.cleaned_data[key]}
