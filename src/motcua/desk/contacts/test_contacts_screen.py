from motcua.dossiers import builders
from motcua.visits.builders import AT, turned_away

THERE = "/lam-viec/luot-tiep/"
DAYS = {"unit": builders.DESK, "first": "01/04/2024", "last": "03/04/2024"}


def test_everybody_who_came(office, desk):
    turned_away(office.intake, AT)
    client = desk(office.intake)
    assert "Trần Thị Bình" not in client.get(THERE).content.decode()  # today nobody
    page = client.get(THERE, DAYS).content.decode()
    assert "Trần Thị Bình" in page and builders.version().papers[0].name in page


def test_wrong_is_a_sentence(office, desk):
    client = desk(office.intake)
    for wrong in ({"unit": "SNN-CCTL"}, {"first": "x"}, {"last": "01/01/2024"}, {"unit": "\x00"}):
        assert client.get(THERE, DAYS | wrong).status_code == 422, wrong


def test_not_the_register_of_others(office, desk):
    turned_away(office.intake, AT)
    answer = desk(office.colleague).get(THERE, DAYS)
    assert answer.status_code == 422 and "Trần Thị Bình" not in answer.content.decode()
    assert desk(office.citizen).get(THERE).status_code == 404
    assert desk().get(THERE).status_code == 302
