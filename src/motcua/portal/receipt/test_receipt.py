import pytest
from django.test import Client

from motcua.portal.builders import begun, browser_of, sent, words

pytestmark = pytest.mark.django_db


def test_it_names_every_file_whole(office):
    client = browser_of(office.citizen)
    dossier = sent(client)
    said = words(client.get(f"/ho-so/{dossier.number}/bien-nhan/"))
    for paper in dossier.papers.select_related("file"):
        groups = [paper.file.sha256[at : at + 8] for at in range(0, 64, 8)]
        assert " ".join(groups) in said
        assert paper.name in said
    assert dossier.number in said
    assert "0912345678" in said
    assert "Người khai Người nộp tự khai" in said


def test_it_is_the_senders_alone(office):
    dossier = sent(browser_of(office.citizen))
    address = f"/ho-so/{dossier.number}/bien-nhan/"
    for other in (office.stranger, office.intake, office.leader):
        assert browser_of(other).get(address).status_code == 404
    assert Client().get(address).status_code == 302
    begun(browser_of(office.citizen))
    assert browser_of(office.citizen).get("/ho-so/None/bien-nhan/").status_code == 404
