import pytest
from django.test import Client

from motcua.dossiers.builders import a_dossier
from motcua.portal.builders import browser_of, words

pytestmark = pytest.mark.django_db


def track(number, phone="0912345678"):
    return Client().post("/tra-cuu/", {"so": number, "phone": phone})


def test_state_and_appointment_and_nothing_else(office):
    dossier = a_dossier(office, until="finish_step")
    said = words(track(f" {dossier.number.lower()} ", "+84 912 345 678"))
    assert "Đang xử lý" in said
    assert "17:00 04/05/2024" in said
    for secret in ("Trần Thị Bình", "Bình Minh", "024185001234", "Đơn đề nghị", "truongphong", "Nguyễn Văn An", "buôn bán thuốc"):
        assert secret not in said


@pytest.mark.parametrize(("until", "invited"), [("number_and_seal", False), ("announce", True)])
def test_nobody_is_asked_to_come_before_the_office_says_so(office, until, invited):
    dossier = a_dossier(office, until=until)
    client = browser_of(office.citizen)
    for said in (words(track(dossier.number)), words(client.get(f"/ho-so/{dossier.number}/"))):
        assert ("mời" in said) is invited
        assert ("Kết quả đã ký, đóng dấu" in said) is not invited
    assert ("Xem kết quả" in words(client.get("/ho-so/"))) is invited


def test_an_unknown_number_and_a_wrong_phone_get_the_same_answer(office):
    number = a_dossier(office).number
    one, other = track(number, "0987654321"), track("H02.99-240401-0009", "0987654321")
    assert one.status_code == other.status_code == 422
    assert words(one).replace(number, "") == words(other).replace("H02.99-240401-0009", "")


@pytest.mark.parametrize(("number", "phone"), [
    ("", "0912345678"), ("H02", "12"), ("H02", ""), ("a\x00", "0912345678"), ("x" * 500, "0912345678"),
])
def test_what_cannot_be_asked_is_said(office, number, phone):
    assert track(number, phone).status_code == 422


def test_guessing_a_phone_ends_soon(office):
    number = a_dossier(office).number
    for n in range(10):
        assert track(number, f"098765432{n}").status_code == 422
    answer = track(number)
    assert (answer.status_code, "Đã thử quá nhiều lần" in words(answer)) == (429, True)


def test_the_code_on_the_papers_leads_here(office):
    assert Client().get("/theo-doi/H02.20-241015-0007")["Location"] == "/tra-cuu/?so=H02.20-241015-0007"
    page = Client().get("/tra-cuu/?so=H02.20-241015-0007")
    assert 'value="H02.20-241015-0007"' in page.content.decode()
    assert Client().get("/tra-cuu/", {"so": "\x00<script>"}).status_code == 200
