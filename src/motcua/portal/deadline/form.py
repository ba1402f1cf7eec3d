from datetime import date
from typing import Any

from django import forms

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import Found, PublishedVersion
from motcua.deadlines.rules import Term
from motcua.ui.forms import DayField

FIRST, LAST = date(2015, 1, 1), date(2060, 12, 31)  # further away no calendar says anything


class DeadlineForm(forms.Form):
    """A procedure or a term, and the moment of receipt."""

    thu_tuc = forms.CharField(
        label="Thủ tục", required=False, max_length=200, help_text="Mã thủ tục, ví dụ 1.004363, hoặc tên",
        widget=forms.TextInput({"spellcheck": "false"}),
    )
    thoi_han = forms.CharField(
        label="Hoặc một thời hạn", required=False, max_length=60, help_text="Ví dụ: 5 ngày làm việc, 8 giờ làm việc, 1 tháng",
        widget=forms.TextInput({"class": "govuk-input--width-20"}),
    )
    ngay = DayField(label="Ngày nộp đủ giấy tờ", help_text="Ví dụ: 25/04/2024")
    gio = forms.TimeField(
        label="Giờ nộp", help_text="Ví dụ: 10:00", input_formats=["%H:%M", "%Hh%M", "%H.%M", "%Hh", "%H"],
        error_messages={"invalid": "Nhập giờ nộp theo dạng giờ:phút, ví dụ 14:30"},
        widget=forms.TimeInput({"class": "govuk-input--width-5", "inputmode": "numeric"}, format="%H:%M"),
    )

    procedure: PublishedVersion | None = None
    candidates: list[Found] = []
    term: Term | None = None

    def clean_ngay(self) -> date:
        day: date = self.cleaned_data["ngay"]
        if not FIRST <= day <= LAST:
            raise forms.ValidationError("Chọn ngày nộp từ năm 2015 đến năm 2060")
        return day

    def clean_thoi_han(self) -> str:
        text: str = self.cleaned_data["thoi_han"]
        if text:
            try:
                self.term = Term.parse(text)
            except ValueError as reason:
                raise forms.ValidationError(str(reason)) from None
        return text

    def clean(self) -> dict[str, Any]:
        facts = dict(self.cleaned_data)
        asked, day = facts.get("thu_tuc"), facts.get("ngay")
        if asked and self.term:
            self.add_error("thoi_han", "Chỉ điền thủ tục hoặc thời hạn, không điền cả hai")
        elif asked and day:
            self._find(asked, day)
        elif not asked and "thoi_han" in facts and not self.term:
            self.add_error("thu_tuc", "Nhập mã hoặc tên thủ tục, hoặc điền một thời hạn")
        return facts

    def _find(self, asked: str, day: date) -> None:
        self.procedure = catalogue.current(asked, day) or catalogue.current_by_code(asked, day)
        if self.procedure is None:
            self.candidates = catalogue.search(asked, day, 6)
            sentence = "Chọn một thủ tục trong danh sách dưới đây" if self.candidates else "Không tìm thấy thủ tục này"
            self.add_error("thu_tuc", sentence)
        elif self.procedure.term is None:
            self.add_error("thu_tuc", "Thủ tục này không có một thời hạn chung; hãy điền thời hạn ở ô dưới")
        else:
            self.term = self.procedure.term
