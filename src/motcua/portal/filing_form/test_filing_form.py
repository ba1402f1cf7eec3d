import re

import pytest
from django.test import Client

from motcua.portal.builders import asked, begun, browser_of, declared, sent, typed, words

pytestmark = pytest.mark.django_db
SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def client(office):
    return browser_of(office.citizen)


@pytest.fixture
def draft(client):
    draft = begun(client)
    client.post(f"/nop/{draft.pk}/truong-hop/", asked)
    client.post(f"/nop/{draft.pk}/thong-tin/", typed)
    return draft


def page(client, draft, query=""):
    return client.get(f"/nop/{draft.pk}/to-khai/{query}").content.decode()


def check(client, draft, **more):
    return client.post(f"/nop/{draft.pk}/to-khai/kiem/", declared | more, headers=SCRIPT)


def state_of(html):
    return {name: re.search(f'name="{name}" value="([^"]*)"', html)[1] for name in ("shown", "wrong")}


def value_in(html, name):
    return re.search(f'<input[^>]*name="{re.escape(name)}"[^>]*value="([^"]*)"', html)[1]


def test_it_opens_with_what_is_known_and_says_where_it_is_from(client, draft):
    html = page(client, draft)
    assert value_in(html, "f.name") == "Trần Thị Bình"
    assert value_in(html, "f.address") == "Xã Tân Mỹ"
    assert value_in(html, "f.email") == "binh@example.vn"
    assert "Đã điền sẵn từ phần Người nộp, sửa được" in html
    assert "Đã điền sẵn từ tài khoản, sửa được" in html


def test_what_is_known_of_a_field_that_appears_later_is_in_it_then(client, draft):
    before = state_of(page(client, draft))
    assert "personal_number" not in before["shown"].split()
    answer = client.post(f"/nop/{draft.pk}/to-khai/kiem/", before | {"f.applicant_kind": "person"}, headers=SCRIPT)
    assert value_in(answer.content.decode(), "f.personal_number") == "024185001234"


def test_a_whole_form_is_kept_and_leads_on(client, draft):
    assert client.post(f"/nop/{draft.pk}/to-khai/", declared)["Location"] == f"/nop/{draft.pk}/giay-to/"
    draft.refresh_from_db()
    answers = draft.form["answers"]
    assert (answers["shop_area"], answers["store_area"], answers["has_store"]) == ("12.5", "1030", True)
    assert answers["sellers"] == [
        {"seller": "Trần Thị Bình", "born": "1985-03-05", "paper": "BD 12/2020"}
    ]
    html = page(client, draft)
    assert (value_in(html, "f.shop_area"), value_in(html, "f.store_area")) == ("12,5", "1.030")
    assert value_in(html, "f.sellers.0.born") == "05/03/1985"


@pytest.mark.parametrize(("facts", "sentence", "place"), [
    ({"f.shop_name": ""}, "Còn thiếu: Tên cơ sở", "f-shop_name"),
    ({"f.shop_area": "rộng lắm"}, "Viết bằng chữ số, ví dụ 1.234,5: Diện tích nơi bán", "f-shop_area"),
    ({"f.shop_area": "0,5"}, "Không được dưới 1: Diện tích nơi bán", "f-shop_area"),
    ({"f.personal_number": "123"}, "Số định danh gồm 12 chữ số", "f-personal_number"),
    ({"f.trade": "smuggling"}, "Chọn trong danh sách: Loại hình", "f-trade"),
    ({"f.sellers.0.born": "31/02/1985"}, "Viết theo dạng ngày/tháng/năm", "f-sellers-0-born"),
    ({"f.sellers.0.born": "05/03/2020"}, "Người bán phải đủ 18 tuổi.", "f-sellers-0-born"),
    ({"f.promised": "no"}, "Phải cam kết thì mới gửi được hồ sơ.", "f-promised"),
    ({"f.shop_name": "x" * 300}, "nhiều nhất 200 ký tự", "f-shop_name"),
])
def test_a_mistake_is_said_at_its_place_and_nothing_typed_is_lost(client, draft, facts, sentence, place):
    answer = client.post(f"/nop/{draft.pk}/to-khai/", declared | facts)
    html = answer.content.decode()
    assert (answer.status_code, sentence in words(answer)) == (422, True)
    assert f'href="#{place}"' in html
    assert f'id="{place}"' in html
    assert value_in(html, "f.shop_address") == "Thôn Kép"
    draft.refresh_from_db()
    assert "answers" not in draft.form
    assert draft.form["unfinished"]["answers"]["shop_address"] == "Thôn Kép"


def test_a_condition_shows_and_hides_while_one_types(client, draft):
    before = state_of(page(client, draft))
    came = check(client, draft, left="f.has_store", **before).content.decode()
    assert 'id="w-f-store_address" hx-swap-oob="true"' in came
    assert 'name="f.store_address"' in came
    assert "1.042,5" in came  # both areas, reckoned
    after = state_of(came)
    went = check(client, draft, left="f.has_store", **{"f.has_store": "no"}, **after).content.decode()
    assert 'id="w-f-store_address" hx-swap-oob="true"' in went
    assert 'name="f.store_address"' not in went
    assert "1.042,5" not in went


def test_only_the_field_just_left_is_told_wrong_and_then_put_right(client, draft):
    shown = state_of(page(client, draft))
    wrong = check(client, draft, left="f.shop_area", **{"f.shop_area": "0,5", "f.shop_name": ""}, **shown)
    assert "Không được dưới 1" in words(wrong)
    assert "Tên cơ sở" not in words(wrong)
    state = state_of(wrong.content.decode())
    assert state["wrong"] == "shop_area"
    right = check(client, draft, left="f.shop_area", **state).content.decode()
    assert 'id="w-f-shop_area" hx-swap-oob="true"' in right
    assert "govuk-error-message" not in right
    assert state_of(right)["wrong"] == ""


def test_a_check_keeps_what_is_typed_and_nothing_else(client, draft):
    answer = check(client, draft, **{"f.shop_name": "Đang gõ", "f.nonsense": "x"})
    assert "Đã lưu lúc 14:30" in words(answer)
    assert value_in(page(client, draft), "f.shop_name") == "Đang gõ"
    draft.refresh_from_db()
    assert "answers" not in draft.form
    assert "nonsense" not in draft.form["unfinished"]["answers"]


def test_rows_are_added_and_taken_out_without_a_script(client, draft):
    added = client.post(f"/nop/{draft.pk}/to-khai/", declared | {"row": "add:sellers"})
    assert added["Location"] == f"/nop/{draft.pk}/to-khai/?rows=sellers:2#f-sellers"
    html = page(client, draft, "?rows=sellers:2")
    assert value_in(html, "f.sellers.0.seller") == "Trần Thị Bình"
    assert 'name="f.sellers.1.seller"' in html
    two = declared | {"f.sellers.1.seller": "Lê Văn An", "f.sellers.1.born": "", "f.sellers.1.paper": ""}
    client.post(f"/nop/{draft.pk}/to-khai/", two | {"row": "remove:sellers:0"})
    html = page(client, draft)
    assert value_in(html, "f.sellers.0.seller") == "Lê Văn An"
    assert 'name="f.sellers.1.seller"' not in html


def rows_shown(html):
    return html.count('class="mc-rows__row"')


def test_each_press_is_one_row_more_or_less_though_nothing_is_typed_in_them(client, draft):
    address = f"/nop/{draft.pk}/to-khai/"
    html = page(client, draft)
    assert rows_shown(html) == 1
    for pressed, left in (("add:sellers", 2), ("add:sellers", 3), ("remove:sellers:1", 2), ("add:sellers", 3)):
        empty = {name: "" for name in re.findall(r'name="(f\.sellers\.[^"]+)"', html)}
        answer = client.post(address, declared | {"f.sellers.0.seller": ""} | empty | {"f.shop_name": "Giữ lại", "row": pressed})
        html = client.get(answer["Location"]).content.decode()
        assert rows_shown(html) == left, pressed
        assert value_in(html, "f.shop_name") == "Giữ lại"


@pytest.mark.parametrize("rows", ["sellers:999", "sellers:-1", "sellers:x", "sellers", "nothing:3", "sellers:²", ":", "\x00"])
def test_no_more_rows_than_the_form_allows_whatever_the_address_says(client, draft, rows):
    shown = rows_shown(client.get(f"/nop/{draft.pk}/to-khai/", {"rows": rows}).content.decode())
    assert shown == (20 if rows == "sellers:999" else 1)


def test_the_row_one_types_into_stays_where_it_is(client, draft):
    """Above it stands an empty one, which is kept nowhere: what was kept has one row less than the page."""
    empty = {f"f.sellers.0.{column}": "" for column in ("seller", "born", "paper", "paper_day")}
    second = {
        "f.sellers.1.seller": "Lê Văn An", "f.sellers.1.born": "05/03/2020", "f.sellers.1.paper": "", "f.sellers.1.paper_day": "",
    }  # fmt: skip
    check(client, draft)
    shown = state_of(page(client, draft, "?rows=sellers:2"))
    html = check(client, draft, left="f.sellers.1.born", **empty, **second, **shown).content.decode()
    assert 'id="w-f-sellers-1-born" hx-swap-oob="true"' in html
    assert "Người bán phải đủ 18 tuổi" in html
    assert 'id="w-f-sellers-1-seller"' not in html
    draft.refresh_from_db()
    assert [row["seller"] for row in draft.form["unfinished"]["answers"]["sellers"]] == ["Lê Văn An"]


@pytest.mark.parametrize("text", [
    "<script>alert(1)</script>", "🌾" * 50, "\u202egnp.exe", "\x00\x01", "a\u0300" * 90, "%s%n", "' OR 1=1 --",
])
def test_whatever_is_pasted_is_text(client, draft, text):
    answer = client.post(f"/nop/{draft.pk}/to-khai/", declared | {"f.shop_name": text})
    assert answer.status_code in {302, 422}
    assert "<script>alert" not in page(client, draft)
    assert "<script>alert" not in client.get(f"/nop/{draft.pk}/xem-lai/").content.decode()


def test_what_was_declared_is_frozen_and_shown(client, office):
    dossier = sent(client)
    assert dossier.form["answers"]["total_area"] == "1042.5"
    assert "unfinished" not in dossier.form
    for address in (f"/ho-so/{dossier.number}/", f"/ho-so/{dossier.number}/bien-nhan/"):
        said = words(client.get(address))
        for fact in ("Vật tư Bình Minh", "1.042,5 m²", "Bán lẻ", "05/03/1985", "Giấy chứng nhận đang có sắp hết hạn? Không"):
            assert fact in said, (address, fact)
    assert check(client, dossier).status_code == 422
    assert client.get(f"/nop/{dossier.pk}/to-khai/")["Location"] == f"/ho-so/{dossier.number}/bien-nhan/"


def test_the_next_form_knows_the_last_one(client):
    first = sent(client)
    answers = first.form["answers"] | {"old_number": "15/GCN"}
    type(first).objects.filter(pk=first.pk).update(form=first.form | {"answers": answers})
    html = page(client, begun(client))
    assert value_in(html, "f.old_number") == "15/GCN"
    assert f"Đã điền sẵn từ hồ sơ {first.number}, sửa được" in html


def test_nobody_else_and_not_after_the_session_ended(client, draft, office):
    for other in (office.stranger, office.intake):
        assert browser_of(other).get(f"/nop/{draft.pk}/to-khai/").status_code == 404
        assert check(browser_of(other), draft).status_code == 404
    answer = check(Client(), draft)
    assert (answer.status_code, "vẫn ở trên trang này" in answer.content.decode()) == (401, True)
