import html
import re

import pytest

from motcua.desk.rows import rows_of
from motcua.people import queries as people
from motcua.people.models import Account, Preference

ADDRESS = "/lam-viec/thiet-lap/"
GOOD = {"phone": "0912 345 678", "email": "an@snn.example.vn", "way": "daily", "kinds": ["deadline_passed"], "language": "en",
        "look": "dark", "rows": "100"}  # fmt: skip


def test_settings_are_kept_and_the_next_page_looks_like_it(office, desk):
    client = desk(office.officer)
    assert 'data-look' not in client.get(ADDRESS).content.decode()
    assert client.post(ADDRESS, GOOD)["Location"] == ADDRESS
    html = client.get(ADDRESS).content.decode()
    assert 'lang="en" data-look="dark"' in html and "an@snn.example.vn" in html
    assert people.preferences(office.officer, "notices.") == {"email": "daily", "kinds": ["deadline_passed"]}
    assert rows_of(office.officer) == 100 and rows_of(office.head) == 50
    assert client.post(ADDRESS, GOOD | {"look": "auto", "language": "vi"}).status_code == 302
    assert "data-look" not in client.get(ADDRESS).content.decode()


WRONG = [{"phone": "12"}, {"email": "x"}, {"email": ""}, {"way": "fax"}, {"kinds": ["all"]}, {"language": "fr"}, {"look": "pink"},
         {"rows": "7"}, {"rows": "9" * 99}]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_is_a_sentence_and_keeps_nothing(office, desk, wrong):
    answer = desk(office.officer).post(ADDRESS, GOOD | wrong)
    assert answer.status_code == 422 and "govuk-error-summary" in answer.content.decode()
    assert not Preference.objects.exists()
    assert Account.objects.get(pk=office.officer.id.partition(":")[2]).phone is None


def carried(response):
    return {"seen": html.unescape(re.search(r'name="seen"[^>]* value="([^"]*)"', response.content.decode())[1])}


def test_the_second_tab_is_shown_what_the_first_changed(office, desk):
    client, other = desk(office.officer), desk(office.officer)
    one, two = carried(client.get(ADDRESS)), carried(other.get(ADDRESS))
    assert client.post(ADDRESS, GOOD | {"language": "vi", "look": "auto"} | one).status_code == 302
    late = GOOD | {"language": "vi", "look": "auto", "phone": "0987 654 321", "email": "", "way": "no", "rows": "50"}
    answer = other.post(ADDRESS, late | two)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Điện thoại: nơi khác đã lưu <strong>0912345678</strong>; trang này <strong>0987654321</strong>" in page
    assert "Thư điện tử: <strong>an@snn.example.vn</strong>" in page  # the first alone
    assert 'value="an@snn.example.vn"' in page and 'value="0987654321"' in page
    assert people.account(int(office.officer.id.partition(":")[2])).phone == "0912345678"
    assert other.post(ADDRESS, late | {"email": "an@snn.example.vn", "way": "daily"} | carried(answer)).status_code == 302
    account = people.account(int(office.officer.id.partition(":")[2]))
    assert (account.phone, account.email) == ("0987654321", "an@snn.example.vn")


def test_the_same_twice_is_no_clash(office, desk):
    client = desk(office.officer)
    seen = carried(client.get(ADDRESS))
    for _ in range(2):
        assert client.post(ADDRESS, GOOD | seen).status_code == 302


def test_a_strange_cookie_changes_nothing(office, desk):
    client = desk(office.officer)
    client.cookies["look"] = '"><script>'
    assert "data-look" not in client.get(ADDRESS).content.decode()


def test_only_staff(office, desk):
    for send in ("get", "post"):
        assert getattr(desk(office.citizen), send)(ADDRESS).status_code == 404
        assert getattr(desk(), send)(ADDRESS).status_code == 302
