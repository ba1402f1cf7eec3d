import pytest
from django.test import Client

from motcua.portal.builders import browser_of, statements, words

pytestmark = pytest.mark.django_db


def test_anybody_finds_the_way(office):
    page = Client().get("/")
    assert page.status_code == 200
    assert "Thủy lợi 27" in words(page)
    assert 'href="/thu-tuc/linh-vuc/thuy-loi/"' in page.content.decode()
    assert "Đăng nhập" in words(page)
    assert statements(Client(), "/") == 1


def test_who_is_signed_in_sees_the_own_door(office):
    said = words(browser_of(office.citizen).get("/"))
    assert "Hồ sơ của tôi" in said
    assert "Bàn làm việc" not in said
    assert "Bàn làm việc" in words(browser_of(office.officer).get("/"))


def test_a_page_writes_nothing_and_is_no_place_to_send_to(office):
    assert Client().get("/khong-co-trang-nay/").status_code == 404
    assert "Không có trang này" in words(Client().get("/khong-co-trang-nay/"))
