"""From when to when."""

from datetime import timedelta
from typing import Any

from django import forms

from motcua.reports.rules.periods import DAY, Days
from motcua.ui.forms import DayField
from motcua.ui.words import t

LONGEST = timedelta(days=366)


class Span(forms.Form):
    """As they stand in the address."""

    use_required_attribute = False
    tu = DayField(label="Từ ngày")
    den = DayField(label="Đến ngày")

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        first, last = found.get("tu"), found.get("den")
        if first and last and first > last:
            self.add_error("den", t("Ngày cuối phải từ ngày đầu trở đi"))
        elif first and last and last - first >= LONGEST:
            self.add_error("den", t("Chọn các ngày trong vòng một năm"))
        elif (first and first.year < 2010) or (last and last.year > 2100):
            self.add_error("tu", t("Chọn năm từ 2010 đến 2100"))
        return found

    def days(self) -> Days:
        """Return the days that were chosen; of a form that holds."""
        return Days(self.cleaned_data["tu"], self.cleaned_data["den"] + DAY)
