"""A report asked for: which one, of whom, of when."""

from datetime import datetime
from typing import Any

from django import forms

from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.reports import queries
from motcua.reports.rules import periods
from motcua.reports.rules.making import KINDS
from motcua.reports.rules.settled import Waiting
from motcua.ui.words import t

WAITING = {Waiting.OPEN: "Đang giải quyết, trong hạn (cột 12)", Waiting.SETTLED: "Đã giải quyết, đúng hạn (cột 9)"}


class Made(forms.Form):
    """ky: as the address has it, 2024-Q3."""

    use_required_attribute = False
    kind = forms.ChoiceField(label="Báo cáo", choices=[(kind.name, kind.title) for kind in KINDS.values()])
    unit = forms.ChoiceField(label="Đơn vị")
    ky = forms.CharField(
        label="Kỳ báo cáo", max_length=10, help_text="Ví dụ: 2024-Q3 (quý III), 2024-07, 2024-H1 (6 tháng), 2024-9M, 2024"
    )
    waiting = forms.ChoiceField(label="Hồ sơ chờ bổ sung tính vào", choices=list(WAITING.items()), required=False)

    def __init__(self, *args: Any, actor: Actor, at: datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self.day = local_date(at)
        units = queries.made_for(actor, at)
        named = people.names_on(units, self.day)
        self.fields["unit"].choices = sorted(((code, named[code]) for code in units), key=lambda one: one[1])  # type: ignore[attr-defined]

    def clean_ky(self) -> periods.ReportPeriod:
        """The period by the cut-off that holds when it begins."""
        key = str(self.cleaned_data["ky"]).strip().upper()
        try:
            year = int(key[:4])
            if not 2010 <= year <= self.day.year + 1:
                raise ValueError(key)
            found = periods.read(key, queries.cut_off(self.day.replace(year=year, month=1, day=1)))
        except ValueError:
            raise forms.ValidationError(t("Không hiểu kỳ này; hãy viết như 2024-Q3, 2024-07, 2024-H1, 2024-9M hoặc 2024")) from None
        if found.since > self.day:
            raise forms.ValidationError(t("Kỳ này chưa bắt đầu nên chưa có số liệu"))
        return found

    def clean_waiting(self) -> Waiting:
        return Waiting(self.cleaned_data["waiting"] or Waiting.OPEN)
