import pytest
from django.test import Client

from motcua.dossiers import commands
from motcua.dossiers.builders import a_dossier
from motcua.portal.builders import NOW, begun, browser_of, statements, words

pytestmark = pytest.mark.django_db


def test_what_waits_for_the_person_comes_first(office):
    done = a_dossier(office, until="accept")
    asked = a_dossier(office)
    reasons = [{"requirement": "paper-1", "reason": "Thiếu chữ ký"}]
    commands.ask_supplement(asked.pk, by=office.intake, at=NOW, reasons=reasons)
    client = browser_of(office.citizen)
    begun(client)
    said = words(client.get("/ho-so/"))
    assert said.index("Ông/Bà cần làm") < said.index(asked.number) < said.index("Đang khai dở") < said.index(done.number)


def test_only_ones_own(office):
    dossier = a_dossier(office)
    assert dossier.number not in words(browser_of(office.stranger).get("/ho-so/"))
    assert "Chưa có hồ sơ nào" in words(browser_of(office.stranger).get("/ho-so/"))
    assert dossier.number not in words(browser_of(office.intake).get("/ho-so/")), "what one works on is not one's own"
    assert Client().get("/ho-so/")["Location"] == "/dang-nhap/?next=/ho-so/"


def test_a_list_takes_as_many_statements_as_one_row(office):
    client = browser_of(office.citizen)
    a_dossier(office, until="accept")
    one = statements(client, "/ho-so/")
    for _ in range(3):
        a_dossier(office, until="accept")
    assert statements(client, "/ho-so/") == one <= 6


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "٣", "2", "9999", "1\x00"])
def test_any_page_number_is_a_page(office, page):
    assert browser_of(office.citizen).get("/ho-so/", {"page": page}).status_code == 200
