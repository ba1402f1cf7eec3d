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


def test_a_strange_cookie_changes_nothing(office, desk):
    client = desk(office.officer)
    client.cookies["look"] = '"><script>'
    assert "data-look" not in client.get(ADDRESS).content.decode()


def test_only_staff(office, desk):
    for send in ("get", "post"):
        assert getattr(desk(office.citizen), send)(ADDRESS).status_code == 404
        assert getattr(desk(), send)(ADDRESS).status_code == 302
