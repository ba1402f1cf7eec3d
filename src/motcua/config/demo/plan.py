"""The plan of the year, read from its text and worked on: proved, told of, shared out, late in places, urged and reported."""

from datetime import date, datetime, time, timedelta
from itertools import islice

from motcua.config.demo import people as folk
from motcua.deadlines import queries as deadlines
from motcua.kernel.actors import Actor
from motcua.kernel.moments import HANOI
from motcua.plans import builders, commands, queries
from motcua.plans.commands import Shown
from motcua.plans.models import Plan, Task
from motcua.reports import commands as reports
from motcua.reports import queries as made
from motcua.reports.queries.assembling import assemble
from motcua.reports.queries.counting import counted
from motcua.reports.rules import periods
from motcua.reports.rules.making import PROMISED

OWNER, SLOW, NEVER = "SNN", "SNN-CCTL", "SNN-CCTS"
REGISTER, REPORTS = "II.3.1", ("2024-Q1", "2024-Q2", "2024-Q3")
EACH_UNIT = ("Q05", "Q06", "Q10")
# What the office shows: task, day and hour, title, number, link.
OFFICE = (
    ("II.1.3", (2, 21, 10), "Niêm yết thủ tục tại bộ phận tiếp nhận", "118/SNN-VP", ""),
    ("II.4.1", (1, 24, 15), "Công khai địa chỉ tiếp nhận phản ánh, kiến nghị", "", "https://snn.example.vn/phan-anh-kien-nghi"),
)  # fmt: skip
# What units say: task, unit, day and hour, words.
NOTES = (
    ("III.4.1", "SNN-CCTTBVTV", (4, 11, 9), "Đã rà soát 14 thủ tục; đề xuất bỏ 3 thông tin phải khai."),
    ("III.4.1", "SNN-CCCNTY", (5, 16, 14), "Đang rà soát lĩnh vực thú y, xong trong tháng 6."),
    ("III.3", "SNN-CCKL", (7, 9, 10), "Đã họp kiểm điểm các hồ sơ quá hạn của quý II."),
)  # fmt: skip
VIDEO, FINDING = "IV.1", "II.1.3"


class PlanOfYear:
    """Makes the plan pass through the year, each act by who bears the duty."""

    def __init__(self, staff: folk.Staff) -> None:
        self.staff = staff
        self.office = staff.bearers["control", OWNER][0]
        self.director = staff.bearers["leader", OWNER][0]

    def make(self) -> None:
        plan = self._issued()
        tasks = {task.path: task for task in plan.tasks.all()}
        self._register(plan, tasks[REGISTER])
        for path, when, title, number, link in OFFICE:
            shown = Shown(title=title, number=number, link=link, delivers=True)
            commands.add_evidence(tasks[path].pk, shown, unit=None, by=self.office, at=_at(*when))
        for path, unit, when, words in NOTES:
            commands.note_progress(tasks[path].pk, words, unit=unit, by=self._head(unit), at=_at(*when))
        self._film(tasks[VIDEO])
        self._inspect(plan, tasks[FINDING])
        for key in REPORTS:
            self._report(key)
        for day in (date(2024, 10, 14), date(2024, 10, 15)):
            commands.remind(plan.pk, at=_at(day.month, day.day, 7))

    def _issued(self) -> Plan:
        found = builders.a_found_plan()
        confirmed = {n: one.indicator for n, one in enumerate(found.targets) if one.indicator}
        plan = commands.import_plan(found, owner=OWNER, by=self.office, at=_at(1, 8, 9), confirmed=confirmed)
        for target in queries.targets(plan):
            if target.indicator in EACH_UNIT:
                commands.confirm_target(target.pk, target.indicator, by=self.office, at=_at(1, 8, 10), by_unit=True)
        return commands.issue(plan.pk, number="05/KH-SNN", issued_date=date(2024, 1, 10), by=self.office, at=_at(1, 10, 16))

    def _register(self, plan: Plan, task: Task) -> None:
        """Most units register in time; one only after it was urged, one has not until today."""
        commands.remind(plan.pk, at=_at(1, 25, 7))
        units = sorted(queries.leads(task))
        for n, unit in enumerate(unit for unit in units if unit not in (SLOW, NEVER)):
            self._deliver(task, unit, f"{31 + n}/ĐK-{unit.removeprefix('SNN-')}", _at(1, 22 + n % 5, 9))
        commands.draft_urging(plan.pk, at=_at(1, 31, 8))
        for letter in queries.letters(plan):
            given = {"signer": "Hoàng Thị Nhung", "signer_title": "TL. Giám đốc / Chánh Văn phòng"}
            commands.issue_urging(letter.pk, by=self.office, at=_at(1, 31, 10), **given)
        self._deliver(task, SLOW, "47/ĐK-CCTL", _at(2, 2, 15))

    def _deliver(self, task: Task, unit: str, number: str, at: datetime) -> None:
        shown = Shown(title="Văn bản đăng ký thủ tục cần rà soát", number=number, delivers=True)
        commands.add_evidence(task.pk, shown, unit=unit, by=self._head(unit), at=at)

    def _film(self, task: Task) -> None:
        unit, officers = "SNN-CCTTBVTV", self.staff.bearers["officer", "SNN-CCTTBVTV"]
        parts = (("Viết kịch bản", (6, 28)), ("Quay và dựng video", (11, 29)))
        for officer, (words, due) in zip(islice(officers, 2), parts, strict=True):
            commands.share_task(
                task.pk, unit=unit, officer=int(officer.id.partition(":")[2]), content=words, due_date=date(2024, *due),
                by=self._head(unit), at=_at(4, 2, 9),
            )  # fmt: skip
        first = task.sub_tasks.order_by("pk")[0]
        commands.finish_share(first.pk, result="Đã duyệt kịch bản ba video.", by=officers[0], at=_at(6, 20, 15))

    def _inspect(self, plan: Plan, task: Task) -> None:
        found = commands.record_finding(
            plan.pk, unit="SNN-CCCNTY", finding="Niêm yết thiếu hai thủ tục mới công bố.", found_date=date(2024, 6, 12),
            task=task.pk, cause="Chưa cập nhật sau Quyết định công bố.", remedy="Niêm yết bổ sung.",
            remedy_due_date=date(2024, 6, 28), by=self.office, at=_at(6, 13, 9),
        )  # fmt: skip
        commands.remedy_finding(found.pk, "Đã niêm yết đủ.", on=date(2024, 6, 20), by=self.office, at=_at(6, 20, 16))

    def _report(self, key: str) -> None:
        """The report of a quarter is made once its numbers are in, and approved the working day after."""
        period = periods.read(key, made.cut_off(date(2024, 1, 1)))
        at = datetime.combine(_working(period.until), time(9), HANOI)
        one = reports.make(assemble(PROMISED, OWNER, period, at=at, counted=counted(at)), by=self.office, at=at)
        day = _working(at.date() + timedelta(days=1))
        reports.approve(one.pk, by=self.director, at=datetime.combine(day, time(15), HANOI))

    def _head(self, unit: str) -> Actor:
        return self.staff.bearers["head", unit][0]


def _at(month: int, day: int, hour: int) -> datetime:
    return datetime(2024, month, day, hour, tzinfo=HANOI)


def _working(day: date) -> date:
    calendar = deadlines.calendar()
    return day if calendar.is_working(day) else calendar.next_working(day)
