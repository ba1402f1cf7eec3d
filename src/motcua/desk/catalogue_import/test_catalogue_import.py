import json
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from motcua.catalogue import builders, queries, rules
from motcua.catalogue.models import Procedure, Version
from motcua.catalogue.test_deciding import WHOLE

ADDRESS = "/lam-viec/danh-muc/nhap/"
HEADS = ["Mã thủ tục", "Tên thủ tục", "Cấp thực hiện", "Lĩnh vực", "Thời hạn giải quyết", "Thành phần hồ sơ", "Đối tượng thực hiện"]
ROW = ["1.999999", "Cấp phép thử", "Cấp Tỉnh", "Trồng trọt", "5 ngày làm việc", "- Đơn\n- Bản đồ", "Công dân; Doanh nghiệp"]
BAD = ["x", "", "Cấp trời", "", "", "Không có thông tin", ""]


def workbook(*rows):
    book, kept = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(kept)
    return kept.getvalue()


def word(*rows):
    document, kept = docx.Document(), BytesIO()
    table = document.add_table(rows=0, cols=len(HEADS))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(kept)
    return kept.getvalue()


def upload(client, content, name="a"):
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)})


FILES = {
    "json": json.dumps({"data": [dict(zip(HEADS, row, strict=True)) for row in (ROW, BAD)]}).encode(),
    "xlsx": workbook(["Danh mục năm 2024"], HEADS, ROW, BAD),
    "docx": word(HEADS, ROW, BAD),
}


@pytest.mark.parametrize("kind", FILES)
def test_rows_are_shown_with_what_is_wrong_and_only_then_become_drafts(office, control, desk, kind):
    client = desk(control)
    shown = upload(client, FILES[kind])
    page = shown.content.decode()
    assert "1 dòng đọc được, 1 dòng chưa đọc được" in page
    assert "Mã thủ tục phải như" in page
    assert not Procedure.objects.filter(pk="1.999999-province").exists()
    sealed = page.partition('name="sealed" value="')[2].partition('"')[0]
    assert client.post(ADDRESS, {"sealed": sealed}).status_code == 302
    draft = queries.draft(Version.objects.get(procedure="1.999999-province").pk)
    assert (draft.name, draft.field, draft.term, [paper.name for paper in draft.papers], draft.applicants) == (
        "Cấp phép thử", "Trồng trọt", builders.FIVE_DAYS, ["Đơn", "Bản đồ"], ("Công dân", "Doanh nghiệp"))
    assert "papers" in draft.unverified
    assert draft.state is rules.VersionState.DRAFT


def test_what_is_sealed_is_not_changed_on_the_way(office, control, desk):
    client = desk(control)
    page = upload(client, FILES["json"]).content.decode()
    sealed = page.partition('name="sealed" value="')[2].partition('"')[0]
    assert client.post(ADDRESS, {"sealed": sealed[:-2] + "xx"}, follow=True).status_code == 200
    assert not Procedure.objects.filter(pk="1.999999-province").exists()


def test_our_own_files_come_back_whole(office, control, desk):
    stored = queries.draft(builders.a_draft("1.999998", **WHOLE))
    client = desk(control)
    page = upload(client, rules.to_sheets(stored)).content.decode()
    sealed = page.partition('name="sealed" value="')[2].partition('"')[0]
    client.post(ADDRESS, {"sealed": sealed})
    newest = Version.objects.filter(procedure="1.999998-province").order_by("-number").first()
    assert newest.number == 2
    assert rules.compare(stored, queries.draft(newest.pk)) == ()


@pytest.mark.parametrize("content", [
    b"", b"\x00\xff", b"PK\x03\x04broken", b"[1, 2]", b"{}", b"[" * 100_000, b'{"format": "motcua-procedure-1"}',
    workbook(["a", "b"], ["1", "2"]),
    word(["x"] * 7), b"%PDF-1.7", json.dumps([{"Mã thủ tục": {"a": [1]}, "Tên thủ tục": None}]).encode(), b"a" * 2_100_000,
])
def test_what_is_no_list_of_procedures_is_said(office, control, desk, content):
    answer = upload(desk(control), content)
    assert answer.status_code in {200, 422}
    assert "sealed" not in answer.content.decode() or "Lập 0 bản thảo" not in answer.content.decode()
    assert answer.status_code == 422 or "0 dòng đọc được" in answer.content.decode()


def test_only_editors_bring_in_files(office, desk):
    assert upload(desk(office.colleague), FILES["json"]).status_code == 404
    assert upload(desk(office.stranger), FILES["json"]).status_code == 404
