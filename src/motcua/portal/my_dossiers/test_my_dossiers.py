from datetime import timedelta

import pytest
from django.test import Client

from motcua.dossiers import commands
from motcua.dossiers.builders import a_dossier
from motcua.dossiers.models import Dossier
from motcua.portal.builders import NOW, begun, browser_of, statements, words

pytestmark = pytest.mark.django_db
REASONS = [{"requirement": "paper-1", "reason": "Thiếu chữ ký"}]


def test_what_waits_for_the_person_comes_first(office):
    done = a_dossier(office, until="deliver", at=NOW - timedelta(days=30))
    running = a_dossier(office, until="accept")
    asked = a_dossier(office)
    commands.ask_supplement(asked.pk, by=office.intake, at=NOW, reasons=REASONS)
    client = browser_of(office.citizen)
    begun(client)
    said = words(client.get("/ho-so/"))
    assert said.index("Cần Ông/Bà làm 1") < said.index("Bản nháp 1") < said.index("Đang giải quyết 1") < said.index("Đã xong 1")
    assert said.index(asked.number) < said.index("Chưa gửi đến cơ quan nào") < said.index(running.number) < said.index(done.number)
    assert "Bổ sung giấy tờ" in said


def test_a_card_says_the_step_who_until_when_and_how_long(office):
    a_dossier(office, until="assign")
    said = words(browser_of(office.citizen).get("/ho-so/"))
    assert "Hồ sơ đang ở bước 3/" in said
    assert "Chi cục Trồng trọt và Bảo vệ thực vật đang thẩm định. Hẹn trả 17:00 04/05/2024." in said
    assert "ngày làm việc" in said
    assert "Ông/Bà không phải làm gì" in said


@pytest.mark.parametrize(("query", "shown"), [
    ({"muc": "to_do"}, ["asked"]), ({"muc": "running"}, ["running"]), ({"muc": "closed"}, []), ({"hen": "overdue"}, []),
    ({"hen": "week"}, []), ({"q": "thuoc bao ve"}, ["asked", "running"]), ({"q": "chan nuoi"}, []),
    ({"q": "tran thi"}, ["asked", "running"]),
    ({"muc": "x", "hen": "\x00"}, ["asked", "running"]), ({"q": "%"}, []), ({"q": "' | !"}, []),
])  # fmt: skip
def test_filters_are_in_the_address(office, query, shown):
    made = {"asked": a_dossier(office), "running": a_dossier(office, until="accept")}
    commands.ask_supplement(made["asked"].pk, by=office.intake, at=NOW, reasons=REASONS)
    said = words(browser_of(office.citizen).get("/ho-so/", query))
    assert [name for name, dossier in made.items() if dossier.number in said] == shown


def test_what_is_late_is_found_and_says_so(office, settings):
    dossier = a_dossier(office, until="accept")
    settings.DEMO_OFFSET_SECONDS += timedelta(days=60).total_seconds()
    said = words(browser_of(office.citizen).get("/ho-so/", {"hen": "overdue"}))
    assert dossier.number in said
    assert "cơ quan phải xin lỗi bằng văn bản" in said


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
    assert statements(client, "/ho-so/") == one <= 8


def test_five_hundred_are_pages_of_twenty_in_two_statements_more_than_none(office):
    row = a_dossier(office, until="accept")
    names = [field.attname for field in Dossier._meta.concrete_fields if field.attname != "id"]
    facts = {name: getattr(row, name) for name in names}
    Dossier.objects.bulk_create([Dossier(**(facts | {"number": f"{row.number}-{n}", "idempotency_key": None})) for n in range(499)])
    client = browser_of(office.citizen)
    page = client.get("/ho-so/", {"page": "25"})
    assert page.content.decode().count("mc-card") == 20
    assert "Trang sau" not in words(page)
    assert "Đang giải quyết 500" in words(page)


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "٣", "2", "9999", "1\x00"])
def test_any_page_number_is_a_page(office, page):
    assert browser_of(office.citizen).get("/ho-so/", {"page": page}).status_code == 200
