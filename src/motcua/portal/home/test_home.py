import re
from datetime import timedelta

import pytest
from django.test import Client

from motcua.dossiers.builders import a_dossier
from motcua.indicators import commands as indicators
from motcua.portal import open_figures
from motcua.portal.builders import NOW, browser_of, statements, words

pytestmark = pytest.mark.django_db


def test_anybody_finds_the_way(office):
    page = Client().get("/")
    assert page.status_code == 200
    assert "Thủy lợi 27" in words(page)
    assert 'href="/thu-tuc/linh-vuc/thuy-loi/"' in page.content.decode()
    assert "Đăng nhập" in words(page)
    assert statements(Client(), "/") == 2  # the fields, and which procedures hold


def test_who_is_signed_in_sees_the_own_door(office):
    said = words(browser_of(office.citizen).get("/"))
    assert "Hồ sơ của tôi" in said
    assert "Bàn làm việc" not in said
    assert "Bàn làm việc" in words(browser_of(office.officer).get("/"))


def test_what_one_is_about_to_do_leads_on(office):
    said = words(Client().get("/"))
    assert "Mở cửa hàng thuốc bảo vệ thực vật" in said
    assert 'href="/viec/nuoi-ca/"' in Client().get("/").content.decode()
    client = Client()
    client.cookies["language"] = "en"
    client.post("/ngon-ngu/", {"language": "en", "next": "/"})
    assert "Farm fish or raise fry" in words(client.get("/"))


def test_how_the_office_does_is_told_with_its_moment(transactional_db, office):
    a_dossier(office, at=NOW - timedelta(hours=3), until="accept")
    indicators.rebuild()
    open_figures.forget()
    said = words(Client().get("/"))
    assert "Hồ sơ nhận hôm nay 1" in said
    assert "Hồ sơ đang giải quyết 1 trong đó 0 quá hẹn" in said
    assert "chưa có hồ sơ nào xong trong tháng" in said
    assert "chưa đủ số liệu" in said
    assert re.search(r"Đếm lúc \d\d:\d\d 01/04/2024", said)
    a_dossier(office, at=NOW - timedelta(hours=3), until="accept")
    indicators.rebuild()
    assert "Hồ sơ nhận hôm nay 1" in words(Client().get("/"))  # kept for a minute


def test_the_two_small_forms_reach_their_pages(office):
    html = Client().get("/").content.decode()
    assert 'action="/tra-cuu/"' in html
    assert 'name="phone"' in html
    assert "28/05/2024" in words(Client().get("/tinh-thoi-han/", {"thu_tuc": "1.004363", "ngay": "25/04/2024", "gio": "10:00"}))
    assert 'name="ngay" value="01/04/2024"' in html


def test_a_page_writes_nothing_and_is_no_place_to_send_to(office):
    assert Client().get("/khong-co-trang-nay/").status_code == 404
    assert "Không có trang này" in words(Client().get("/khong-co-trang-nay/"))
