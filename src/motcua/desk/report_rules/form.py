"""A cut-off or a day of sending, confirmed or set anew."""

from datetime import date
from typing import Any

from django import forms

from motcua.desk.act.fields import Line
from motcua.desk.changes import Change, Day
from motcua.reports import commands
from motcua.reports.rules import sending
from motcua.reports.rules.periods import PeriodKind
from motcua.ui.words import t

PERIODS = {
    PeriodKind.MONTH: "Báo cáo tháng", PeriodKind.QUARTER: "Báo cáo quý", PeriodKind.HALF: "Báo cáo 6 tháng",
    PeriodKind.NINE: "Báo cáo 9 tháng", PeriodKind.YEAR: "Báo cáo năm",
}  # fmt: skip
LEVELS = {"province": "cấp tỉnh", "district": "cấp huyện", "commune": "cấp xã"}


def named(key: str) -> str:
    """Say what a rule is about, in the reader's language."""
    if key == sending.CUT_OFF:
        return t("Ngày bắt đầu kỳ, của tháng trước kỳ")
    _, period, level = key.split(".")
    return t("{report}, {level} gửi trước ngày", report=t(PERIODS[PeriodKind(period)]), level=t(LEVELS[level]))


class Confirmed(Change):
    """target: the keys that can be confirmed, with the rule that holds now, if any."""

    title, done = "Xác nhận", "Đã lưu. Quy định này không còn ghi “chưa kiểm chứng”."
    key = forms.ChoiceField(label="Quy định")
    day = forms.IntegerField(label="Ngày", min_value=1, max_value=31)
    valid_from = Day(label="Áp dụng từ ngày")
    source = Line(label="Văn bản làm căn cứ", max_length=300)

    def prepare(self) -> None:
        self.fields["key"].choices = [(key, named(key)) for key in sending.known()]  # type: ignore[attr-defined]
        self.fields["valid_from"].initial = date(self.at.year, 1, 1)

    def perform(self) -> None:
        asked: dict[str, Any] = self.cleaned_data
        commands.confirm(asked["key"], day=asked["day"], valid_from=asked["valid_from"], source=asked["source"], **self.who)
