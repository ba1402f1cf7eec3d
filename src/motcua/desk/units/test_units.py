import pytest

from motcua.people import builders
from motcua.people.rules import Duty

ADDRESS = "/lam-viec/don-vi/"


def test_the_tree_as_it_stood(office, desk):
    client = desk(builders.an_actor("quantri", (Duty.ADMINISTRATOR, "UBT")))
    today = client.get(ADDRESS).content.decode()
    assert "UBND thị xã Việt Yên" in today and "UBND huyện Việt Yên" not in today
    assert "UBND huyện Việt Yên" in client.get(ADDRESS, {"day": "31/01/2024"}).content.decode()
    found = client.get(ADDRESS, {"text": "trong trot bao ve thuc vat"}).content.decode()
    assert "SNN-CCTTBVTV" in found and "D222" not in found
    assert "Không có đơn vị nào như vậy" in client.get(ADDRESS, {"text": "zzz"}).content.decode()


@pytest.mark.parametrize("day", ["x", "01/01/0001", "31/02/2024", "01/01/2099"])
def test_other_days(office, desk, day):
    client = desk(builders.an_actor("quantri", (Duty.ADMINISTRATOR, "SNN")))
    assert client.get(ADDRESS, {"day": day}).status_code == 200


def test_a_colleague_and_a_stranger(office, desk):
    assert desk(office.leader).get(ADDRESS).status_code == 404
    assert desk(office.citizen).get(ADDRESS).status_code == 404
    assert desk().get(ADDRESS).status_code == 302
