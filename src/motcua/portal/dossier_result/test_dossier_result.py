"""The signed result comes to whom it belongs, whole, as an attachment, and each download is written down."""

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from motcua.documents import commands as documents
from motcua.documents.builders import a_pdf
from motcua.dossiers import commands
from motcua.dossiers.builders import DESK, a_dossier, a_filing, do, next_on_the_way
from motcua.dossiers.commands import Person, Received
from motcua.journal.models import Event
from motcua.portal.builders import NOW, browser_of, words

pytestmark = pytest.mark.django_db
SIGNED = a_pdf("Giấy chứng nhận đủ điều kiện")


def a_result(office, *, until="announce", paid=True, filing=None, signed=SIGNED):
    """A dossier whose signed file is attached, so far on its way."""
    dossier = a_dossier(office, until="finish_step", filing=filing)
    at = NOW + timedelta(hours=8)
    while dossier.state != "DELIVERED":
        verb, more = next_on_the_way(dossier), {}
        if verb == "decide" and signed:
            kept = documents.keep(io.BytesIO(signed), name="Giấy chứng nhận.pdf", by=office.leader, at=at, limit=10**6)
            more["file"] = kept.id
        at += timedelta(minutes=5)
        dossier = do(dossier, verb, office, at, **more)
        if verb == until:
            break
    if paid and dossier.fee_asked > dossier.fee_paid:
        owed = Received(fee="all", amount=dossier.fee_asked - dossier.fee_paid, way="cash", payer="Bình")
        dossier = commands.record_payment(dossier.pk, owed, by=office.intake, at=at)
    return dossier


def address(dossier):
    return f"/ho-so/{dossier.number}/ket-qua/"


def page(actor, dossier):
    return words(browser_of(actor).get(f"/ho-so/{dossier.number}/"))


@pytest.mark.parametrize("until", ["announce", "deliver"])
def test_the_owner_downloads_it_and_the_look_is_kept(office, until):
    dossier = a_result(office, until=until)
    assert "Tải kết quả" in page(office.citizen, dossier)
    answer = browser_of(office.citizen).get(address(dossier))
    assert b"".join(answer.streaming_content) == SIGNED
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    trail = Event.objects.get(subject=f"file:{dossier.decisions.get().file_id}")
    assert (trail.actor_id, trail.kind) == (office.citizen.id, "file.downloaded")


def test_nobody_else_gets_it(office):
    dossier = a_result(office)
    for other in (office.stranger, office.officer, office.colleague, office.returner):
        assert browser_of(other).get(address(dossier)).status_code == 404
    assert Client().get(address(dossier))["Location"].startswith("/dang-nhap/")
    assert not Event.objects.filter(subject=f"file:{dossier.decisions.get().file_id}").exists()


def test_not_before_it_is_announced_nor_after_it_was_taken_back(office):
    sealed = a_result(office, until="number_and_seal")
    assert browser_of(office.citizen).get(address(sealed)).status_code == 404
    wrong = a_result(office, until="deliver")
    commands.reopen(wrong.pk, by=office.head, at=NOW + timedelta(days=9), fault_unit="SNN-CCTTBVTV", reason="Sai tên")
    assert browser_of(office.citizen).get(address(wrong)).status_code == 404
    assert "Tải kết quả" not in page(office.citizen, wrong)


def test_what_is_owed_comes_first_and_paper_is_collected(office):
    owing = a_result(office, paid=False)
    assert owing.fee_asked > owing.fee_paid
    assert "sau khi nộp đủ phí, lệ phí" in page(office.citizen, owing)
    assert browser_of(office.citizen).get(address(owing)).status_code == 404
    on_paper = a_result(office, signed=None)
    assert "Kết quả bằng giấy" in page(office.citizen, on_paper)
    assert browser_of(office.citizen).get(address(on_paper)).status_code == 404


OWNER = {"name": "Nguyễn Văn Chủ", "identity_kind": "cccd", "identity_number": "024085009999", "phone": "0912000999"}


@pytest.mark.parametrize(("kind", "proxy", "comes"), [
    ("person", "Giấy ủy quyền số 12/2024", True), ("person", "", False), ("organisation", "", True),
])
def test_who_filed_for_another_needs_the_proxy_paper(office, kind, proxy, comes):
    submitter, _ = a_filing(office).persons
    persons = [submitter, Person(role="owner", kind=kind, **OWNER)]
    persons += [replace(submitter, role="proxy", proxy_paper=proxy)] if proxy else []
    dossier = a_result(office, filing={"persons": persons, "owner": None, "receiving_unit": DESK})
    answer = browser_of(office.citizen).get(address(dossier))
    assert (answer.status_code, b"".join(answer) == SIGNED) == (200 if comes else 404, comes)
    assert ("chỉ trao cho chủ hồ sơ" in page(office.citizen, dossier)) is not comes
