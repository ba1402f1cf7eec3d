"""What was seen in a file, told to who sent it."""

import pytest
from django.test import Client

from motcua.documents import commands as documents
from motcua.documents.builders import signed
from motcua.documents.examiner import builders as corpus
from motcua.documents.models import File
from motcua.portal.builders import NOW, SCRIPT, a_file, begun, browser_of, words
from motcua.ui import oddities
from motcua.ui.words import english

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(office):
    return browser_of(office.citizen)


@pytest.fixture
def draft(client):
    return begun(client)


def add(client, draft, content, key="paper-1"):
    file = a_file()
    file.seek(0)
    file.truncate()
    file.write(content)
    file.seek(0)
    return client.post(f"/nop/{draft.pk}/giay-to/{key}/", {key: file}, headers=SCRIPT)


def test_it_is_asked_for_until_it_is_there_and_then_stands_on_the_page(client, draft):
    row = add(client, draft, corpus.as_pdf(corpus.a_picture(corpus.SOURCES[0]).rotate(180)))
    address = f"/tep/{File.objects.get().id}/xem-thu/?giay-to="
    assert f'hx-get="{address}' in row.content.decode()
    assert "Đang xem thử tệp đơn.pdf" in words(client.get(address))
    documents.examine_waiting(10, at=NOW)
    said = client.get(address)
    assert "đơn.pdf: Trang bị lộn ngược" in words(said)
    assert "hx-get" not in said.content.decode()
    page = client.get(f"/nop/{draft.pk}/giay-to/")
    assert ("Trang bị lộn ngược" in words(page), "hx-get" in page.content.decode()) == (True, False)
    assert client.get(f"/nop/{draft.pk}/xem-lai/").status_code == 200


def test_another_paper_than_asked_for_and_a_signature_are_told(client, draft):
    wrong = corpus.a_page(corpus._letter("CĂN CƯỚC CÔNG DÂN", 3))
    add(client, draft, wrong)
    add(client, draft, wrong, "giay-to-khac")
    add(client, draft, signed(corpus.a_page(corpus.SOURCES[0])))
    documents.examine_waiting(10, at=NOW)
    said = words(client.get(f"/nop/{draft.pk}/giay-to/"))
    assert said.count("có vẻ là thẻ căn cước") == 1, "nobody asked for anything else there"
    assert "Có chữ ký số của Nguyễn Văn Bình; nội dung không đổi từ khi ký. Hệ thống chưa xác định được" in said


def test_nothing_odd_is_said_too_and_a_sleeping_worker_is_not_waited_for(client, draft, settings):
    add(client, draft, corpus.a_page(corpus.SOURCES[1]))
    file = File.objects.get()
    settings.DEMO_OFFSET_SECONDS += 300
    assert "Chưa xem thử được đơn.pdf; tệp vẫn được lưu" in words(client.get(f"/tep/{file.id}/xem-thu/"))
    documents.examine_waiting(10, at=NOW)
    assert "không thấy gì lạ" in words(client.get(f"/tep/{file.id}/xem-thu/"))


def test_nobody_elses(client, draft, office):
    add(client, draft, corpus.a_page(corpus.SOURCES[1]))
    address = f"/tep/{File.objects.get().id}/xem-thu/"
    assert browser_of(office.stranger).get(address).status_code == 404
    assert Client().get(address)["Location"].startswith("/dang-nhap/")
    assert client.get("/tep/00000000-0000-0000-0000-000000000000/xem-thu/").status_code == 404


def test_every_sentence_has_its_english():
    assert [said for said in oddities.words() if said not in english()] == []


ODD = [{"code": "brand-new"}, {}, {"code": "expired", "date": "x"}, {"code": "looks-like", "kind": "x"}]


@pytest.mark.parametrize("finding", ODD)
def test_what_nobody_knows_breaks_nothing(finding):
    assert isinstance(oddities.odd([], [finding], lambda kind: True), list)
