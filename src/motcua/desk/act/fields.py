"""Fields that several verbs ask for, judged so that no command is given what it cannot count."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms

from motcua.kernel.moments import HANOI, local_date
from motcua.kernel.texts import clean
from motcua.ui.forms import DayField, judged_by_form

CLOSING = time(17)
FARTHEST = timedelta(days=730)


class Line(forms.CharField):
    """One line of text, kept in one spelling."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 300, **options})

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")


class Text(Line):
    """Some lines of text."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 2000, "widget": forms.Textarea({"rows": 3}), **options})


class ComingDay(DayField):
    """A day from today on, within two years, as the moment the offices close on it."""

    def __init__(self, *, at: datetime, **options: Any) -> None:
        self.at = at
        super().__init__(**{"help_text": "Ngày/tháng/năm; tính đến 17 giờ ngày đó", **options})

    def clean(self, value: Any) -> datetime | None:
        day: date | None = super().clean(value)
        if day is None:
            return None
        if not local_date(self.at) <= day <= local_date(self.at) + FARTHEST:
            raise forms.ValidationError("Chọn ngày từ hôm nay đến hai năm tới")
        return datetime.combine(day, CLOSING, HANOI)


FIELD = "field:"  # before the key of a field of the form, among the keys of papers


def _place(key: str) -> dict[str, str]:
    return {"field": key.removeprefix(FIELD)} if key.startswith(FIELD) else {"requirement": key}


def where_wrong(label: str) -> Line:
    """A line for what is wrong in one place: that it may stay empty is said above all of them."""
    line = Line(label=label, required=False, max_length=500)
    judged_by_form(line)
    return line


class Reasons:
    """A line of reason for each requirement of a procedure: what is left empty is in order."""

    PREFIX = "reason-"

    def __init__(self, requirements: Mapping[str, str]) -> None:
        self.keys = list(requirements)
        self.fields = {f"{self.PREFIX}{n}": where_wrong(name) for n, name in enumerate(requirements.values())}

    def given(self, cleaned: Mapping[str, Any]) -> list[dict[str, str]]:
        """Return the reasons as the commands take them."""
        found = ((key, cleaned.get(f"{self.PREFIX}{n}", "")) for n, key in enumerate(self.keys))
        return [{**_place(key), "reason": reason} for key, reason in found if reason]
