import pytest
from django.test import Client

from motcua.people.models import Membership, Organisation
from motcua.portal.builders import browser_of, words

pytestmark = pytest.mark.django_db
FIRM = {"name": "Công ty Bình Minh", "tax_code": "0100109106"}


def test_opened_and_listed(office):
    client = browser_of(office.citizen)
    assert "Lập tổ chức mới" in words(client.get("/to-chuc/"))
    answer = client.post("/to-chuc/", FIRM)
    assert answer["Location"] == f"/to-chuc/{Organisation.objects.get().pk}/"
    assert "Công ty Bình Minh" in words(client.get("/to-chuc/"))
    assert "Công ty Bình Minh" not in words(browser_of(office.stranger).get("/to-chuc/"))


@pytest.mark.parametrize(("wrong", "why"), [({"tax_code": "123"}, "Mã số thuế gồm 10 chữ số"), ({"name": ""}, "Nhập tên tổ chức")])
def test_what_is_wrong_is_said(office, wrong, why):
    answer = browser_of(office.citizen).post("/to-chuc/", FIRM | wrong)
    assert (answer.status_code, why in words(answer)) == (422, True)


def test_an_invitation_is_for_one_person(office):
    boss, friend = browser_of(office.citizen), browser_of(office.stranger)
    boss.post("/to-chuc/", FIRM)
    firm = Organisation.objects.get()
    boss.post(f"/to-chuc/{firm.pk}/", {"told_to": "0987 654 321", "role": "viewer"})
    asked = Membership.objects.get(joined_at=None)
    assert "Công ty Bình Minh mời Ông/Bà tham gia" in words(friend.get("/to-chuc/"))
    boss.post(f"/to-chuc/loi-moi/{asked.pk}/", {"answer": "accept"})
    boss.post("/to-chuc/loi-moi/99999/", {"answer": "accept"})
    asked.refresh_from_db()
    assert asked.joined_at is None
    assert friend.get(f"/to-chuc/{firm.pk}/").status_code == 404
    friend.post(f"/to-chuc/loi-moi/{asked.pk}/", {"answer": "accept"})
    assert "Chỉ xem hồ sơ" in words(friend.get(f"/to-chuc/{firm.pk}/"))


def test_signing_in_first(office):
    assert Client().get("/to-chuc/")["Location"].startswith("/dang-nhap/")
