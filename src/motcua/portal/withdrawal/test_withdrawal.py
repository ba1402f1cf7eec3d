import pytest
from django.test import Client

from motcua.dossiers.builders import a_dossier
from motcua.portal.builders import browser_of, words

pytestmark = pytest.mark.django_db


def test_asked_and_thought_better_of(office):
    dossier, client = a_dossier(office), browser_of(office.citizen)
    assert client.post(f"/ho-so/{dossier.number}/rut/", {"reason": "Đổi địa điểm"}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.state == "WITHDRAWAL_REQUESTED"
    assert "Không rút nữa" in words(client.get(f"/ho-so/{dossier.number}/"))
    client.post(f"/ho-so/{dossier.number}/khong-rut/")
    dossier.refresh_from_db()
    assert dossier.state == "SUBMITTED"


def test_a_reason_is_asked_for_and_too_late_is_said(office):
    dossier, client = a_dossier(office), browser_of(office.citizen)
    assert client.post(f"/ho-so/{dossier.number}/rut/", {"reason": " "}).status_code == 422
    ready = a_dossier(office, until="number_and_seal")
    answer = client.post(f"/ho-so/{ready.number}/rut/", {"reason": "Thôi"})
    assert (answer.status_code, "đã sang bước khác" in words(answer)) == (422, True)
    assert "Đề nghị rút hồ sơ" not in words(client.get(f"/ho-so/{ready.number}/rut/"))
    client.post(f"/ho-so/{ready.number}/khong-rut/")
    ready.refresh_from_db()
    assert ready.state == "RESULT_READY"


def test_nobody_elses(office):
    dossier = a_dossier(office)
    for other in (office.stranger, office.intake):
        assert browser_of(other).post(f"/ho-so/{dossier.number}/rut/", {"reason": "Thôi"}).status_code == 404
        assert browser_of(other).post(f"/ho-so/{dossier.number}/khong-rut/").status_code == 404
    assert Client().post(f"/ho-so/{dossier.number}/rut/", {"reason": "Thôi"}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.state == "SUBMITTED"
