import io
from datetime import date, datetime, timedelta

import pytest
from pypdf import PdfReader

from motcua.deadlines.queries import calendar
from motcua.kernel.moments import HANOI
from motcua.kernel.refusals import Refusal
from motcua.letters import papers
from motcua.letters import queries as letters
from motcua.plans import commands, queries
from motcua.plans.builders import AT, a_plan
from motcua.plans.models import TaskReminder, UrgingLetter

pytestmark = pytest.mark.django_db
BRANCH, OTHER = "SNN-CCTTBVTV", "SNN-CCCNTY"


def refused(command, *args, **facts):
    with pytest.raises(Refusal) as no:
        command(*args, **facts)
    return no.value.code


def task(plan, path):
    return plan.tasks.get(path=path)


def row(plan, path, day):
    return next(one for one in queries.rows(plan, day) if one.path == path)


def test_those_responsible_are_reminded_once_of_each_step(who):
    plan = a_plan()
    officer = int(who.officer.id.partition(":")[2])
    commands.share_task(task(plan, "II.3.1").pk, unit=BRANCH, officer=officer, content="Soạn", by=who.head, at=AT)
    told = {}
    for n in range(40):
        at = datetime(2024, 1, 10, 7, tzinfo=HANOI) + timedelta(days=n)
        if first := commands.remind(plan.pk, at=at):
            told[at.date()] = first
        assert commands.remind(plan.pk, at=at) == 0, "again on one day tells nobody"
    of_register = TaskReminder.objects.filter(task__path="II.3.1", recipient=f"head:{BRANCH}").order_by("told_at")
    assert [(one.step, one.told_at.astimezone(HANOI).date()) for one in of_register] == [
        (7, date(2024, 1, 18)), (2, date(2024, 1, 25)), (0, date(2024, 1, 29)), (-1, date(2024, 1, 30))]  # fmt: skip
    assert TaskReminder.objects.filter(recipient=who.officer.id).count() == 4, "whoever was charged with a part of it"
    assert TaskReminder.objects.filter(recipient=f"head:{OTHER}", task__path="II.3.1").count() == 4
    assert all(calendar().is_working(day) for day in told)
    notices = list(letters.at_desk(who.officer))
    assert [one.kind for one in notices] == ["plan_reminded"] * 4 and letters.unread(who.officer) == 4
    assert "đã quá hạn từ 29/01/2024" in notices[0].subject and "còn 7 ngày làm việc" in notices[3].subject
    assert "Văn bản đăng ký" in notices[0].body and letters.unread(who.district) == 0


def test_who_has_delivered_is_not_reminded(who):
    plan = a_plan()
    commands.remind(plan.pk, at=datetime(2024, 1, 19, 7, tzinfo=HANOI))
    assert not TaskReminder.objects.filter(task__path="I.1").exists() and TaskReminder.objects.filter(task__path="II.3.1").exists()
    assert commands.remind(a_plan(issued=False).pk, at=datetime(2024, 1, 19, 7, tzinfo=HANOI)) == 0, "a draft reminds nobody"


def test_units_are_urged_by_letter_once_for_each_date(who):
    plan, late = a_plan(), datetime(2024, 2, 1, 8, tzinfo=HANOI)
    assert commands.draft_urging(plan.pk, at=AT) == 0
    drafted = commands.draft_urging(plan.pk, at=late)
    leads = {one.code for one in row(plan, "II.3.1", late.date()).lead_units}
    assert drafted == len(leads) and {one.unit_id for one in UrgingLetter.objects.all()} == leads
    assert commands.draft_urging(plan.pk, at=late + timedelta(days=1)) == 0
    draft = UrgingLetter.objects.get(unit=BRANCH)
    assert [line["path"] for line in draft.lines] == ["II.3.1"]
    given = {"signer": "Lê Bá Thành", "signer_title": "KT. Giám đốc / Phó Giám đốc", "at": late}
    assert refused(commands.issue_urging, draft.pk, by=who.head, **given) == "not-your-duty"
    assert refused(commands.issue_urging, draft.pk, by=who.office, **given | {"signer": " "}) == "plan-signer-missing"
    issued = commands.issue_urging(draft.pk, by=who.office, **given)
    assert (issued.number, issued.answer_by) == ("01/SNN-VP", date(2024, 2, 15)), "Tết lies between"
    assert refused(commands.issue_urging, draft.pk, by=who.office, **given) == "plan-urging-issued"
    assert [one.kind for one in letters.at_desk(who.head)] == ["plan_urged"]
    assert (row(plan, "II.3.1", late.date()).urged, row(plan, "I.1", late.date()).urged) == (1, 0)
    printed = PdfReader(io.BytesIO(papers.urging_pdf(queries.letter(plan, draft.pk), made_at=late)))
    text = " ".join("".join(page.extract_text() for page in printed.pages).split())
    for words in ("01/SNN-VP", "Chi cục Trồng trọt và Bảo vệ thực vật", "Văn bản đăng ký", "29/01/2024", "PHÓ GIÁM ĐỐC", "Lê Bá"):
        assert words in text, words
    assert commands.draft_urging(plan.pk, at=datetime(2024, 12, 16, 8, tzinfo=HANOI)) > 0
    draft = queries.letter(plan, UrgingLetter.objects.get(unit=BRANCH, issued_at=None).pk)
    assert "DỰ THẢO" in PdfReader(io.BytesIO(papers.urging_pdf(draft, made_at=late))).pages[0].extract_text()
