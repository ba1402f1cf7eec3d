import pytest
from django.test import Client

from motcua.people.models import Unit
from motcua.portal.builders import browser_of, statements, words

pytestmark = pytest.mark.django_db


def test_every_desk_is_there_and_what_is_unknown_is_said(office):
    said = words(Client().get("/noi-tiep-nhan/"))
    assert "Bộ phận tiếp nhận và trả kết quả thành phố Bắc Giang" in said
    assert "Chưa có số liệu: địa chỉ, điện thoại, thư điện tử, giờ tiếp nhận." in said
    assert statements(Client(), "/noi-tiep-nhan/") == 1


def test_what_is_known_is_told(office):
    Unit.objects.filter(pk="D213-MC").update(address="Số 1 Hùng Vương", phone="0204 385 4000", hours="7:30–17:00")
    said = words(Client().get("/noi-tiep-nhan/", {"q": "thanh pho bac giang"}))
    assert "Số 1 Hùng Vương" in said
    assert "0204 385 4000" in said
    assert "Chưa có số liệu: thư điện tử." in said


@pytest.mark.parametrize("q", ["zzz", "<b>", "\x00", "x" * 5000])
def test_whatever_is_typed_gets_a_page(office, q):
    page = Client().get("/noi-tiep-nhan/", {"q": q})
    assert page.status_code == 200
    assert browser_of(office.colleague).get("/noi-tiep-nhan/").status_code == 200
