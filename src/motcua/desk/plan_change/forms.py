"""What is asked before something of a plan changes. Each form's target is what it changes, found within one plan."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar

from django import forms

from motcua.deadlines import queries as deadlines
from motcua.desk.act.fields import Line, Text
from motcua.desk.changes import Change, Day
from motcua.desk.plans.wording import INDICATORS
from motcua.documents import commands as documents
from motcua.kernel.moments import dd_mm_yyyy, local_date
from motcua.people import queries as people
from motcua.people.rules import Duty
from motcua.plans import commands, rules
from motcua.plans import queries as plans
from motcua.plans.commands import Shown
from motcua.ui.forms import judged_by_form

OFFICE = ""  # as a unit: the office itself


class PlanChange(Change):
    """of: which of the plan's things it changes ("plan", "task", …)."""

    of: ClassVar[str] = "task"

    def offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]

    def own_units(self) -> list[tuple[str, str]]:
        """The units for which this actor may act on the task; the office acts for itself and for all of them."""
        task, every = self.target, people.every_unit()
        led = sorted(plans.leads(task))
        charged = {one.unit_id for one in task.sub_tasks.all() if f"account:{one.officer_id}" == self.actor.id}
        steers = rules.steers(self.actor, task.plan.owner_id)
        mine = [unit for unit in led if steers or unit in charged or rules.answers_for(self.actor, {unit}, task.plan.owner_id)]
        return [*([(OFFICE, "Văn phòng")] if steers else []), *((unit, every[unit].name) for unit in mine)]


class Issue(PlanChange):
    of = "plan"
    title, done = "Ghi số, ngày ban hành", "Đã ghi; từ nay hệ thống nhắc và đôn đốc theo kế hoạch này."
    about = "Từ khi ban hành, mọi cán bộ của Sở đọc được kế hoạch; đơn vị chủ trì được nhắc trước hạn."
    number = Line(label="Số kế hoạch", max_length=60, help_text="Ví dụ: 05/KH-SNN")
    issued_date = Day(label="Ngày ban hành")

    def prepare(self) -> None:
        self.initial = {"number": self.target.number if self.target.number[:1].isdigit() else "",
                        "issued_date": self.target.issued_date or local_date(self.at)}  # fmt: skip

    def perform(self) -> None:
        commands.issue(self.target.pk, **self.cleaned_data, **self.who)


class Clone(PlanChange):
    of = "plan"
    title, done = "Lập kế hoạch năm sau", "Đã lập dự thảo kế hoạch năm sau."
    about = "Chép nhiệm vụ và chỉ tiêu, ngày lùi một năm. Minh chứng, tiến độ không chép; chỉ tiêu phải xác nhận lại."

    def perform(self) -> None:
        commands.clone(self.target.pk, **self.who)


class Amend(PlanChange):
    title, done = "Sửa thời hạn, đơn vị", "Đã sửa."
    deadline_words = Line(label="Thời hạn", required=False, max_length=200, help_text="Ví dụ: Trước ngày 15/12; Quý II; hằng tháng")
    lead_units = forms.MultipleChoiceField(label="Đơn vị chủ trì", required=False, widget=forms.CheckboxSelectMultiple)

    def prepare(self) -> None:
        day = local_date(self.at)
        below = people.subtree(self.target.plan.owner_id, day)
        self.offer("lead_units", ((one.code, one.name) for one in people.units(day).filter(code__in=below)))
        self.initial = {"deadline_words": self.target.deadline_words, "lead_units": sorted(plans.leads(self.target))}

    def perform(self) -> None:
        asked = self.cleaned_data
        commands.amend_task(
            self.target.pk, deadline_words=asked["deadline_words"], lead_units=frozenset(asked["lead_units"]), **self.who
        )


class Share(PlanChange):
    title, done = "Giao một phần việc", "Đã giao."
    officer = forms.ChoiceField(label="Giao cho")
    content = Text(label="Phần việc", max_length=1000)
    due_date = Day(label="Chậm nhất", required=False)

    def prepare(self) -> None:
        duties = (Duty.OFFICER, Duty.HEAD, Duty.LEADER, Duty.CONTROL)
        units = [(unit, name) for unit, name in self.own_units() if unit != OFFICE]
        found = {(unit, one.account): f"{one.name} – {name}" for unit, name in units for duty in duties
                 for one in people.bearers(duty, unit, self.at)}  # fmt: skip
        self.offer("officer", ((f"{unit}:{account}", words) for (unit, account), words in found.items()))

    def perform(self) -> None:
        unit, _, account = self.cleaned_data["officer"].rpartition(":")
        commands.share_task(
            self.target.pk, unit=unit, officer=int(account), content=self.cleaned_data["content"],
            due_date=self.cleaned_data["due_date"], **self.who,
        )  # fmt: skip


class Finish(PlanChange):
    of = "share"
    title, done = "Ghi đã xong", "Đã ghi phần việc xong."
    result = Text(label="Kết quả", max_length=2000)

    def perform(self) -> None:
        commands.finish_share(self.target.pk, **self.cleaned_data, **self.who)


class Prove(PlanChange):
    title, done = "Thêm minh chứng", "Đã thêm minh chứng."
    about = "Ghi ít nhất một trong bốn: tệp, số văn bản, đường dẫn, số hồ sơ."
    name = Line(label="Minh chứng gì", max_length=300)
    unit = forms.ChoiceField(label="Của", required=False)
    file = forms.FileField(label="Tệp", required=False, help_text="PDF, Word, Excel hoặc ảnh; tối đa 20 MB")
    number = Line(label="Số văn bản", required=False, max_length=120)
    link = forms.CharField(label="Đường dẫn", required=False, max_length=500)
    dossier = Line(label="Mã số hồ sơ", required=False, max_length=60)
    happened_date = Day(label="Ngày có minh chứng")
    delivers = forms.BooleanField(label="Đây là sản phẩm mà nhiệm vụ phải có", required=False)
    due_date = forms.TypedChoiceField(label="Cho kỳ hạn", required=False, coerce=date.fromisoformat, empty_value=None)

    def prepare(self) -> None:
        self.offer("unit", self.own_units())
        judged_by_form(self.fields["unit"])
        self.fields["happened_date"].initial = local_date(self.at)
        dates = rules.due_dates(self.target.deadline, self.target.plan.year, deadlines.calendar())
        if len(dates) > 1:
            self.offer("due_date", [("", "Kỳ sớm nhất còn thiếu"), *((str(one), dd_mm_yyyy(one)) for one in dates)])
        else:
            del self.fields["due_date"]

    def perform(self) -> None:
        asked = dict(self.cleaned_data)
        sent, unit = asked.pop("file"), asked.pop("unit") or None
        kept = documents.keep(sent, name=sent.name or "", **self.who) if sent else None
        shown = Shown(title=asked.pop("name"), file=kept.id if kept else None, **asked)
        commands.add_evidence(self.target.pk, shown, unit=unit, **self.who)


class Unprove(PlanChange):
    of = "evidence"
    title, done, grave = "Bỏ minh chứng", "Đã bỏ; việc bỏ còn trong quá trình.", True

    def perform(self) -> None:
        commands.remove_evidence(self.target.pk, **self.who)


class Note(PlanChange):
    title, done = "Ghi tiến độ", "Đã ghi tiến độ."
    unit = forms.ChoiceField(label="Của", required=False)
    text = Text(label="Đến đâu, vướng gì", max_length=2000)

    def prepare(self) -> None:
        self.offer("unit", self.own_units())
        judged_by_form(self.fields["unit"])

    def perform(self) -> None:
        commands.note_progress(self.target.pk, self.cleaned_data["text"], unit=self.cleaned_data["unit"] or None, **self.who)


class Find(PlanChange):
    """target: the plan."""

    of = "plan"
    title, done = "Ghi kết luận kiểm tra", "Đã ghi kết luận kiểm tra."
    unit = forms.ChoiceField(label="Đơn vị được kiểm tra")
    found_date = Day(label="Ngày kiểm tra")
    finding = Text(label="Sai sót, hạn chế")
    cause = Text(label="Nguyên nhân", required=False)
    liable = Line(label="Người, đơn vị có trách nhiệm", required=False)
    remedy = Text(label="Phải khắc phục thế nào", required=False)
    remedy_due_date = Day(label="Khắc phục chậm nhất", required=False)

    def prepare(self) -> None:
        day, below = local_date(self.at), people.subtree(self.plan_pk()[1], local_date(self.at))
        self.offer("unit", ((one.code, one.name) for one in people.units(day).filter(code__in=below)))
        self.fields["found_date"].initial = day

    def plan_pk(self) -> tuple[int, str, int | None]:
        """The plan, its owner, and the task that it is about."""
        return self.target.pk, self.target.owner_id, None

    def perform(self) -> None:
        plan, _, task = self.plan_pk()
        commands.record_finding(plan, task=task, **self.cleaned_data, **self.who)


class FindInTask(Find):
    """target: a task."""

    of = "task"

    def plan_pk(self) -> tuple[int, str, int | None]:
        return self.target.plan_id, self.target.plan.owner_id, self.target.pk


class Remedy(PlanChange):
    of = "finding"
    title, done = "Ghi đã khắc phục", "Đã ghi khắc phục xong."
    on = Day(label="Ngày khắc phục xong")
    how = Text(label="Đã khắc phục thế nào")

    def prepare(self) -> None:
        self.fields["on"].initial = local_date(self.at)

    def perform(self) -> None:
        commands.remedy_finding(self.target.pk, self.cleaned_data["how"], on=self.cleaned_data["on"], **self.who)


class Urge(PlanChange):
    of = "letter"
    title, done = "Phát hành văn bản đôn đốc", "Đã lấy số và báo trưởng đơn vị."
    about = "Số lấy từ sổ văn bản đi của năm; văn bản đã có số thì không sửa được."
    signer = Line(label="Người ký", max_length=120)
    signer_title = Line(label="Chức vụ", max_length=120, help_text="Hai dòng thì ngăn bằng dấu /: KT. Giám đốc / Phó Giám đốc")

    def perform(self) -> None:
        commands.issue_urging(self.target.pk, **self.cleaned_data, **self.who)


class Confirm(PlanChange):
    of = "target"
    title, done = "Xác nhận chỉ tiêu", "Đã xác nhận; từ nay số liệu được so với chỉ tiêu này."
    indicator = forms.ChoiceField(label="Chỉ số")
    by_unit = forms.BooleanField(label="Từng đơn vị phải đạt riêng", required=False)

    def prepare(self) -> None:
        self.offer("indicator", ((code, f"{code} {name}") for code, name in INDICATORS.items()))
        self.initial = {"indicator": self.target.indicator, "by_unit": self.target.by_unit}

    def perform(self) -> None:
        commands.confirm_target(self.target.pk, self.cleaned_data["indicator"], by_unit=self.cleaned_data["by_unit"], **self.who)


class Reject(PlanChange):
    of = "target"
    title, done = "Không phải chỉ tiêu", "Đã bỏ; lời văn vẫn còn trong kế hoạch."

    def perform(self) -> None:
        commands.reject_target(self.target.pk, **self.who)


FORMS: Mapping[str, type[PlanChange]] = {
    "ban-hanh": Issue, "nam-sau": Clone, "sua-viec": Amend, "giao": Share, "xong-phan-viec": Finish, "minh-chung": Prove,
    "bo-minh-chung": Unprove, "tien-do": Note, "kiem-tra": Find, "kiem-tra-viec": FindInTask, "khac-phuc": Remedy,
    "don-doc": Urge, "xac-nhan": Confirm, "bo-chi-tieu": Reject,
}  # fmt: skip
