from datetime import date

import pytest

from motcua.kernel.actors import SYSTEM
from motcua.people import builders, commands, queries
from motcua.people.builders import AT, START
from motcua.people.models import Account
from motcua.people.rules import Duty


@pytest.fixture
def administrator(office):
    return builders.an_actor("quantri", (Duty.ADMINISTRATOR, "SNN"))


def address(account):
    return f"/lam-viec/can-bo/{account.pk}/"


def test_everything_of_one_person(administrator, desk):
    person = builders.a_person("nv", (Duty.LEADER, "SNN-VP"), full_name="Thân Văn Đạt")
    deputy = builders.a_person("pho", (Duty.OFFICER, "SNN-VP"), full_name="Hà Thu Trang")
    post = queries.posts(person, AT).get()
    commands.delegate(post.pk, deputy.pk, valid_from=START, valid_to=date(2024, 5, 1), decision="12/GUQ-SNN", by=SYSTEM, at=AT)
    period = {"valid_from": date(2024, 4, 8), "valid_to": date(2024, 4, 13)}
    commands.record_absence(person.pk, **period, reason="nghỉ phép", by=SYSTEM, at=AT)
    html = desk(administrator).get(address(person)).content.decode()
    for said in ("Thân Văn Đạt", "lãnh đạo ký", "Ủy quyền cho Hà Thu Trang", "12/GUQ-SNN", "đến hết 30/04/2024", "nghỉ phép",
                 "từ 08/04/2024, đến hết 12/04/2024", "Mở tài khoản", "Ghi vắng mặt"):  # fmt: skip
        assert said in html
    assert "Làm thay Thân Văn Đạt" in desk(administrator).get(address(deputy)).content.decode()


def test_ones_own_page_offers_nothing_to_change(administrator, desk):
    me = Account.objects.get(username="quantri")
    html = desk(administrator).get(address(me)).content.decode()
    assert "do một quản trị khác thay đổi" in html
    for change in ("giao-nhiem-vu", "cap-ma", "khoa", "ket-thuc-nhiem-vu"):
        assert f"{address(me)}{change}/" not in html


def test_outside_the_own_units_nobody_exists(administrator, office, desk):
    elsewhere = builders.a_person("xa", (Duty.OFFICER, "D213"))
    citizen = Account.objects.get(pk=office.citizen.id.partition(":")[2])
    for one in (elsewhere, citizen):
        assert desk(administrator).get(address(one)).status_code == 404
    inside = Account.objects.get(pk=office.officer.id.partition(":")[2])
    assert desk(administrator).get(address(inside)).status_code == 200
    for actor in (office.head, office.officer, office.citizen):
        assert desk(actor).get(address(inside)).status_code == 404
    assert desk().get(address(inside)).status_code == 302
