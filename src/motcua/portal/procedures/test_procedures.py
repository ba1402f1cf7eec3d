import pytest
from django.test import Client

from motcua.portal.builders import statements, words

pytestmark = pytest.mark.django_db


def search(q):
    return Client().get("/thu-tuc/", {"q": q})


@pytest.mark.parametrize("q", [
    "buôn bán thuốc bảo vệ thực vật", "buon ban thuoc bvtv", "buôn bán thuốc bảo vệ thực vât", "1.004363",
])
def test_found_with_and_without_accents_and_with_a_slip(office, q):
    page = search(q)
    assert page.status_code == 200
    assert "/thu-tuc/1.004363-province/" in page.content.decode().partition("<ol")[2][:900]


@pytest.mark.parametrize("q", [
    "", "zzzzqqq", "\x00", "<script>alert(1)</script>", "%%%", "x" * 5000, "1." * 200, "' OR 1=1 --", "🌾",
])
def test_whatever_is_typed_gets_a_page(office, q):
    page = search(q)
    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()
    assert "Các lĩnh vực" in words(page) or "thủ tục phù hợp" in words(page)


def test_a_list_takes_as_many_statements_as_one_row(office):
    assert statements(Client(), "/thu-tuc/?q=giay") == statements(Client(), "/thu-tuc/?q=1.004363") == 2


def test_while_one_types_the_nearest_are_offered(office):
    offered = Client().get("/thu-tuc/", {"q": "thuốc thú"}, headers={"HX-Request": "true"})
    html = offered.content.decode()
    assert "<html" not in html
    assert html.count("<li") <= 7
    assert "/thu-tuc/1.001686-province/" in html
    assert "HX-Request" in offered["Vary"]
    assert "Chưa tìm thấy" in words(Client().get("/thu-tuc/", {"q": "zzqq"}, headers={"HX-Request": "true"}))
    assert words(Client().get("/thu-tuc/", {"q": "t"}, headers={"HX-Request": "true"})) == ""
