from datetime import timedelta

import pytest
from django.test import Client

from motcua.dossiers import commands
from motcua.dossiers.builders import MONDAY, a_dossier
from motcua.journal.models import Event
from motcua.portal.builders import browser_of
from motcua.portal.dossier_paper.view import printable

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(hours=3)
REASONS = [{"requirement": "paper-1", "reason": "Thiếu chữ ký"}]


def as_pdf(client, dossier):
    answers = [client.get(f"/ho-so/{dossier.number}/in/{key}/") for key, _ in printable(dossier)]
    return [(answer.status_code, answer.content[:5]) for answer in answers]


def test_the_receipt_after_acceptance(office):
    client = browser_of(office.citizen)
    assert printable(a_dossier(office)) == []
    dossier = a_dossier(office, until="accept")
    assert [key for key, _ in printable(dossier)] == ["giay-tiep-nhan"]
    assert as_pdf(client, dossier) == [(200, b"%PDF-")]


def test_supplement_refusal_and_stopping(office):
    client = browser_of(office.citizen)
    asked = commands.ask_supplement(a_dossier(office).pk, by=office.intake, at=LATER, reasons=REASONS)
    refused = commands.refuse(a_dossier(office).pk, by=office.intake, at=LATER, reasons=REASONS)
    stopped = a_dossier(office)
    commands.request_withdrawal(stopped.pk, by=office.citizen, at=LATER, reason="Thôi")
    stopped = commands.stop(stopped.pk, by=office.intake, at=LATER, reason="Theo đề nghị")
    for dossier, key in ((asked, "yeu-cau-bo-sung-1"), (refused, "tu-choi"), (stopped, "dung-giai-quyet")):
        assert [key for key, _ in printable(dossier)] == [key]
        assert as_pdf(client, dossier) == [(200, b"%PDF-")]


def test_an_apology_and_each_look_is_kept(office):
    dossier = a_dossier(office, until="assign")
    until = MONDAY + timedelta(days=60)
    commands.extend(dossier.pk, by=office.head, at=MONDAY + timedelta(days=2), until=until, reason="Chờ kiểm nghiệm")
    assert [key for key, _ in printable(dossier)] == ["giay-tiep-nhan", f"xin-loi-{dossier.late_letters.get().pk}"]
    assert as_pdf(browser_of(office.citizen), dossier) == [(200, b"%PDF-")] * 2
    looks = Event.objects.filter(subject=f"look:dossier:{dossier.pk}", actor_id=office.citizen.id)
    assert sorted(look.data["at_what"] for look in looks) == [key for key, _ in printable(dossier)]


def test_only_ones_own_and_only_what_there_is(office):
    dossier = a_dossier(office, until="accept")
    address = f"/ho-so/{dossier.number}/in/giay-tiep-nhan/"
    assert browser_of(office.stranger).get(address).status_code == 404
    assert browser_of(office.officer).get(address).status_code == 404
    assert Client().get(address).status_code == 302
    assert browser_of(office.citizen).get(f"/ho-so/{dossier.number}/in/tu-choi/").status_code == 404
