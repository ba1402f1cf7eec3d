"""Somebody stands in for me: in which of my posts, who, from when until when; and whether I am away meanwhile."""

from typing import Any

from django import forms

from motcua.desk.act.fields import Line
from motcua.desk.changes import Change, Day, LastDay
from motcua.desk.wording import DUTIES
from motcua.kernel.moments import local_date
from motcua.people import commands
from motcua.people import queries as people
from motcua.people.models import Delegation, Post
from motcua.people.queries import persons
from motcua.ui.forms import judged_by_form
from motcua.ui.words import t


def said(post: Post) -> str:
    return f"{t(DUTIES[post.duty])}, {post.unit.name}"


class StandIn(Change):
    """target: my account."""

    title, done = "Nhờ người làm thay", "Đã ghi người làm thay. Đến hết thời gian ấy, việc thay tự chấm dứt."
    posts = forms.TypedMultipleChoiceField(label="Nhiệm vụ của tôi", coerce=int, widget=forms.CheckboxSelectMultiple)
    to = forms.TypedChoiceField(label="Người làm thay", coerce=int)
    valid_from = Day(label="Từ ngày")
    valid_to = LastDay()
    decision = Line(label="Số, ngày văn bản ủy quyền", max_length=200, help_text="Ví dụ: 12/GUQ-SNN ngày 04/03/2024")
    away = forms.BooleanField(label="Ghi cả tôi vắng mặt trong thời gian này", required=False)
    reason = Line(
        label="Lý do vắng mặt", max_length=200, required=False,
        help_text="Chỉ cần khi ghi vắng mặt. Chỉ ông/bà, trưởng đơn vị và quản trị đọc được.",
    )

    def prepare(self) -> None:
        today = local_date(self.at)
        own = list(people.posts(self.target, self.at))
        near = {code for post in own for code in (*people.subtree(post.unit_id, today), *people.ancestors(post.unit_id, today)[:1])}
        found = {post.account_id: post.account for post in persons.posts_at(near, today) if post.account.is_active}
        found.pop(self.target.pk, None)
        self._offer("posts", [(str(post.pk), said(post)) for post in own])
        others = [(str(pk), f"{account.full_name} ({account.username})") for pk, account in found.items()]
        self._offer("to", [("", t("Chọn người")), *others] if others else [])  # nobody stands in by being first on a list
        judged_by_form(self.fields["reason"])
        self.initial = {"posts": [str(post.pk) for post in own], "valid_from": today}

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        asked: dict[str, Any] = super().clean() or {}
        if asked.get("away") and not asked.get("reason"):
            self.add_error("reason", "Cần ghi lý do vắng mặt")
        return asked

    def perform(self) -> None:
        asked = dict(self.cleaned_data)
        days = {"valid_from": asked["valid_from"], "valid_to": asked["valid_to"]}
        for post in asked["posts"]:
            commands.delegate(post, asked["to"], **days, decision=asked["decision"], **self.who)
        if asked["away"]:
            commands.record_absence(self.target.pk, **days, reason=asked["reason"], **self.who)


class TakeBack(Change):
    """target: my account."""

    title, done = "Thôi nhờ", "Từ hôm nay người ấy không làm thay nữa."
    delegation = forms.IntegerField(min_value=1, max_value=2**62)

    def clean_delegation(self) -> Delegation:
        found = persons.find_delegation(self.cleaned_data["delegation"])
        if found is None or found.post.account_id != self.target.pk:
            raise forms.ValidationError("Không có lần nhờ này")
        return found

    def perform(self) -> None:
        found, today = self.cleaned_data["delegation"], local_date(self.at)
        commands.end_delegation(found.pk, on=max(today, found.valid_from), **self.who)
