import pytest
from django.test import Client

from motcua.dossiers.models import Dossier
from motcua.people.models import Membership, Organisation
from motcua.portal.builders import begun, browser_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm(office):
    """A firm of the citizen, with the stranger as somebody who files for it."""
    boss, friend = browser_of(office.citizen), browser_of(office.stranger)
    boss.post("/to-chuc/", {"name": "Công ty Bình Minh", "tax_code": "0100109106"})
    found = Organisation.objects.get()
    boss.post(f"/to-chuc/{found.pk}/", {"told_to": "0987654321", "role": "filer"})
    friend.post(f"/to-chuc/loi-moi/{Membership.objects.get(joined_at=None).pk}/", {"answer": "accept"})
    return found


def member(firm, actor):
    return Membership.objects.get(organisation=firm, account=int(actor.id.partition(":")[2]))


def test_what_is_begun_for_it_is_its_own(office, firm):
    friend = browser_of(office.stranger)
    assert friend.post(f"/to-chuc/{firm.pk}/nop-cho/", {"for": "organisation"})["Location"] == "/thu-tuc/"
    draft = begun(friend)
    assert draft.organisation_id == firm.pk
    friend.post(f"/to-chuc/{firm.pk}/nop-cho/", {"for": "self"})
    begun(friend)
    assert list(Dossier.objects.order_by("pk").values_list("organisation", flat=True)) == [firm.pk, None]


def test_its_own_data_stand_ready_as_the_owner(office, firm):
    Organisation.objects.filter(pk=firm.pk).update(address="Số 1 đường Xương Giang")
    friend = browser_of(office.stranger)
    friend.post(f"/to-chuc/{firm.pk}/nop-cho/", {"for": "organisation"})
    draft = begun(friend)
    page = friend.get(f"/nop/{draft.pk}/thong-tin/")
    html = page.content.decode()
    for value in ("Công ty Bình Minh", "0100109106", "Số 1 đường Xương Giang"):
        assert f'value="{value}"' in html
    assert 'value="organisation" checked' in html
    assert "Đã điền sẵn từ tổ chức, sửa được" in words(page)


def test_who_invites_is_told_honestly_whether_it_gets_there(office, firm, settings):
    boss = browser_of(office.citizen)
    settings.NOTICE_CHANNEL, settings.SMS_URL = "smtp", ""
    said = words(boss.post(f"/to-chuc/{firm.pk}/", {"told_to": "0988777666", "role": "viewer"}, follow=True))
    assert "hãy tự báo cho người đó" in said
    said = words(boss.post(f"/to-chuc/{firm.pk}/", {"told_to": "dao@example.vn", "role": "viewer"}, follow=True))
    assert "tin mời được gửi trong vài phút" in said


def test_a_manager_gives_roles_and_ends_them(office, firm):
    boss, friend = browser_of(office.citizen), browser_of(office.stranger)
    one = member(firm, office.stranger)
    address = f"/to-chuc/{firm.pk}/thanh-vien/{one.pk}/"
    assert "Lưu thay đổi" in words(boss.get(address))
    boss.post(address, {"role": "viewer"})
    assert "Nộp hồ sơ cho tổ chức này" not in words(friend.get(f"/to-chuc/{firm.pk}/"))
    assert friend.post(f"/to-chuc/{firm.pk}/", {"told_to": "a@example.vn", "role": "filer"}).status_code == 422
    friend.post(address, {"role": "manager"})
    one.refresh_from_db()
    assert one.role == "viewer"
    assert friend.post(address, {"action": "end"})["Location"] == "/to-chuc/"
    assert friend.get(f"/to-chuc/{firm.pk}/").status_code == 404


def test_the_last_manager_and_wrong_contacts_are_said(office, firm):
    boss = browser_of(office.citizen)
    boss.post(f"/to-chuc/{firm.pk}/thanh-vien/{member(firm, office.citizen).pk}/", {"action": "end"})
    assert "người quản lý cuối cùng" in words(boss.get(f"/to-chuc/{firm.pk}/"))
    answer = boss.post(f"/to-chuc/{firm.pk}/", {"told_to": "12", "role": "filer"})
    assert (answer.status_code, "Kiểm tra lại số điện thoại" in words(answer)) == (422, True)
    assert boss.post(f"/to-chuc/{firm.pk}/", {"told_to": "0987654321", "role": "filer"}).status_code == 422


def test_nobody_elses(office, firm):
    one = member(firm, office.citizen)
    for client in (browser_of(office.intake),):
        for address in (f"/to-chuc/{firm.pk}/", f"/to-chuc/{firm.pk}/nop-cho/", f"/to-chuc/{firm.pk}/thanh-vien/{one.pk}/"):
            assert client.get(address).status_code == client.post(address).status_code == 404
    assert browser_of(office.stranger).get(f"/to-chuc/{firm.pk}/thanh-vien/9999/").status_code == 404
    assert Client().get(f"/to-chuc/{firm.pk}/")["Location"].startswith("/dang-nhap/")
