from datetime import timedelta

import pytest

from motcua.desk.conftest import NOW
from motcua.dossiers.builders import a_dossier
from motcua.kernel.actors import SYSTEM
from motcua.people import builders, commands
from motcua.people.rules import Duty

ADDRESS = "/lam-viec/can-bo/"


@pytest.fixture
def administrator(office):
    return builders.an_actor("quantri", (Duty.ADMINISTRATOR, "SNN"))


def test_the_list_in_vietnamese_order(administrator, desk):
    for username, name in (("dd", "Trần Văn Đức"), ("du", "Lê Thị Dung"), ("aa", "Nguyễn Hữu Ân")):
        builders.a_person(username, (Duty.OFFICER, "SNN-VP"), full_name=name)
    html = desk(administrator).get(ADDRESS, {"unit": "SNN-VP"}).content.decode()
    assert html.index("Nguyễn Hữu Ân") < html.index("Lê Thị Dung") < html.index("Trần Văn Đức")
    found = desk(administrator).get(ADDRESS, {"text": "tran duc"}).content.decode()
    assert "Trần Văn Đức" in found and "Lê Thị Dung" not in found
    assert "Không có ai như vậy" in desk(administrator).get(ADDRESS, {"text": "không ai tên thế"}).content.decode()


@pytest.mark.parametrize("asked", [{"unit": "nowhere"}, {"duty": "king"}, {"state": "\x00"}, {"text": "x" * 500}])
def test_what_is_no_filter_filters_nothing(administrator, desk, asked):
    assert "Nguyễn Văn An" in desk(administrator).get(ADDRESS, asked).content.decode()


@pytest.mark.parametrize("page", ["0", "2", "x", "9" * 50, "-1"])
def test_pages_that_are_not_there(administrator, desk, page):
    assert desk(administrator).get(ADDRESS, {"page": page}).status_code == 404


def test_where_nobody_is_there_to_work_is_said_and_no_dossier_is_named(administrator, office, desk):
    dossier = a_dossier(office, until="transfer")
    assert "không có ai đảm nhiệm" not in desk(administrator).get(ADDRESS).content.decode()
    head = int(office.head.id.partition(":")[2])
    commands.record_absence(head, valid_from=NOW.date(), valid_to=NOW.date() + timedelta(days=3), reason="ốm", by=SYSTEM, at=NOW)
    html = desk(administrator).get(ADDRESS).content.decode()
    assert "1 hồ sơ chờ" in html and "hôm nay không có ai" in html and "/lam-viec/don-vi/SNN-CCTTBVTV/" in html
    assert dossier.number not in html
    elsewhere = builders.an_actor("quantri2", (Duty.ADMINISTRATOR, "SNN-CCTL"))
    assert "không có ai đảm nhiệm" not in desk(elsewhere).get(ADDRESS).content.decode()


def test_a_colleague_and_a_stranger(office, desk):
    for actor in (office.officer, office.head, office.leader, office.citizen):
        assert desk(actor).get(ADDRESS).status_code == 404
    assert desk().get(ADDRESS).status_code == 302


def test_the_menu_leads_here_who_looks_after_people(administrator, office, desk):
    assert f'href="{ADDRESS}"' in desk(administrator).get("/lam-viec/").content.decode()
    assert f'href="{ADDRESS}"' not in desk(office.officer).get("/lam-viec/").content.decode()
