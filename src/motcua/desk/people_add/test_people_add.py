import pytest

from motcua.people import builders
from motcua.people import queries as people
from motcua.people.rules import Duty

ADDRESS = "/lam-viec/can-bo/them/"
GOOD = {"full_name": "Giáp Thị Hồng Nhung", "personal_number": "024 185 001 234", "phone": "0912 345 678",
        "email": "nhung@snn.example.vn", "unit": "SNN-VP", "duty": "officer", "valid_from": "01/04/2024"}  # fmt: skip


@pytest.fixture
def administrator(office):
    return builders.an_actor("quantri", (Duty.ADMINISTRATOR, "SNN"))


def test_account_and_post_in_one_go(administrator, desk):
    answer = desk(administrator).post(ADDRESS, GOOD)
    opened = people.by_username("nhunggth")
    assert answer["Location"] == f"/lam-viec/can-bo/{opened.pk}/"
    assert (opened.personal_number, opened.phone, opened.has_usable_password()) == ("024185001234", "0912345678", False)
    assert opened.posts.get().duty == "officer"
    html = desk(administrator).get(answer["Location"]).content.decode()
    assert "Giáp Thị Hồng Nhung" in html and "Giao nhiệm vụ" in html
    assert desk(administrator).post(ADDRESS, GOOD).status_code == 422, "the number has an account now"


WRONG = [{"full_name": " "}, {"personal_number": "123"}, {"phone": "12"}, {"email": "x"}, {"unit": "UBT"}, {"duty": "king"},
         {"valid_from": "31/02/2024"}, {"valid_to": "01/03/2024"}, {"username": "có dấu"}, {"username": "quantri"},
         {"valid_from": "01/01/1800"}]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_is_a_sentence_and_opens_nothing(administrator, desk, wrong):
    before = people.usernames()
    answer = desk(administrator).post(ADDRESS, GOOD | wrong)
    assert answer.status_code == 422 and "govuk-error-summary" in answer.content.decode()
    assert people.usernames() == before


def test_a_colleague_and_a_stranger(office, desk):
    for send in ("get", "post"):
        assert getattr(desk(office.head), send)(ADDRESS).status_code == 404
        assert getattr(desk(office.citizen), send)(ADDRESS).status_code == 404
        assert getattr(desk(), send)(ADDRESS).status_code == 302
