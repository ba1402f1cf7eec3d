"""Whose absence, and when."""

from datetime import datetime

from django import forms

from motcua.desk.act.fields import Line
from motcua.desk.changes import Change, Day, LastDay
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.people import commands
from motcua.people.queries import persons
from motcua.people.rules import Duty


def team(actor: Actor, at: datetime) -> dict[int, str]:
    """Return whose absences this actor may note: the own ones, and those of the people in units it heads or leads."""
    me = int(actor.id.partition(":")[2])
    led = {unit for duty, unit in actor.posts if duty in (Duty.HEAD, Duty.LEADER)}
    found = {post.account_id: post.account.full_name for post in persons.posts_at(led, local_date(at)) if post.account.is_active}
    return {me: actor.name, **found}


class Away(Change):
    title, done = "Ghi vắng mặt", "Đã ghi vắng mặt."
    account = forms.TypedChoiceField(label="Ai", coerce=int)
    valid_from = Day(label="Từ ngày")
    valid_to = LastDay()
    reason = Line(label="Lý do", max_length=200, help_text="Chỉ người này, trưởng đơn vị và quản trị đọc được")

    def prepare(self) -> None:
        me = int(self.actor.id.partition(":")[2])
        self.fields["account"].choices = [(str(pk), name) for pk, name in self.target.items()]  # type: ignore[attr-defined]
        self.fields["account"].initial = str(me)
        self.fields["valid_from"].initial = local_date(self.at)

    def perform(self) -> None:
        asked = dict(self.cleaned_data)
        commands.record_absence(asked.pop("account"), **asked, **self.who)


class Back(Change):
    title, done = "Đi làm lại", "Đã ghi ngày đi làm lại."
    absence = forms.IntegerField(min_value=1, max_value=2**62)

    def clean_absence(self) -> int:
        found = persons.find_absence(self.cleaned_data["absence"])
        if found is None or found.account_id not in self.target:
            raise forms.ValidationError("Không có lần vắng mặt này")
        return found.pk

    def perform(self) -> None:
        commands.end_absence(self.cleaned_data["absence"], on=local_date(self.at), **self.who)
