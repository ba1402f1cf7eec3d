import pytest

from motcua.dossiers import commands
from motcua.dossiers.builders import MONDAY, a_dossier
from motcua.dossiers.models import Message

pytestmark = pytest.mark.django_db


def address(dossier, more=""):
    return f"/lam-viec/ho-so/{dossier.number}/trao-doi/{more}"


def test_the_office_reads_and_answers(office, desk):
    dossier = a_dossier(office, until="assign")
    asked = commands.write_message(dossier.pk, by=office.citizen, at=MONDAY, text="Bao giờ có kết quả?")
    client = desk(office.officer)
    assert "Bao giờ có kết quả?" in client.get(address(dossier)).content.decode()
    part = client.get(address(dossier), headers={"HX-Request": "true"}).content.decode()
    assert "Bao giờ có kết quả?" in part
    assert "<html" not in part
    assert "trao-doi/" in client.get(f"/lam-viec/ho-so/{dossier.number}/").content.decode()
    assert client.post(address(dossier, "da-doc/"), {"last": asked.pk}, headers={"HX-Request": "true"}).status_code == 204
    asked.refresh_from_db()
    assert asked.read_by == office.officer.id
    assert client.post(address(dossier), {"text": "Đúng hẹn."})["Location"] == address(dossier)
    assert list(Message.objects.values_list("side", "text").order_by("pk"))[1] == ("office_side", "Đúng hẹn.")


def test_an_empty_answer_is_said(office, desk):
    dossier = a_dossier(office)
    assert desk(office.intake).post(address(dossier), {"text": ""}).status_code == 422


def test_a_colleague_elsewhere_and_a_stranger_find_nothing(office, desk):
    dossier = a_dossier(office)
    asked = commands.write_message(dossier.pk, by=office.citizen, at=MONDAY, text="Kín")
    for other in (office.colleague, office.stranger, office.citizen):
        client = desk(other)
        assert client.get(address(dossier)).status_code == client.post(address(dossier), {"text": "Tôi đây"}).status_code == 404
        assert client.post(address(dossier, "da-doc/"), {"last": asked.pk}).status_code == 404
    assert desk().get(address(dossier)).status_code == 302
    asked.refresh_from_db()
    assert (asked.read_at, Message.objects.count()) == (None, 1)
