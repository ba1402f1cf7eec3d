import pytest
from django.test import Client

from motcua.portal.builders import browser_of, statements, words

pytestmark = pytest.mark.django_db


def test_anybody_finds_the_procedures_in_order(office):
    page = Client().get("/viec/mo-cua-hang-thuoc-bao-ve-thuc-vat/")
    html = page.content.decode()
    assert "phải có giấy chứng nhận trước khi mở cửa" in words(page)
    assert html.index("/thu-tuc/1.004363-province/") < html.index("/thu-tuc/1.004509-province/")
    assert statements(Client(), "/viec/nuoi-ca/") == 1


def test_a_colleague_sees_the_same(office):
    assert browser_of(office.colleague).get("/viec/nuoi-ca/").status_code == 200


@pytest.mark.parametrize("key", ["len-mat-trang", "-", "x" * 400])
def test_what_nobody_wrote_is_no_page(office, key):
    assert Client().get(f"/viec/{key}/").status_code == 404
