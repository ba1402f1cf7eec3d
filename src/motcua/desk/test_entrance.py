"""An official without a post meets a page that says so; who is no official meets nothing."""

from datetime import timedelta

import pytest

from motcua.desk.conftest import NOW
from motcua.kernel.actors import SYSTEM, Actor
from motcua.people import builders as people
from motcua.people import commands

SCREENS = ["/lam-viec/", "/lam-viec/tim/", "/lam-viec/thong-bao/", "/lam-viec/toi/", "/lam-viec/ho-so/H02-1/"]


def an_official(**until):
    account = people.a_person("moi", full_name="Phạm Thị Mới")
    if until:
        commands.give_post(account.pk, "SNN", "head", valid_from=people.START, valid_to=until["to"], by=SYSTEM, at=people.AT)
    return Actor(id=account.subject, name=account.full_name)


@pytest.mark.parametrize("address", SCREENS)
def test_no_post_is_said_with_a_way_out(office, desk, address):
    client = desk(an_official())
    for answer in (client.get(address), client.post(address)):
        html = answer.content.decode()
        assert answer.status_code == 403
        assert "Phạm Thị Mới (moi)" in html and "Việc cần làm" in html
    assert client.post("/accounts/logout/").status_code == 302
    assert client.get(address).status_code == 302


def test_a_post_that_ended_is_named(office, desk):
    html = desk(an_official(to=NOW.date())).get("/lam-viec/").content.decode()
    assert "đến hết 02/04/2024" in html and "Nhiệm vụ đã ghi" in html
    assert desk(office.head).get("/lam-viec/").status_code == 200


def test_it_holds_a_day_longer_and_the_desk_opens(office, desk):
    assert desk(an_official(to=NOW.date() + timedelta(days=1))).get("/lam-viec/").status_code == 200


@pytest.mark.parametrize("address", SCREENS)
def test_citizens_and_strangers(office, desk, address):
    assert desk(office.citizen).get(address).status_code == 404
    assert desk().get(address).status_code == 302
