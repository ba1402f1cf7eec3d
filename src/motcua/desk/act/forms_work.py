"""What is asked while a dossier is worked on."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms

from motcua.desk.act.base import VerbForm, unit_choices
from motcua.desk.act.fields import ComingDay, Line, Text
from motcua.dossiers.rules import title_of
from motcua.kernel.moments import local_date
from motcua.kernel.texts import name_sort_key
from motcua.people import queries as people
from motcua.ui.words import t

ALONE = "Đơn vị không có ai khác đảm nhiệm bước này. Quản trị của đơn vị giao nhiệm vụ cho người khác trước, rồi giao lại được."


class Assign(VerbForm):
    def more(self) -> dict[str, forms.Field]:
        choices = [(str(bearer.account), named(bearer)) for bearer in self.bearers()]
        field = forms.TypedChoiceField(label="Giao cho", choices=choices, coerce=int, widget=forms.RadioSelect)
        if not choices:
            field.widget, field.help_text = forms.Select(), ALONE
            field.choices = [("", t("Không có ai khác"))]
        return {"officer": field}

    def bearers(self) -> list[people.Bearer]:
        return officers(("head", "officer"), self.doing.unit, self.doing.at)


class Reassign(Assign):
    """To somebody else who bears the step's duty, and why."""

    reason = Text(label="Lý do giao lại")

    def bearers(self) -> list[people.Bearer]:
        dossier = self.doing.dossier
        plan = next((plan for plan in dossier.procedure.steps if plan.order == dossier.step_order), None)
        duties = (plan.duty,) if plan and plan.kind != "work" else ("head", "officer")
        return [bearer for bearer in officers(duties, self.doing.unit, self.doing.at) if bearer.account != dossier.holder_id]


def officers(duties: Iterable[str], unit: str, at: datetime) -> list[people.Bearer]:
    """Who bears one of these duties there now, each once, whoever is present first."""
    found = {bearer.account: bearer for duty in duties for bearer in people.bearers(duty, unit, at)}
    return sorted(found.values(), key=lambda bearer: (bearer.absent, name_sort_key(bearer.name)))


def named(bearer: people.Bearer) -> str:
    marks = [t("thay {name}", name=bearer.stands_for) if bearer.stands_for else "", t("đang vắng mặt") if bearer.absent else ""]
    return " · ".join([bearer.name, *(mark for mark in marks if mark)])


class FinishStep(VerbForm):
    note = Text(label="Nội dung thẩm định, đề xuất", required=False)


class Reason(VerbForm):
    """Every verb that asks for nothing but a reason."""

    reason = Text(label="Lý do")


class AskOpinion(VerbForm):
    question = Text(label="Nội dung cần cho ý kiến")

    def more(self) -> dict[str, forms.Field]:
        known = people.units(local_date(self.doing.at)).exclude(pk=self.doing.unit).exclude(level="commune")
        units = [("", t("Chọn đơn vị")), *known.order_by("level", "name").values_list("code", "name")]
        return {
            "unit": forms.ChoiceField(label="Đơn vị được xin ý kiến", choices=units),
            "due_at": ComingDay(at=self.doing.at, label="Trả lời trước ngày"),
        }


class AnswerOpinion(VerbForm):
    def more(self) -> dict[str, forms.Field]:
        units = sorted({unit for _, unit in self.doing.actor.posts} & set(self.doing.dossier.open_opinions))
        asked = self.doing.dossier.opinions.filter(unit__in=units, answered_at=None)
        unit = forms.ChoiceField(label="Trả lời thay mặt đơn vị", choices=unit_choices(units), widget=forms.RadioSelect)
        unit.initial, unit.help_text = next(iter(units), None), " · ".join(asked.values_list("question", flat=True))
        return {"unit": unit, "answer": Text(label="Ý kiến của đơn vị")}


class HandUp(Reason):
    def more(self) -> dict[str, forms.Field]:
        above = list(people.ancestors(self.doing.unit, local_date(self.doing.at)))
        return {"unit": forms.ChoiceField(label="Cấp trên", choices=unit_choices(above), widget=forms.RadioSelect)}


class HandBack(VerbForm):
    answer = Text(label="Kết quả xem xét")


class Signed(Reason):
    """A reason that goes out on a letter, under the title of who signs it."""

    def more(self) -> dict[str, forms.Field]:
        usual = title_of(self.doing.verb, self.doing.dossier, self.doing.actor)
        return {
            "title": Line(
                label="Chức danh người ký", required=False, initial=usual, max_length=100,
                help_text="In trên văn bản. Ký thay: KT. Chi cục trưởng / Phó Chi cục trưởng",
            )
        }


class Until(Signed):
    """A new day and why: extending, apologising."""

    def more(self) -> dict[str, forms.Field]:
        label = "Hẹn lại đến ngày" if self.doing.verb == "extend" else "Dự kiến có kết quả ngày"
        return {"until": ComingDay(at=self.doing.at, label=label), **super().more()}


class Deliver(VerbForm):
    field_order = ("to", "proxy_paper")

    proxy_paper = Line(label="Giấy tờ ủy quyền, nếu nhận thay", required=False)

    def more(self) -> dict[str, forms.Field]:
        return {"to": Line(label="Người nhận", initial=self.doing.dossier.owner_name)}

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("to", "proxy_paper")}
