import re
from datetime import timedelta

import pytest
from django.test import Client

from motcua.dossiers import commands, events, queries
from motcua.dossiers.builders import MONDAY, WAY, a_dossier
from motcua.portal.builders import browser_of, statements, words
from motcua.portal.dossier.happenings import NOT_SHOWN, TITLES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("until", [verb for verb in WAY if verb != "submit"])
def test_at_every_moment_it_says_where_it_is(office, until):
    dossier = a_dossier(office, until=until)
    page = browser_of(office.citizen).get(f"/ho-so/{dossier.number}/")
    said = words(page)
    assert page.status_code == 200
    assert "Ngày hẹn được tính thế nào" in said
    assert "17:00 04/05/2024" in said
    assert "Giấy tiếp nhận hồ sơ và hẹn trả kết quả" in said
    assert ("Đang ở" in said) is (until != "deliver")
    assert not re.search(r"\bNone\b|dossier\.|account:", said)


def test_who_holds_it_and_what_happened(office):
    dossier = a_dossier(office, until="finish_step")
    said = words(browser_of(office.citizen).get(f"/ho-so/{dossier.number}/"))
    assert "Chi cục Trồng trọt và Bảo vệ thực vật" in said
    assert said.index("Xong một bước giải quyết") < said.index("Hồ sơ được tiếp nhận")


def test_it_is_the_applicants_alone(office):
    address = f"/ho-so/{a_dossier(office, until='finish_step').number}/"
    for other in (office.stranger, office.officer, office.leader, office.intake):
        assert browser_of(other).get(address).status_code == 404
    assert Client().get(address)["Location"].startswith("/dang-nhap/")
    assert browser_of(office.citizen).get("/ho-so/H02.99-240101-0001/").status_code == 404


def test_what_officials_write_to_one_another_stays_there(office):
    dossier = a_dossier(office, until="finish_step")
    at = MONDAY + timedelta(days=2)
    commands.take(dossier.pk, by=office.leader, at=at)
    commands.send_back(dossier.pk, by=office.leader, at=at, reason="Bản dự thảo sai căn cứ")
    said = words(browser_of(office.citizen).get(f"/ho-so/{dossier.number}/"))
    assert "Trả lại bước trước" in said
    assert "sai căn cứ" not in said


def test_a_long_story_takes_no_more_statements(office):
    client = browser_of(office.citizen)
    short, long = a_dossier(office, until="accept"), a_dossier(office, until="deliver")
    assert len(queries.timeline(long)) > 10
    assert statements(client, f"/ho-so/{long.number}/") <= statements(client, f"/ho-so/{short.number}/") + 3  # kinds of rows


def test_what_the_counter_counted_otherwise_is_said(office):
    dossier = a_dossier(office)
    paper = dossier.papers.order_by("pk").first()
    found = {one.pk: (one.kind, one.quantity) for one in dossier.papers.all()} | {paper.pk: ("copy", 2)}
    counted = [commands.Counted(paper=pk, kind=kind, quantity=quantity) for pk, (kind, quantity) in found.items()]
    commands.accept(dossier.pk, by=office.intake, at=MONDAY, counted=counted)
    said = words(browser_of(office.citizen).get(f"/ho-so/{dossier.number}/"))
    assert f"Quầy đếm lại giấy tờ, “{paper.name}”: từ 1 bản điện tử thành 2 bản sao" in said
    assert said.count("Quầy đếm lại") == 1


def test_every_kind_of_event_has_its_sentence():
    kinds = {value for name, value in vars(events).items() if name.isupper()}
    assert kinds == TITLES.keys() | NOT_SHOWN
