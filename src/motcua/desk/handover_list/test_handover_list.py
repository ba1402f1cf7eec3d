import re

from motcua.desk.handovers.test_handovers import LATER, handed, read
from motcua.people import builders as people

__all__ = ["handed"]
HERE = "/lam-viec/so-lieu/chuyen-giao/"


def first_arrow(client):
    page = read(client.get(f"{HERE}?ky=2024"))
    return re.search(r'data-value="\d+"><a class="govuk-link" href="([^"]+)"', page)[1]


def test_the_list_names_dossiers_to_who_oversees_them_and_to_nobody_else(handed, desk):
    client = desk(handed.leader, at=LATER)
    address = first_arrow(client)
    assert address.startswith(f"{HERE}ho-so/") and "/lam-viec/ho-so/" in read(client.get(address))
    for who in (handed.officer, handed.citizen, handed.intake):
        assert desk(who, at=LATER).get(address).status_code == 404
    other = desk(people.an_actor("khac9", ("leader", "SNN-CCTL")), at=LATER).get(address)
    assert other.status_code == 404 or "/lam-viec/ho-so/" not in other.content.decode()


def test_what_is_no_arrow_does_not_exist(handed, desk):
    client = desk(handed.leader, at=LATER)
    address = first_arrow(client)
    for wrong in (f"{HERE}ho-so/", f"{address}&trang=0", f"{address}&trang=99", f"{address}&trang=x"):
        assert client.get(wrong).status_code == 404, wrong
