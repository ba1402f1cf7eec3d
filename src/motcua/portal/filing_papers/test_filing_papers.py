import io

import pytest
from django.test import Client

from motcua.documents.builders import a_png
from motcua.journal.models import Event
from motcua.portal.builders import SCRIPT, a_file, begun, browser_of, filled, statements, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(office):
    return browser_of(office.citizen)


@pytest.fixture
def draft(client):
    return begun(client)


def add(client, draft, key="paper-1", file=None, **more):
    return client.post(f"/nop/{draft.pk}/giay-to/{key}/", {key: file or a_file()}, **more)


def named(content, name):
    file = io.BytesIO(content)
    file.name = name
    return file


def test_without_a_script_the_form_keeps_a_file_and_shows_it(client, draft):
    answer = add(client, draft)
    assert answer["Location"] == f"/nop/{draft.pk}/giay-to/#paper-1"
    said = words(client.get(f"/nop/{draft.pk}/giay-to/"))
    paper = draft.papers.select_related("file").get()
    assert "đơn.pdf" in said
    assert paper.file.sha256[:8] in said


def test_the_script_gets_the_row_and_what_is_odd(client, draft):
    answer = add(client, draft, file=named(a_png(100, 100, blank=True), "trang.png"), headers=SCRIPT)
    assert answer.status_code == 201
    assert answer.content.decode().strip().startswith("<li")
    assert "Ảnh quá nhỏ" in words(answer)
    assert "trang.png: Tệp chỉ thấy trang trắng" in words(client.get(f"/nop/{draft.pk}/giay-to/"))


@pytest.mark.parametrize(("file", "sentence"), [
    (named(b"MZ" + b"\0" * 500, "don.pdf"), "Loại tệp này không được nhận"),
    (named(b"", "don.pdf"), "Tệp không có nội dung"),
])
def test_what_is_not_taken_is_said_both_ways(client, draft, file, sentence):
    by_script = add(client, draft, file=file, headers=SCRIPT)
    assert (by_script.status_code, by_script["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert sentence in by_script.content.decode()
    file.seek(0)
    answer = add(client, draft, file=file)
    assert (answer.status_code, sentence in words(answer)) == (422, True)
    assert not draft.papers.exists()


def test_too_large_and_none_at_all(client, draft, settings):
    settings.DOCUMENT_LIMIT_BYTES = 100
    assert "Tệp lớn hơn 100\N{NO-BREAK SPACE}B" in add(client, draft, headers=SCRIPT).content.decode()
    assert "Chưa chọn tệp nào" in client.post(f"/nop/{draft.pk}/giay-to/paper-1/", headers=SCRIPT).content.decode()


def test_a_file_can_be_taken_out_and_looked_at(client, draft):
    add(client, draft)
    paper = draft.papers.get()
    look = client.get(f"/nop/{draft.pk}/tep/{paper.file_id}/")
    assert look.status_code == 200
    assert b"".join(look.streaming_content).startswith(b"%PDF")
    assert Event.objects.filter(subject=f"file:{paper.file_id}").count() == 1
    client.post(f"/nop/{draft.pk}/giay-to/bo/{paper.pk}/")
    assert not draft.papers.exists()
    assert client.get(f"/nop/{draft.pk}/tep/{paper.file_id}/").status_code == 404


def test_nobody_else_adds_takes_or_looks(client, draft, office):
    add(client, draft)
    paper = draft.papers.get()
    theirs = browser_of(office.stranger)
    assert add(theirs, draft).status_code == 404
    assert theirs.get(f"/nop/{draft.pk}/giay-to/").status_code == 404
    assert theirs.get(f"/nop/{draft.pk}/tep/{paper.file_id}/").status_code == 404
    assert theirs.post(f"/nop/{draft.pk}/giay-to/bo/{paper.pk}/").status_code == 404
    assert add(client, draft, "paper-99").status_code == 404
    assert draft.papers.count() == 1


def test_after_the_session_ended_the_script_is_told_and_the_form_is_led_to_sign_in(draft):
    answer = add(Client(), draft, headers=SCRIPT)
    assert (answer.status_code, "đăng nhập" in answer.content.decode()) == (401, True)
    assert add(Client(), draft)["Location"].startswith("/dang-nhap/?next=")


def test_many_files_take_no_more_statements(client, draft):
    add(client, draft)
    one = statements(client, f"/nop/{draft.pk}/giay-to/")
    for n in range(4):
        add(client, draft, "giay-to-khac", a_file(str(n), f"{n}.pdf"))
    assert statements(client, f"/nop/{draft.pk}/giay-to/") == one


def test_a_sent_dossier_is_closed_to_more_files(client):
    draft = filled(client)
    client.post(f"/nop/{draft.pk}/xem-lai/", {"agree": "on"})
    draft.refresh_from_db()
    assert client.get(f"/nop/{draft.pk}/giay-to/")["Location"] == f"/ho-so/{draft.number}/bien-nhan/"
    assert add(client, draft, headers=SCRIPT).status_code == 422
    assert draft.papers.count() == 4
