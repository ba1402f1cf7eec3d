import html
import io
from datetime import datetime

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.kernel.moments import HANOI
from motcua.people import builders as people
from motcua.reports import commands
from motcua.reports.builders import a_form_06a, assembled_06a, assembled_control
from motcua.reports.models import Report

AT = datetime(2024, 9, 16, 9, tzinfo=HANOI)


@pytest.fixture
def control(office, tmp_path, settings):
    settings.STORAGES = settings.STORAGES | {
        "documents": {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path}}
    }
    return people.an_actor("kiemsoat", ("control", "SNN"))


def read(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return html.unescape(answer.content.decode())


@pytest.mark.parametrize(("format", "start"), [("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF")])
def test_each_file_is_handed_out_and_the_look_is_written_down(control, desk, format, start):
    report = commands.make(assembled_06a(), by=control, at=AT)
    answer = desk(control, at=AT).get(f"/lam-viec/bao-cao/{report.pk}/tep.{format}")
    assert answer.getvalue().startswith(start)
    assert f"II.06a SNN 2024-Q3 v1.{format}" in answer["Content-Disposition"]
    assert desk(control, at=AT).get(f"/lam-viec/bao-cao/{report.pk}/tep.exe").status_code == 404


def test_every_number_of_the_form_stands_in_the_table_with_the_heads_of_the_form(control, desk):
    report = commands.make(assembled_06a(), by=control, at=AT)
    page = read(desk(control, at=AT).get(f"/lam-viec/bao-cao/{report.pk}/"))
    assert page.count("18.125") == 2 and page.count('rowspan="3"') == 4
    assert "(3)=(4)+(5)+(6)" in page and "chưa kiểm chứng" in page
    total = a_form_06a().total
    assert all(f">{total[column]:,}<".replace(",", ".") in page for column in range(3, 14))


def test_what_does_not_agree_is_named_and_cannot_be_approved(control, desk):
    report = commands.make(assembled_06a(more=2, before=a_form_06a()), by=control, at=AT)
    leader = desk(people.an_actor("giamdoc", ("leader", "SNN")), at=AT)
    page = read(leader.get(f"/lam-viec/bao-cao/{report.pk}/"))
    assert "chỗ số liệu không khớp" in page and "6 = 11 của kỳ trước" in page
    page = read(leader.post(f"/lam-viec/bao-cao/{report.pk}/duyet/", follow=True))
    assert "nên chưa duyệt được" in page
    assert Report.objects.get().approved_at is None


def test_a_word_file_that_was_written_on_becomes_a_version(control, desk):
    report = commands.make(assembled_control(), by=control, at=AT)
    here, client = f"/lam-viec/bao-cao/{report.pk}/", desk(control, at=AT)
    text = docx.Document(io.BytesIO(client.get(f"{here}tep.docx").getvalue()))
    text.add_paragraph("Viết thêm")
    out = io.BytesIO()
    text.save(out)
    sent = client.post(here, {"file": SimpleUploadedFile("bao-cao.docx", out.getvalue())})
    new = Report.objects.order_by("-version").first()
    assert (sent["Location"], new.version, new.follows_id) == (f"/lam-viec/bao-cao/{new.pk}/", 2, report.pk)
    assert "Đã có phiên bản mới hơn" in read(client.get(here))
    assert "Chỉ nhận tệp Word" in read(client.post(here, {"file": SimpleUploadedFile("a.txt", b"chu")}), 422)


def test_a_report_of_another_unit_does_not_exist(control, desk, office):
    report = commands.make(assembled_06a(), by=control, at=AT)
    for who in (office.head, office.officer, people.an_actor("noikhac", ("leader", "D215"))):
        assert desk(who, at=AT).get(f"/lam-viec/bao-cao/{report.pk}/").status_code == 404
    assert desk(control, at=AT).get("/lam-viec/bao-cao/99999999999999999999/").status_code == 404
