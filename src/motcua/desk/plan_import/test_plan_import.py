import html
import re
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.documents.models import File
from motcua.plans import builders, rules
from motcua.plans.models import Plan, Target

HERE = "/lam-viec/ke-hoach/nhap/"


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "documents": {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path}}
    }
    return settings.STORAGES["documents"]


@pytest.fixture
def client(control, desk, settings, store):
    signed_in = desk(control)
    settings.STORAGES = settings.STORAGES | {"documents": store}
    return signed_in


def send(client, content, name="ke-hoach.docx"):
    return client.post(HERE, {"file": SimpleUploadedFile(name, content)})


def hidden(page):
    return dict(re.findall(r'<input type="hidden" name="((?:tep|cot-)[^"]*)" value="([^"]*)"', page))


@pytest.mark.parametrize("kind", ["text", "word"])
def test_the_plan_of_2024_is_shown_then_kept_with_the_targets_a_person_ticked(office, client, kind):
    seed = builders.SAMPLE.read_bytes()
    content, name = (seed, "plan.txt") if kind == "text" else (rules.to_docx(builders.a_found_plan()), "plan.docx")
    page = html.unescape(send(client, content, name).content.decode())
    assert "Tìm thấy 23 nhiệm vụ và 21 chỉ tiêu đề xuất" in page and not Plan.objects.exists()
    assert len(re.findall(r'type="checkbox" name="dung-\d+"', page)) == 21 and "checked" not in page
    ticked = {f"dung-{n}": "1" for n in (4, 5)}
    chosen = {f"chi-so-{n}": one.indicator for n, one in enumerate(builders.a_found_plan().targets)}
    saved = client.post(HERE, {**hidden(page), **ticked, **chosen, "ten": "Kế hoạch của năm", "save": "1"})
    plan = Plan.objects.get()
    assert saved.headers["Location"] == f"/lam-viec/ke-hoach/{plan.pk}/"
    assert (plan.title, plan.tasks.count(), plan.targets.count(), plan.file.name) == ("Kế hoạch của năm", 23, 21, name)
    assert {one.indicator for one in Target.objects.exclude(confirmed_at=None)} == {"Q05", "Q06"}
    assert client.post(HERE, {**hidden(page), "save": "1"}).status_code == 422, "the same file is not there twice"
    assert Plan.objects.count() == 1


def word(*rows):
    document, kept = docx.Document(), BytesIO()
    document.add_paragraph("Năm 2025")
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(kept)
    return kept.getvalue()


def test_unknown_columns_are_asked_for(office, client):
    answer = send(client, word(["STT", "Mục", "Đến khi nào"], ["1", "In <b>tờ</b> rơi", "15/5/2025"]))
    page = answer.content.decode()
    assert answer.status_code == 422 and "Chưa rõ cột nào là nội dung" in html.unescape(page) and not Plan.objects.exists()
    again = client.post(HERE, {**hidden(page), "cot-content": "1"})
    assert again.status_code == 422, "the deadline is still unknown"
    shown = client.post(HERE, {**hidden(page), "cot-number": "0", "cot-content": "1", "cot-deadline": "2"}).content.decode()
    assert "In &lt;b&gt;tờ&lt;/b&gt; rơi" in shown and "15/05/2025" in shown
    assert client.post(HERE, {**hidden(shown), "ten": " ", "save": "1"}).status_code == 422, "it has no name yet"
    assert client.post(HERE, {**hidden(shown), "ten": "Cải cách năm 2025", "save": "1"}).status_code == 302
    assert Plan.objects.get().tasks.get().content == "In <b>tờ</b> rơi"


@pytest.mark.parametrize("content", [
    b"", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 60, b"PK\x03\x04x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    word(["TT", "Nội dung", "Thời gian"]), b"x" * (rules.LARGEST + 1),
])  # fmt: skip
def test_a_wrong_file_is_one_sentence_and_nothing_is_kept(office, client, content):
    answer = send(client, content)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422 and "govuk-error-summary" in page and 'name="tep"' not in page
    assert not Plan.objects.exists() and not File.objects.exists()


def test_a_tick_without_an_indicator_or_one_twice_keeps_nothing(office, client):
    page = send(client, builders.SAMPLE.read_bytes(), "plan.txt").content.decode()
    for chosen in ({"dung-4": "1", "chi-so-4": ""}, {"dung-4": "1", "dung-5": "1", "chi-so-4": "Q05", "chi-so-5": "Q05"}):
        assert client.post(HERE, {**hidden(page), **chosen, "ten": "x", "save": "1"}).status_code == 422
    for key in ("x", "00000000-0000-7000-8000-000000000000"):
        assert client.post(HERE, {"tep": key, "save": "1"}).status_code == 422
    assert not Plan.objects.exists()


def test_only_who_looks_after_plans(office, desk):
    for who, status in ((office.head, 404), (office.officer, 404), (office.citizen, 404), (None, 302)):
        assert desk(who).get(HERE).status_code == status
        assert desk(who).post(HERE).status_code == status
