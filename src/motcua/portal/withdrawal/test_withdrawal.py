from datetime import timedelta

import pytest
from django.test import Client

from motcua.dossiers import commands
from motcua.dossiers.builders import a_dossier
from motcua.journal import queries as journal
from motcua.kernel.refusals import Refusal
from motcua.portal.builders import NOW, browser_of, words

pytestmark = pytest.mark.django_db


def test_asked_and_thought_better_of(office):
    dossier, client = a_dossier(office), browser_of(office.citizen)
    assert client.post(f"/ho-so/{dossier.number}/rut/", {"why": "changed_plans", "reason": "Đổi địa điểm"}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.state == "WITHDRAWAL_REQUESTED"
    assert "Không rút nữa" in words(client.get(f"/ho-so/{dossier.number}/"))
    client.post(f"/ho-so/{dossier.number}/khong-rut/")
    dossier.refresh_from_db()
    assert dossier.state == "SUBMITTED"


def test_a_reason_is_asked_for_and_too_late_is_said(office):
    dossier, client = a_dossier(office), browser_of(office.citizen)
    assert client.post(f"/ho-so/{dossier.number}/rut/", {"why": "other_reason", "reason": " "}).status_code == 422
    ready = a_dossier(office, until="number_and_seal")
    answer = client.post(f"/ho-so/{ready.number}/rut/", {"why": "changed_plans", "reason": "Thôi"})
    assert (answer.status_code, "đã sang bước khác" in words(answer)) == (422, True)
    assert "Đề nghị rút hồ sơ" not in words(client.get(f"/ho-so/{ready.number}/rut/"))
    client.post(f"/ho-so/{ready.number}/khong-rut/")
    ready.refresh_from_db()
    assert ready.state == "RESULT_READY"


def test_nobody_elses(office):
    dossier = a_dossier(office)
    for other in (office.stranger, office.intake):
        assert browser_of(other).post(f"/ho-so/{dossier.number}/rut/", {"why": "changed_plans"}).status_code == 404
        assert browser_of(other).post(f"/ho-so/{dossier.number}/khong-rut/").status_code == 404
    assert Client().post(f"/ho-so/{dossier.number}/rut/", {"why": "changed_plans", "reason": "Thôi"}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.state == "SUBMITTED"


def test_near_the_appointment_it_takes_a_sentence_that_is_read(office, settings):
    dossier, client = a_dossier(office, until="accept"), browser_of(office.citizen)
    settings.DEMO_OFFSET_SECONDS += timedelta(days=32).total_seconds()
    assert "không phải rút để nộp lại" in words(client.get(f"/ho-so/{dossier.number}/rut/"))
    assert client.post(f"/ho-so/{dossier.number}/rut/", {"why": "told_to"}).status_code == 422
    assert client.post(f"/ho-so/{dossier.number}/rut/", {"why": "told_to", "confirmed": "on"}).status_code == 302
    event = journal.trail(dossier.subject)[-1]
    assert (event.data["why"], event.data["late"]) == ("told_to", True)
    assert dossier.withdrawals.get().reason == "Cán bộ bảo tôi rút"


def test_what_the_office_wrote_down_late_waits_for_the_applicants_own_word(office, settings):
    dossier, client = a_dossier(office, until="accept"), browser_of(office.citizen)
    at = NOW + timedelta(days=32)
    settings.DEMO_OFFSET_SECONDS += timedelta(days=33).total_seconds()
    commands.request_withdrawal(dossier.pk, by=office.intake, at=at, reason="Người nộp gọi điện")
    with pytest.raises(Refusal) as no:
        commands.stop(dossier.pk, by=office.intake, at=at, reason="Rút")
    assert no.value.code == "withdrawal-unconfirmed"
    assert "Xác nhận hoặc thôi rút" in words(client.get("/ho-so/", {"muc": "to_do"}))
    assert "Đúng, tôi muốn rút" in words(client.get(f"/ho-so/{dossier.number}/"))
    assert browser_of(office.stranger).post(f"/ho-so/{dossier.number}/xac-nhan-rut/").status_code == 404
    for _ in range(2):
        assert client.post(f"/ho-so/{dossier.number}/xac-nhan-rut/").status_code == 302
    assert [one.kind for one in journal.trail(dossier.subject)].count("dossier.withdrawal_confirmed") == 1
    commands.stop(dossier.pk, by=office.intake, at=at + timedelta(days=2), reason="Rút")
