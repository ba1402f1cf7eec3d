"""The same draft open in two tabs or on two machines: the second is shown what the first changed, and nothing typed is lost."""

import html
import re

import pytest

from motcua.portal.builders import asked, begun, browser_of, declared, filled, typed, words

pytestmark = pytest.mark.django_db
SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def client(office):
    return browser_of(office.citizen)


def opened(client, address):
    """What a page that is opened carries."""
    return carried(client.get(address))


def carried(response):
    return {"seen": html.unescape(re.search(r'name="seen"[^>]* value="([^"]*)"', response.content.decode())[1])}


def test_the_second_form_is_put_together_with_the_first(client):
    draft = begun(client)
    address = f"/nop/{draft.pk}/to-khai/"
    one, two = opened(client, address), opened(client, address)
    assert one != two
    assert client.post(address, declared | one).status_code == 302
    late = {"f.shop_name": "Cửa hàng mới", "f.shop_area": "13", "f.old_number": "BD 12/2020"}
    answer = client.post(address, late | two)
    said = words(answer)
    assert answer.status_code == 409
    assert "Vừa có thay đổi từ một cửa sổ hoặc máy khác" in said
    assert "Địa điểm buôn bán: Thôn Kép" in said  # the first alone
    assert "Tên cơ sở: nơi khác đã lưu Vật tư Bình Minh ; trang này Cửa hàng mới" in said  # both
    assert "Số giấy chứng nhận đang có: " not in said  # the second alone
    page = answer.content.decode()
    for value in ("Cửa hàng mới", "13", "BD 12/2020", "Xã Tân Mỹ", "Trần Thị Bình"):
        assert f'value="{value}"' in page
    draft.refresh_from_db()
    assert draft.form["answers"]["shop_name"] == "Vật tư Bình Minh"  # nothing was written over
    assert client.post(address, declared | late | carried(answer)).status_code == 302
    draft.refresh_from_db()
    assert (draft.form["answers"]["shop_name"], draft.form["answers"]["trade"]) == ("Cửa hàng mới", "retail")


def test_what_is_typed_meanwhile_is_not_written_over_by_the_minute(client):
    draft = begun(client)
    address = f"/nop/{draft.pk}/to-khai/"
    one, two = opened(client, address), opened(client, address)
    kept = client.post(f"{address}kiem/", {"f.shop_name": "A"} | one, headers=SCRIPT)
    assert kept.status_code == 200
    assert client.post(f"{address}kiem/", {"f.shop_name": "AB"} | carried(kept), headers=SCRIPT).status_code == 200
    late = client.post(f"{address}kiem/", {"f.shop_name": "C"} | two, headers=SCRIPT)
    assert (late.status_code, "chưa ghi đè gì" in late.content.decode()) == (422, True)
    draft.refresh_from_db()
    assert draft.form["unfinished"]["answers"]["shop_name"] == "AB"


def test_a_lost_answer_is_not_taken_for_somebody_else(client):
    draft = begun(client)
    address = f"/nop/{draft.pk}/to-khai/"
    one = opened(client, address)
    for text in ("A", "AB"):  # the answer to the first never arrived, so the page still carries the same
        assert client.post(f"{address}kiem/", {"f.shop_name": text} | one, headers=SCRIPT).status_code == 200
    assert client.post(address, declared | one).status_code == 302
    assert client.post(address, declared | one).status_code == 302


def test_questions_too(client):
    draft = begun(client)
    address = f"/nop/{draft.pk}/truong-hop/"
    one, two = opened(client, address), opened(client, address)
    assert client.post(address, {"f.renewal": "yes"} | one).status_code == 302
    assert client.post(f"{address}kiem/", asked | two, headers=SCRIPT).status_code == 422
    answer = client.post(address, asked | two)
    assert (answer.status_code, "nơi khác đã lưu Có ; trang này Không" in words(answer)) == (409, True)
    assert client.post(address, asked | carried(answer)).status_code == 302
    draft.refresh_from_db()
    assert draft.form["questions"] == {"renewal": False}


def test_persons_too(client):
    draft = begun(client)
    address = f"/nop/{draft.pk}/thong-tin/"
    one, two = opened(client, address), opened(client, address)
    assert client.post(address, typed | {"submitter_address": "Xã Hồng Giang", "return_by": "online"} | one).status_code == 302
    late = typed | {"submitter_address": "Xã Tân Mỹ", "requested": ""}
    assert client.post(f"{address}luu/", late | two, headers=SCRIPT).status_code == 422
    answer = client.post(address, typed | {"submitter_address": "Xã Tân Mỹ"} | two)
    said = words(answer)
    assert answer.status_code == 409
    assert "Nơi ở của người nộp: nơi khác đã lưu Xã Hồng Giang ; trang này Xã Tân Mỹ" in said
    assert "Nhận kết quả ở đâu?: Nhận bản điện tử trên trang này" in said
    assert 'value="Xã Tân Mỹ"' in answer.content.decode()
    assert client.post(address, typed | {"return_by": "online"} | carried(answer)).status_code == 302
    draft.refresh_from_db()
    assert (draft.return_by, draft.parties.get(role="submitter").address) == ("online", "Xã Tân Mỹ")


def test_nobody_sends_what_he_has_not_read(client):
    draft = filled(client)
    review = f"/nop/{draft.pk}/xem-lai/"
    read = carried(client.get(review))
    assert client.post(f"/nop/{draft.pk}/to-khai/", declared | {"f.shop_name": "Cửa hàng mới"}).status_code == 302
    answer = client.post(review, {"agree": "on"} | read)
    said = words(answer)
    assert (answer.status_code, "phần đã đổi: Tờ khai ." in said, "Cửa hàng mới" in said) == (409, True, True)
    draft.refresh_from_db()
    assert draft.state == "DRAFT"
    assert client.post(review, {"agree": "on"} | carried(answer)).status_code == 302


def test_who_still_types_when_it_is_sent_is_told(client):
    draft = filled(client)
    assert client.post(f"/nop/{draft.pk}/xem-lai/", {"agree": "on"}).status_code == 302
    for stage in ("truong-hop", "thong-tin", "to-khai"):
        answer = client.post(f"/nop/{draft.pk}/{stage}/", {"f.shop_name": "B"}, follow=True)
        assert "đã được nộp từ một cửa sổ hoặc máy khác" in words(answer), stage
    assert "từ một cửa sổ" not in words(client.get(f"/nop/{draft.pk}/to-khai/", follow=True))


@pytest.mark.parametrize("seen", ["", "x", "W10:1:2", "\x00", "9" * 5000])
def test_nonsense_about_what_was_seen_is_nothing_said(client, seen):
    draft = begun(client)
    assert client.post(f"/nop/{draft.pk}/to-khai/kiem/", {"f.shop_name": "A", "seen": seen}, headers=SCRIPT).status_code == 200
    assert client.post(f"/nop/{draft.pk}/thong-tin/", typed | {"seen": seen}).status_code == 302
    assert client.post(f"/nop/{draft.pk}/xem-lai/", {"agree": "on", "seen": seen}).status_code == 422
