"""What a supplement request asks for can be photographed: on this device, or on a phone; and comes in pieces as elsewhere."""

import re

import pytest
from django.test import Client

from motcua.documents.builders import a_pdf
from motcua.dossiers import commands
from motcua.dossiers.builders import a_dossier
from motcua.portal.builders import NOW, SCRIPT, browser_of, words
from motcua.portal.camera.test_camera import photo

pytestmark = pytest.mark.django_db
REASONS = [{"requirement": "paper-1", "reason": "Thiếu chữ ký"}, {"requirement": "content", "reason": "Chưa ghi diện tích kho"}]


@pytest.fixture
def dossier(office):
    return commands.ask_supplement(a_dossier(office).pk, by=office.intake, at=NOW, reasons=REASONS)


@pytest.fixture
def client(office):
    return browser_of(office.citizen)


def test_photographs_of_this_device_wait_with_the_answer(client, dossier):
    address = f"/ho-so/{dossier.number}/bo-sung/"
    assert f'href="{address}paper-1/chup/"' in client.get(address).content.decode()
    answer = client.post(f"{address}paper-1/chup/", {"photos": [photo(0), photo(1)]})
    assert answer["Location"] == f"{address}#id_paper-1"
    assert ".pdf" in words(client.get(address)).partition("Đã lưu, chưa nộp")[2]
    assert not dossier.papers.filter(supplement=1).exists()
    assert client.post(address, {})["Location"] == f"/ho-so/{dossier.number}/"
    assert dossier.papers.get(supplement=1).requirement == "paper-1"


def test_a_phone_sends_it_by_a_link_while_the_page_stays_open(client, dossier):
    address = f"/ho-so/{dossier.number}/bo-sung/"
    page = client.get(address).content.decode()
    seen = {"seen": re.search(r'name="seen"[^>]* value="([^"]*)"', page)[1]}
    shown = client.post(f"{address}content/chup/ma/").content.decode()
    phone = Client()
    assert "Nội dung kê khai" in words(phone.get(link := re.search(r"http://testserver(/chup/[^<]+/)", shown)[1]))
    assert phone.post(link, {"photos": [photo(0)]}).status_code == 200
    assert phone.post(link, {"photos": [photo(0)]}).status_code == 404  # once
    assert client.post(f"{address}luu/", seen, headers=SCRIPT).status_code == 200  # the open page undoes nothing
    assert client.post(address, seen)["Location"] == f"/ho-so/{dossier.number}/"
    assert dossier.papers.get(supplement=1).requirement is None


def test_a_file_comes_in_pieces(client, dossier):
    content, address = a_pdf("Bản vẽ"), f"/ho-so/{dossier.number}/bo-sung/"
    told = {"name": "ban-ve.pdf", "size": len(content), "place": f"{address}paper-1/"}
    id = client.post("/tai-len/", told).json()["id"]
    half = len(content) // 2
    for start, piece in ((0, content[:half]), (half, content[half:])):
        assert client.post(f"/tai-len/{id}/?tu={start}", piece, content_type="application/octet-stream").status_code == 200
    row = client.post(f"{address}paper-1/", {"upload": id}, headers=SCRIPT)
    assert (row.status_code, "ban-ve.pdf" in words(row)) == (201, True)


def test_only_what_is_asked_and_only_by_whose_it_is(client, dossier, office):
    address = f"/ho-so/{dossier.number}/bo-sung/"
    assert client.get(f"{address}paper-2/chup/").status_code == 404
    for other in (office.stranger, office.intake):
        assert browser_of(other).get(f"{address}paper-1/chup/").status_code == 404
        assert browser_of(other).post(f"{address}paper-1/chup/ma/").status_code == 404
    assert Client().get(f"{address}paper-1/chup/")["Location"].startswith("/dang-nhap/")
