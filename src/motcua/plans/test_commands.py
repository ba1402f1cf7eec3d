import io
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from motcua.documents import commands as documents
from motcua.dossiers.builders import a_dossier, an_office
from motcua.journal import queries as journal
from motcua.kernel.actors import STRANGER
from motcua.kernel.moments import HANOI
from motcua.kernel.refusals import Refusal
from motcua.plans import commands, queries
from motcua.plans.builders import AT, a_found_plan, a_plan
from motcua.plans.commands import Shown
from motcua.plans.models import Evidence, Finding, Plan, ProgressNote, SubTask, Target
from motcua.plans.rules import PlanState, TaskState

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


def test_the_plan_of_2024_is_kept_with_the_units_it_means(who):
    plan = commands.import_plan(a_found_plan(), owner="SNN", by=who.office, at=AT)
    rows = queries.rows(plan, date(2024, 1, 8))
    assert len(rows) == 23 and plan.targets.count() == 21 and not plan.targets.exclude(confirmed_at=None).exists()
    first, published = rows[0], rows[1]
    assert [one.code for one in first.lead_units] == ["SNN-VP"]
    assert BRANCH in {one.code for one in first.coop_units} and "SNN-TCCB" in {one.code for one in first.coop_units}
    leads = {one.code for one in published.lead_units}
    assert BRANCH in leads and OTHER in leads and not leads & {"SNN-VP", "SNN-TCCB", "SNN-TTKN", "D213-NN"}, "those with procedures"
    assert (first.section, first.section_title) == ("I", "XÂY DỰNG VĂN BẢN CHỈ ĐẠO NHIỆM VỤ")
    assert rows[-1].section == "V" and rows[-1].path == "V"
    assert [one.kind for one in journal.trail(plan.subject)] == ["plan.imported"]
    assert queries.as_found(plan).tasks == a_found_plan().tasks
    assert queries.as_found(plan).targets == a_found_plan().targets


def test_who_may_do_what(who):
    found = a_found_plan()
    for by in (who.head, who.officer, who.administrator, who.district, STRANGER):
        assert refused(commands.import_plan, found, owner="SNN", by=by, at=AT) == "not-your-duty"
    draft = a_plan(by=who.director, issued=False)
    day = date(2024, 1, 9)
    assert [queries.plan(draft.pk, by, day) is not None for by in (who.office, who.director, who.head)] == [True, True, False]
    commands.issue(draft.pk, number="05/KH-SNN", issued_date=date(2024, 1, 8), by=who.office, at=AT)
    seen = {name: queries.plan(draft.pk, getattr(who, name), day) is not None for name in
            ("office", "head", "officer", "elsewhere", "district", "administrator")}  # fmt: skip
    assert seen == {"office": True, "head": True, "officer": True, "elsewhere": True, "district": False, "administrator": False}
    assert queries.plan(draft.pk, STRANGER, day) is None and queries.visible(STRANGER, day) == []
    assert [one.pk for one in queries.visible(who.officer, day)] == [draft.pk]
    assert queries.owners(who.office, day) == ["SNN"] and queries.owners(who.head, day) == []


def test_a_plan_is_issued_once_under_a_number(who):
    plan = a_plan(issued=False)
    given = {"by": who.office, "at": AT}
    assert refused(commands.issue, plan.pk, number="/KH-SNN", issued_date=date(2024, 1, 8), **given) == "plan-number-missing"
    assert refused(commands.issue, plan.pk, number="5/KH", issued_date=date(2024, 1, 9), **given) == "plan-day-later"
    done = commands.issue(plan.pk, number=" 5/KH ", issued_date=date(2024, 1, 8), **given)
    assert (done.state, done.number) == (PlanState.ISSUED, "5/KH")
    assert refused(commands.issue, plan.pk, number="6/KH", issued_date=date(2024, 1, 8), **given) == "plan-issued-already"


def test_what_is_issued_here_and_reported_here_needs_no_other_proof(who):
    plan = a_plan()
    assert row(plan, "I.1", date(2024, 2, 1)).state == TaskState.DONE
    proof = task(plan, "I.1").evidence.get()
    assert (proof.number, proof.happened_date, proof.unit_id, proof.adder) == ("05/KH-SNN", date(2024, 1, 8), None, "Hệ thống")

    def reported(owner="SNN", last=date(2024, 3, 14)):
        at = datetime(2024, 3, 18, 9, tzinfo=HANOI)
        return commands.deliver_report(owner, last, title="Báo cáo quý I", number="control SNN 2024-Q1 v1", by=who.director, at=at)

    made = reported()
    assert (made.task.path, made.due_date, made.happened_date) == ("II.5.1", date(2024, 3, 29), date(2024, 3, 18))
    assert reported() is None, "once"
    assert reported(last=date(2024, 4, 14)) is None, "nobody promised one for April"
    assert reported(last=date(2023, 12, 14)) is None and reported(owner="D213") is None, "there is no such plan"
    assert row(plan, "II.5.1", date(2024, 4, 1)).next_due == date(2024, 6, 28)
    assert [one.kind for one in journal.trail(plan.subject)][-2:] == ["plan.evidence-added"] * 2


def test_a_unit_shares_its_task_out_proves_it_and_tells_of_it(who):
    plan = a_plan()
    register, own = task(plan, "II.3.1"), {"by": who.head, "at": AT}
    officer = int(who.officer.id.partition(":")[2])
    asked = {"unit": BRANCH, "officer": officer, "content": " Soạn  văn bản ", "due_date": date(2024, 1, 20)}
    share = commands.share_task(register.pk, **asked, **own)
    assert share.content == "Soạn văn bản"
    assert refused(commands.share_task, register.pk, unit=BRANCH, officer=officer, content=" ", **own) == "plan-text-missing"
    assert refused(commands.share_task, register.pk, unit=OTHER, officer=officer, content="x", **own) == "not-your-duty"
    assert refused(commands.share_task, register.pk, **asked | {"unit": "SNN-VP"}, by=who.office, at=AT) == "not-your-duty"
    stranger = int(who.elsewhere.id.partition(":")[2])
    assert refused(commands.share_task, register.pk, unit=BRANCH, officer=stranger, content="x", **own) == "not-an-officer-there"
    assert row(plan, "II.3.1", AT.date()).state is TaskState.UNDER_WAY
    commands.amend_task(register.pk, lead_units=frozenset({BRANCH, OTHER}), by=who.office, at=AT)

    letter = Shown(title="Công văn đăng ký", number="12/CV-TTBVTV", delivers=True)
    commands.note_progress(register.pk, "Đã gửi dự thảo", unit=BRANCH, by=who.officer, at=AT)
    proof = commands.add_evidence(register.pk, letter, unit=BRANCH, by=who.officer, at=AT)
    done = row(plan, "II.3.1", AT.date())
    assert (done.by_unit[BRANCH].state, done.by_unit[OTHER].state, done.state) == (
        TaskState.DONE, TaskState.UNDER_WAY, TaskState.UNDER_WAY), "done once every unit that leads it has delivered"
    assert (done.evidence, done.notes, done.shares, done.officers) == (1, 1, 1, frozenset({(BRANCH, officer)}))
    assert [unit.code for unit in done.waiting] == [OTHER]
    commands.add_evidence(register.pk, letter, unit=OTHER, by=who.elsewhere, at=AT)
    assert row(plan, "II.3.1", AT.date()).state is TaskState.DONE
    commands.finish_share(share.pk, result="Đã xong", by=who.officer, at=AT)
    assert refused(commands.finish_share, share.pk, result="Đã xong", by=who.officer, at=AT) == "plan-share-finished"
    assert refused(commands.remove_evidence, proof.pk, by=who.elsewhere, at=AT) == "not-your-duty"
    commands.remove_evidence(proof.pk, **own)
    assert refused(commands.remove_evidence, proof.pk, **own) == "plan-evidence-removed"
    assert row(plan, "II.3.1", AT.date()).state is TaskState.UNDER_WAY
    kinds = [one.kind for one in queries.trail_of(plan, register.pk)]
    happened = ("evidence-removed", "share-finished", *["evidence-added"] * 2, "progress-noted", "task-amended", "task-shared")
    assert kinds == [f"plan.{one}" for one in happened]
    assert journal.first_break(plan.subject) is None


def test_evidence_that_shows_nothing_is_refused(who):
    plan = a_plan()
    register, own = task(plan, "II.3.1"), {"by": who.head, "at": AT}
    letter = Shown(title="Công văn đăng ký", number="12/CV-TTBVTV", delivers=True)
    for by in (who.elsewhere, who.district, who.administrator, STRANGER):
        assert refused(commands.add_evidence, register.pk, letter, unit=BRANCH, by=by, at=AT) == "not-your-duty"
    assert refused(commands.add_evidence, task(plan, "I.1").pk, letter, unit=BRANCH, **own) == "not-your-duty"
    for wrong, code in ((Shown(title="x"), "plan-evidence-empty"), (Shown(title="", number="1"), "plan-text-missing"),
                        (Shown(title="x", link="javascript:alert(1)"), "plan-link-malformed"),
                        (Shown(title="x", dossier="H02.1-240101-0001"), "no-such-dossier"),
                        (Shown(title="x", number="1", due_date=date(2024, 5, 5)), "plan-no-such-date"),
                        (Shown(title="x", number="1", happened_date=date(2024, 2, 1)), "plan-day-later")):  # fmt: skip
        assert refused(commands.add_evidence, register.pk, wrong, unit=BRANCH, **own) == code
    assert not register.evidence.exists()


def test_a_file_and_a_dossier_prove_too(who, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "documents": {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path}}
    }
    office, plan = an_office(), a_plan()
    dossier = a_dossier(office, until="deliver")
    file = documents.keep(io.BytesIO(b"%PDF-1.7\n%%EOF\n"), name="bao-cao.pdf", by=who.head, at=AT)
    late = dossier.closed_at + timedelta(days=1)
    proof = commands.add_evidence(task(plan, "III.3").pk, Shown(title="Báo cáo", file=file.id, dossier=f" {dossier.number} "),
                                  unit=BRANCH, by=who.head, at=late)  # fmt: skip
    assert (proof.file_id, proof.dossier_id) == (file.id, dossier.pk)
    another = documents.keep(io.BytesIO(b"%PDF-1.7\n%%EOF\n"), name="b.pdf", by=who.elsewhere, at=AT)
    assert refused(commands.add_evidence, task(plan, "III.3").pk, Shown(title="x", file=another.id), unit=BRANCH, by=who.head,
                   at=late) == "file-not-yours"  # fmt: skip
    assert task(plan, "III.3").evidence.count() == 1


def test_the_quarter_reports_recur(who):
    plan = a_plan()
    reports = task(plan, "II.5.1")
    given = {"unit": None, "by": who.office}
    commands.add_evidence(reports.pk, Shown(title="Báo cáo quý I", number="9/BC", delivers=True, due_date=date(2024, 3, 29)),
                          at=datetime(2024, 3, 25, 9, tzinfo=HANOI), **given)  # fmt: skip
    one = row(plan, "II.5.1", date(2024, 4, 2))
    assert (one.state, one.next_due, one.missed) == (TaskState.RECURRING, date(2024, 6, 28), ())
    assert row(plan, "II.5.1", date(2024, 7, 1)).missed == (date(2024, 6, 28),)
    assert row(plan, "II.5.1", date(2024, 3, 24)).next_due == date(2024, 3, 29), "as it was then"


def test_findings_are_recorded_and_put_right(who):
    plan = a_plan()
    facts = {"unit": BRANCH, "finding": "Không xin lỗi", "found_date": date(2024, 1, 5), "cause": "Thiếu người",
             "liable": "Trưởng phòng", "remedy": "Xin lỗi bù", "remedy_due_date": date(2024, 1, 20),
             "task": task(plan, "III.3").pk, "at": AT}  # fmt: skip
    assert refused(commands.record_finding, plan.pk, by=who.head, **facts) == "not-your-duty"
    assert refused(commands.record_finding, plan.pk, by=who.office, **facts | {"finding": ""}) == "plan-text-missing"
    assert refused(commands.record_finding, plan.pk, by=who.office, **facts | {"unit": "x"}) == "plan-unit-unknown"
    assert refused(commands.record_finding, plan.pk, by=who.office, **facts | {"found_date": date(2024, 2, 1)}) == "plan-day-later"
    finding = commands.record_finding(plan.pk, by=who.office, **facts)
    assert refused(commands.remedy_finding, finding.pk, "Đã làm", on=AT.date(), by=who.elsewhere, at=AT) == "not-your-duty"
    done = commands.remedy_finding(finding.pk, " Đã làm ", on=AT.date(), by=who.head, at=AT)
    assert (done.remedied_how, done.remedied_date) == ("Đã làm", AT.date())
    assert refused(commands.remedy_finding, finding.pk, "x", on=AT.date(), by=who.head, at=AT) == "plan-finding-remedied"
    assert list(queries.findings(plan)) == [done]


def test_a_target_counts_once_a_person_has_confirmed_it(who):
    plan = a_plan(confirmed=False)
    early, other = plan.targets.get(indicator="Q06"), plan.targets.get(indicator="Q05")
    assert refused(commands.confirm_target, early.pk, "Q06", by=who.head, at=AT) == "not-your-duty"
    assert refused(commands.confirm_target, early.pk, "Q99", by=who.office, at=AT) == "plan-indicator-unknown"
    done = commands.confirm_target(early.pk, "Q06", by=who.office, at=AT, by_unit=True)
    assert (done.confirmed_by, done.by_unit) == (who.office.name, True)
    assert refused(commands.confirm_target, other.pk, "Q06", by=who.office, at=AT) == "plan-indicator-twice"
    commands.reject_target(early.pk, by=who.office, at=AT)
    assert Target.objects.get(pk=early.pk).confirmed_at is None
    commands.confirm_target(other.pk, "Q06", by=who.office, at=AT)


def test_the_same_plan_for_the_next_year(who):
    plan = a_plan()
    for made in (SubTask, ProgressNote, Finding):
        assert not made.objects.exists()
    assert [one.task.path for one in Evidence.objects.all()] == ["I.1"], "that it was issued"
    assert refused(commands.clone, plan.pk, by=who.head, at=AT) == "not-your-duty"
    again = commands.clone(plan.pk, by=who.office, at=AT)
    assert refused(commands.clone, plan.pk, by=who.office, at=AT) == "plan-cloned-already"
    rows = queries.rows(again, date(2025, 1, 2))
    assert (again.year, again.state, again.number, len(rows)) == (2025, PlanState.DRAFT, "", 23)
    assert again.title.endswith("năm 2025")
    assert (rows[0].deadline.words, rows[0].dates) == ("Trước ngày 20/01/2025", (date(2025, 1, 19),))
    assert row(again, "II.5.1", date(2025, 1, 2)).deadline.words == "Tháng 3, 6, 9, 12/2025"
    assert {one.state for one in rows} == {TaskState.NOT_STARTED, TaskState.RECURRING} and not any(one.evidence for one in rows)
    assert [one.lead_units for one in rows] == [one.lead_units for one in queries.rows(plan, date(2025, 1, 2))]
    targets = list(queries.targets(again))
    assert len(targets) == 21 and not any(one.confirmed_at for one in targets)
    assert {(one.indicator, one.comparison, one.value) for one in targets} >= {("Q05", ">", Decimal(90)), ("Q09", "≥", Decimal(90))}
    assert next(one.due_date for one in targets if one.indicator == "Q05") == date(2025, 12, 14)


def test_the_office_says_anew_until_when_and_by_whom(who):
    plan = a_plan()
    review = task(plan, "II.3.2")
    assert refused(commands.amend_task, review.pk, deadline_words="30/6/2024", by=who.head, at=AT) == "not-your-duty"
    assert refused(commands.amend_task, review.pk, lead_units=frozenset({"x"}), by=who.office, at=AT) == "plan-unit-unknown"
    commands.amend_task(review.pk, deadline_words="30/6/2024", lead_units=frozenset({BRANCH}), by=who.office, at=AT)
    one = row(plan, "II.3.2", AT.date())
    assert (one.dates, [unit.code for unit in one.lead_units]) == ((date(2024, 6, 30),), [BRANCH])


def test_reading_a_plan_is_a_fixed_number_of_statements(who, django_assert_num_queries):
    plan = a_plan()
    queries.rows(plan, AT.date())
    with django_assert_num_queries(8):
        queries.rows(plan, AT.date())
    assert Plan.objects.count() == 1
