import html
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.desk.plan_change.forms import FORMS
from motcua.dossiers.builders import BRANCH
from motcua.plans import builders
from motcua.plans.models import Evidence, Finding, Plan, ProgressNote, SubTask, Target, UrgingLetter


@pytest.fixture
def plan(office):
    return builders.a_plan(confirmed=False)


def address(plan, change, pk):
    return f"/lam-viec/ke-hoach/{plan.pk}/sua/{change}/{pk}/"


def task(plan, path="III.3"):
    return plan.tasks.get(path=path).pk


def key(actor):
    return int(actor.id.partition(":")[2])


def test_a_unit_shares_out_notes_and_proves(office, desk, plan, settings, tmp_path):
    client, pk = desk(office.head), task(plan)
    settings.STORAGES = settings.STORAGES | {
        "documents": {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path}}
    }
    given = {"officer": f"{BRANCH}:{key(office.officer)}", "content": "Soạn báo cáo", "due_date": "20/04/2024"}
    assert client.post(address(plan, "giao", pk), given).headers["Location"] == f"/lam-viec/ke-hoach/{plan.pk}/nhiem-vu/{pk}/"
    share = SubTask.objects.get()
    assert (share.officer_id, share.due_date) == (key(office.officer), date(2024, 4, 20))
    officer = desk(office.officer)
    assert officer.post(address(plan, "tien-do", pk), {"unit": BRANCH, "text": "Đã gửi <b>"}).status_code == 302
    proof = {"unit": BRANCH, "name": "Báo cáo", "delivers": "on", "happened_date": "02/04/2024",
             "file": SimpleUploadedFile("bao-cao.pdf", b"%PDF-1.7\n%%EOF\n")}  # fmt: skip
    assert officer.post(address(plan, "minh-chung", pk), proof).status_code == 302
    assert officer.post(address(plan, "xong-phan-viec", share.pk), {"result": "Xong"}).status_code == 302
    evidence, note = Evidence.objects.get(delivers=True, unit__isnull=False), ProgressNote.objects.get()
    assert (evidence.file.name, evidence.delivers, note.text) == ("bao-cao.pdf", True, "Đã gửi <b>")
    raw = client.get(f"/lam-viec/ke-hoach/{plan.pk}/nhiem-vu/{pk}/").content.decode()
    page = html.unescape(raw)
    assert "bao-cao.pdf" in page and "Soạn báo cáo" in page and "Đã gửi &lt;b&gt;" in raw and "Đã gửi <b>" not in raw
    fetched = client.get(f"/lam-viec/ke-hoach/{plan.pk}/tep/{evidence.file_id}/")
    assert b"".join(fetched.streaming_content).startswith(b"%PDF")
    for close in fetched._resource_closers:  # `close()` would end the test's connection too
        close()
    assert desk(office.citizen).get(f"/lam-viec/ke-hoach/{plan.pk}/tep/{evidence.file_id}/").status_code == 404
    assert client.post(address(plan, "bo-minh-chung", evidence.pk)).status_code == 302
    assert Evidence.objects.get(pk=evidence.pk).removed_at is not None


def test_what_is_refused_is_said_and_keeps_nothing(office, desk, plan):
    client, pk = desk(office.head), task(plan)
    empty = client.post(address(plan, "minh-chung", pk), {"unit": BRANCH, "name": "x", "happened_date": "02/04/2024"})
    assert empty.status_code == 422 and "Minh chứng phải có tệp" in html.unescape(empty.content.decode())
    later = client.post(address(plan, "minh-chung", pk), {"unit": BRANCH, "name": "x", "number": "1", "happened_date": "9/5/2024"})
    assert later.status_code == 422 and "còn ở phía trước" in html.unescape(later.content.decode())
    assert client.post(address(plan, "tien-do", pk), {"unit": BRANCH, "text": ""}).status_code == 422
    assert not Evidence.objects.exclude(unit=None).exists() and not ProgressNote.objects.exists()


def test_the_office_issues_clones_amends_inspects_urges_and_confirms(office, control, desk):
    plan, client = builders.a_plan(issued=False, confirmed=False), desk(control)
    assert client.post(address(plan, "ban-hanh", plan.pk), {"number": "05/KH-SNN", "issued_date": "08/01/2024"}).status_code == 302
    assert client.post(address(plan, "nam-sau", plan.pk)).status_code == 302 and Plan.objects.filter(year=2025).count() == 1
    review = task(plan, "II.3.2")
    assert client.post(address(plan, "sua-viec", review), {"deadline_words": "30/6", "lead_units": [BRANCH]}).status_code == 302
    assert plan.tasks.get(pk=review).due_date == date(2024, 6, 30)
    found = {"unit": BRANCH, "found_date": "01/04/2024", "finding": "Không xin lỗi"}
    assert client.post(address(plan, "kiem-tra-viec", task(plan)), found).status_code == 302
    finding = Finding.objects.get()
    assert finding.task_id == task(plan)
    done = {"on": "02/04/2024", "how": "Đã xin lỗi"}
    assert desk(office.head).post(address(plan, "khac-phuc", finding.pk), done).status_code == 302
    page = html.unescape(desk(office.officer).get(f"/lam-viec/ke-hoach/{plan.pk}/kiem-tra/").content.decode())
    assert "Không xin lỗi" in page and "02/04/2024: Đã xin lỗi" in page
    target = plan.targets.get(indicator="Q06")
    assert client.post(address(plan, "xac-nhan", target.pk), {"indicator": "Q06", "by_unit": "on"}).status_code == 302
    assert client.post(address(plan, "bo-chi-tieu", plan.targets.get(indicator="Q11").pk)).status_code == 302
    assert Target.objects.get(pk=target.pk).by_unit
    assert client.post(address(plan, "xac-nhan", plan.targets.get(indicator="Q05").pk), {"indicator": "Q06"}).status_code == 422


def test_who_may_not_ask_finds_no_page(office, desk, plan):
    keys = {"plan": plan.pk, "task": task(plan), "target": plan.targets.first().pk}
    keys |= dict.fromkeys(("share", "evidence", "finding", "letter"), 1)
    for who, status in ((office.officer, 404), (office.stranger, 404), (office.citizen, 404), (None, 302)):
        client = desk(who)
        for change, form in FORMS.items():
            assert client.get(address(plan, change, keys[form.of])).status_code == status, (change, who)
            assert client.post(address(plan, change, keys[form.of])).status_code == status
    head = desk(office.head)
    assert head.get(address(plan, "giao", task(plan))).status_code == 200
    for change in ("ban-hanh", "nam-sau", "kiem-tra", "xac-nhan", "bo-chi-tieu"):
        assert head.get(address(plan, change, keys[FORMS[change].of])).status_code == 404, change
    assert head.get(address(plan, "giao", task(plan, "I.1"))).status_code == 404, "the office leads that one"
    assert head.post(address(plan, "sua-viec", task(plan)), {"deadline_words": "30/6"}).status_code == 422
    assert head.get(address(plan, "x", 1)).status_code == 404 and head.get(address(plan, "giao", 2**40)).status_code == 404
    assert not UrgingLetter.objects.exists()
