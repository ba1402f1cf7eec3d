from datetime import timedelta

import pytest
from django.test import Client

from motcua.dossiers.builders import a_dossier
from motcua.portal.builders import NOW, browser_of, words
from motcua.ratings.models import Rating

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(office):
    return a_dossier(office, until="deliver", at=NOW - timedelta(days=12))


def test_asked_for_when_the_result_is_there_and_said_thanks(office, closed):
    client, address = browser_of(office.citizen), f"/danh-gia/{closed.number}/"
    assert address in client.get(f"/ho-so/{closed.number}/").content.decode()
    said = words(client.get(address))
    assert "Kết quả có đúng hẹn không?" in said
    assert "Gây khó dễ, phiền hà" in said
    answer = client.post(address, {"time": "1", "overall": "2", "comment": "Tốt", "pressed_by": "self"})
    assert answer["Location"] == address
    assert Rating.objects.get().points == {"time": 1, "overall": 2}
    again = client.get(address)
    assert "Có thể sửa trong 30 ngày" in words(again)
    assert 'value="1" checked' in again.content.decode() and "Tốt" in words(again)
    by_phone = Client()
    by_phone.post("/tra-cuu/", {"so": closed.number, "phone": "0912 345 678"})
    assert "Tốt" not in words(by_phone.get(address)), "a number and a phone are known to others, too"
    by_phone.post(address, {"time": "0", "pressed_by": "self"})
    assert (Rating.objects.get().points, Rating.objects.get().comment) == ({"time": 0}, "Tốt")
    client.post(address, {"time": "0", "comment": "", "pressed_by": "self"})
    assert Rating.objects.get().comment == "", "one's own words one may take back"


def test_by_the_link_of_the_receipt_and_a_phone(office, closed):
    client, address = Client(), f"/danh-gia/{closed.number}/"
    assert client.get(address)["Location"] == f"/tra-cuu/?so={closed.number}"
    found = client.post("/tra-cuu/", {"so": closed.number, "phone": "0912 345 678"})
    assert address in found.content.decode()
    assert "Trần Thị Bình" not in words(client.get(address))
    assert client.post(address, {"attitude": "0", "pressed_by": "counter_machine"}).status_code == 302
    assert Rating.objects.get().pressed_by == "counter_machine"


def test_nothing_chosen_and_not_closed_yet_are_said(office, closed):
    client = browser_of(office.citizen)
    answer = client.post(f"/danh-gia/{closed.number}/", {"pressed_by": "self"})
    assert (answer.status_code, "Chưa có câu nào được chọn" in words(answer)) == (422, True)
    running = a_dossier(office)
    assert "Hồ sơ chưa kết thúc" in words(client.get(f"/danh-gia/{running.number}/"))
    assert client.post(f"/danh-gia/{running.number}/", {"time": "1", "pressed_by": "self"}).status_code == 422


def test_nobody_elses(office, closed):
    for other in (office.stranger, office.intake):
        client = browser_of(other)
        assert client.get(f"/danh-gia/{closed.number}/").status_code == 302
        assert client.post(f"/danh-gia/{closed.number}/", {"time": "2", "pressed_by": "self"}).status_code == 302
    assert not Rating.objects.exists()
