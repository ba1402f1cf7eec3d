"""The answer to one request open in two tabs or on two machines."""

import html
import re

import pytest

from motcua.dossiers import commands
from motcua.dossiers.builders import a_dossier
from motcua.portal.builders import NOW, SCRIPT, a_file, browser_of, words

pytestmark = pytest.mark.django_db
MARKED = [
    {"field": "shop_area", "reason": "Diện tích không khớp bản vẽ"}, {"field": "shop_name", "reason": "Tên không khớp"},
    {"requirement": "paper-1", "reason": "Thiếu chữ ký"},
]  # fmt: skip


@pytest.fixture
def dossier(office):
    return commands.ask_supplement(a_dossier(office).pk, by=office.intake, at=NOW, reasons=MARKED)


@pytest.fixture
def client(office):
    return browser_of(office.citizen)


def carried(response):
    return {"seen": html.unescape(re.search(r'name="seen"[^>]* value="([^"]*)"', response.content.decode())[1])}


def test_what_two_pages_typed_and_sent_is_put_together(client, dossier):
    address = f"/ho-so/{dossier.number}/bo-sung/"
    one, two = carried(client.get(address)), carried(client.get(address))
    row = client.post(f"{address}paper-1/", {"paper-1": a_file("a", "một.pdf")}, headers=SCRIPT)
    kept = {"kept": re.search(r'name="kept" value="([^"]+)"', row.content.decode())[1]}
    name = dossier.form["answers"]["shop_name"]
    saved = client.post(f"{address}luu/", {"f.shop_area": "55", "f.shop_name": name} | kept | one, headers=SCRIPT)
    assert saved.status_code == 200
    assert client.post(f"{address}luu/", {"f.shop_area": "66"} | two, headers=SCRIPT).status_code == 422
    answer = client.post(address, {"f.shop_area": "66", "f.shop_name": name, "paper-1": a_file("b", "hai.pdf")} | two)
    said = words(answer)
    assert answer.status_code == 409
    assert "nơi khác đã lưu 55 ; trang này 66" in said
    assert "một.pdf" in said and "hai.pdf" in said
    both = re.findall(r'name="kept" value="([^"]+)"', answer.content.decode())
    assert len(both) == 2
    sent = client.post(address, {"f.shop_area": "66", "f.shop_name": name, "kept": both} | carried(answer))
    assert sent["Location"] == f"/ho-so/{dossier.number}/"
    dossier.refresh_from_db()
    assert dossier.form["answers"]["shop_area"] == "66"
    assert set(dossier.papers.filter(supplement=1).values_list("file__name", flat=True)) == {"một.pdf", "hai.pdf"}


def test_what_came_after_the_answer_was_handed_in_is_shown_beside_it(client, dossier, office):
    address = f"/ho-so/{dossier.number}/bo-sung/"
    two = carried(client.get(address))
    assert client.post(address, {"f.shop_area": "55"}).status_code == 302
    answer = client.post(address, {"f.shop_area": "66"} | two)
    said = words(answer)
    assert answer.status_code == 409
    assert "Đã nộp bổ sung từ nơi khác" in said
    assert "Đã nộp 55 Vừa điền ở trang này 66" in said
    assert browser_of(office.stranger).post(address, {"f.shop_area": "66"}).status_code == 404
    assert client.get(address)["Location"] == f"/ho-so/{dossier.number}/"
