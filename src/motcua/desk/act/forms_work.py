"""What is asked while a dossier is worked on."""

from typing import Any

from django import forms

from motcua.desk.act.base import VerbForm, unit_choices
from motcua.desk.act.fields import ComingDay, Line, Text
from motcua.dossiers.rules import title_of
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.ui.words import t


class Assign(VerbForm):
    def more(self) -> dict[str, forms.Field]:
        unit, at = self.doing.unit, self.doing.at
        bearers = {b.account: b for duty in ("head", "officer") for b in people.bearers(duty, unit, at)}
        choices = [(str(b.account), _named(b)) for b in sorted(bearers.values(), key=lambda b: (b.absent, b.name))]
        label = "Giao cho"
        return {"officer": forms.TypedChoiceField(label=label, choices=choices, coerce=int, widget=forms.RadioSelect)}


def _named(bearer: people.Bearer) -> str:
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
    proxy_paper = Line(label="Giấy tờ ủy quyền, nếu nhận thay", required=False)

    def more(self) -> dict[str, forms.Field]:
        return {"to": Line(label="Người nhận", initial=self.doing.dossier.owner_name)}

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("to", "proxy_paper")}
