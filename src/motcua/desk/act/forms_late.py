"""What is asked of why a dossier is late, beside the hours that each step took."""

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction
from typing import Any

from django import forms

from motcua.desk.act.base import VerbForm, unit_choices
from motcua.desk.act.fields import Line, Text
from motcua.dossiers import queries
from motcua.dossiers.models import Explanation
from motcua.dossiers.rules import CAUSES, Explained
from motcua.kernel.amounts import decimal
from motcua.ui.forms import judged_by_form
from motcua.ui.words import t

_HOUR = timedelta(hours=1)
ACCEPTED, RETURNED = "accepted", "returned"


class Late(VerbForm):
    """Beside the form stands where the time was lost, and the letters to the applicant."""

    def more(self) -> dict[str, forms.Field]:
        dossier, at = self.doing.dossier, self.doing.at
        self.lost = [_row(one) for one in queries.lost(dossier, at)] if dossier.accepted_at else []
        self.letters = list(dossier.late_letters.order_by("written_at"))
        return {}


class Explain(Late):
    """Filled with what was written before, if it was given back."""

    field_order = ("cause", "reason", "liable_unit", "liable", "remedy", "prevention")

    reason = Text(label="Lý do cụ thể")
    liable = Line(label="Người chịu trách nhiệm, nếu có", required=False, max_length=200)
    remedy = Text(label="Biện pháp khắc phục")
    prevention = Text(label="Biện pháp để không lặp lại", required=False)

    def more(self) -> dict[str, forms.Field]:
        super().more()
        dossier, before = self.doing.dossier, self.doing.dossier.explanation
        for name in ("reason", "liable", "remedy", "prevention"):
            self.fields[name].initial = getattr(before, name, "")
        judged_by_form(self.fields["liable"])  # its label says so
        units = sorted({*dossier.units, dossier.lead_unit_id})
        return {
            "cause": forms.ChoiceField(
                label="Nguyên nhân", choices=list(CAUSES.items()), widget=forms.RadioSelect, initial=getattr(before, "cause", None),
                error_messages={"required": "Chọn nguyên nhân"},
            ),
            "liable_unit": forms.ChoiceField(
                label="Đơn vị chịu trách nhiệm", choices=unit_choices(units), widget=forms.RadioSelect,
                initial=getattr(before, "liable_unit_id", dossier.lead_unit_id),
            ),
        }  # fmt: skip


class JudgeExplanation(Late):
    """What was explained is read first."""

    field_order = ("answer", "opinion")

    opinion = Text(label="Ý kiến", required=False, help_text="Trả lại thì phải ghi; nêu cả yêu cầu xem xét trách nhiệm, nếu có")

    def more(self) -> dict[str, forms.Field]:
        super().more()
        self.explanation = self.doing.dossier.explanation
        judged_by_form(self.fields["opinion"])  # needed only to give it back
        self.explained = said(self.explanation) if self.explanation else []
        ways = [(ACCEPTED, "Chấp nhận giải trình"), (RETURNED, "Trả lại để giải trình lại")]
        return {
            "answer": forms.ChoiceField(
                label="Xem xét", choices=ways, widget=forms.RadioSelect, error_messages={"required": "Chọn một trong hai"}
            )
        }

    def facts(self) -> dict[str, Any]:
        return {"accepted": self.cleaned_data["answer"] == ACCEPTED, "opinion": self.cleaned_data["opinion"]}


def said(one: Explanation) -> list[tuple[str, str]]:
    """Return an explanation as facts."""
    return [
        (t("Nguyên nhân"), t(CAUSES[one.cause])), (t("Lý do cụ thể"), one.reason),
        (t("Chịu trách nhiệm"), ", ".join(part for part in (one.liable, one.liable_unit.name) if part)),
        (t("Biện pháp khắc phục"), one.remedy), (t("Biện pháp để không lặp lại"), one.prevention),
    ]  # fmt: skip


STATES = {
    Explained.NONE: ("Chưa giải trình", "bad"), Explained.WAITING: ("Giải trình chờ xem xét", "soon"),
    Explained.ACCEPTED: ("Giải trình được chấp nhận", "good"), Explained.RETURNED: ("Giải trình bị trả lại", "bad"),
}  # fmt: skip
REPLACED = ("Đã viết lại", "calm")  # before anybody judged it


def told(written: Sequence[Explanation]) -> list[dict[str, Any]]:
    """Return explanations with their facts and how they stand, the latest first. written: in their order"""
    return [
        {"one": one, "facts": said(one), "state": STATES[one.state] if one.judged_at or one is written[-1] else REPLACED}
        for one in reversed(written)
    ]


def _row(one: queries.Spent) -> dict[str, Any]:
    return {
        "action": one.action, "who": ", ".join(part for part in (one.officer, one.unit) if part), "running": one.running,
        "planned": _hours(one.planned), "taken": _hours(one.taken), "lost": _hours(one.lost) if one.lost else "",
    }  # fmt: skip


def _hours(time: timedelta | None) -> str:
    return "" if time is None else decimal(Fraction(time // timedelta(minutes=1), 60), 1)
