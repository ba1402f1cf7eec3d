import pytest
from django.test import Client

from motcua.portal.builders import statements, words

pytestmark = pytest.mark.django_db


def test_a_field_lists_its_procedures(office):
    page = Client().get("/thu-tuc/linh-vuc/bao-ve-thuc-vat/")
    assert "9 thủ tục" in words(page)
    assert "/thu-tuc/1.004363-province/" in page.content.decode()
    assert statements(Client(), "/thu-tuc/linh-vuc/thuy-loi/") == statements(Client(), "/thu-tuc/linh-vuc/trong-trot/")


def test_an_unknown_field_is_no_page(office):
    assert Client().get("/thu-tuc/linh-vuc/khong-co/").status_code == 404
