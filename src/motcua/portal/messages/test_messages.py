from datetime import timedelta

import pytest
from django.test import Client

from motcua.dossiers import commands
from motcua.dossiers.builders import a_dossier
from motcua.dossiers.models import Message
from motcua.journal import queries as journal
from motcua.journal.models import Event
from motcua.letters import queries as letters
from motcua.portal.builders import NOW, a_file, browser_of, words

pytestmark = pytest.mark.django_db


def address(dossier, more=""):
    return f"/ho-so/{dossier.number}/trao-doi/{more}"


def test_both_sides_write_and_each_sees_who_and_when(office):
    dossier, client = a_dossier(office, until="assign"), browser_of(office.citizen)
    before = dossier.due_at
    assert client.post(address(dossier), {"text": "Tôi cần nộp thêm gì không?\nXin cảm ơn."}).status_code == 302
    commands.write_message(dossier.pk, by=office.officer, at=NOW, text="Không cần thêm gì.")
    said = words(client.get(address(dossier)))
    assert said.index("Tôi cần nộp thêm gì không?") < said.index("Không cần thêm gì.")
    assert "chưa đọc" in said
    dossier.refresh_from_db()
    assert dossier.due_at == before
    trail = journal.trail(dossier.subject)[-1]
    assert (trail.kind, trail.data["side"]) == ("dossier.messaged", "office_side")
    assert "Không cần" not in str(trail.data), "what was said is not in the journal"


def test_unread_is_marked_until_it_was_shown(office):
    dossier, client = a_dossier(office, until="accept"), browser_of(office.citizen)
    message = commands.write_message(dossier.pk, by=office.intake, at=NOW, text="Mời Ông/Bà xem.")
    assert "1 tin nhắn chưa đọc" in words(client.get("/ho-so/"))
    assert "1 tin nhắn chưa đọc" in words(client.get(f"/ho-so/{dossier.number}/"))
    assert client.post(address(dossier, "da-doc/"), {"last": message.pk}, headers={"HX-Request": "true"}).status_code == 204
    message.refresh_from_db()
    assert message.read_by == office.citizen.id
    assert "chưa đọc" not in words(client.get("/ho-so/"))
    first = message.read_at
    client.post(address(dossier, "da-doc/"), {"last": message.pk})
    message.refresh_from_db()
    assert message.read_at == first


def test_a_file_comes_along_and_only_the_dossiers_people_get_it(office):
    dossier, client = a_dossier(office), browser_of(office.citizen)
    client.post(address(dossier), {"text": "Ảnh kho", "files": [a_file("Kho", "kho.pdf")]})
    sent = Message.objects.get().files.get()
    where = address(dossier, f"tep/{sent.file_id}/")
    answer = client.get(where)
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert answer["Content-Disposition"].startswith("attachment")
    for other in (office.stranger, office.intake):
        assert browser_of(other).get(where).status_code == 404
    assert not dossier.papers.filter(file=sent.file_id).exists()
    assert client.get(address(dossier, "tep/0190aaaa-0000-7000-8000-000000000000/")).status_code == 404


@pytest.mark.parametrize(("text", "why"), [("  ", "Nhập tin nhắn"), ("x" * 3001, "ngắn hơn"), ("\x00", "ký tự lạ")])
def test_what_is_no_message_is_said(office, text, why):
    dossier = a_dossier(office)
    answer = browser_of(office.citizen).post(address(dossier), {"text": text})
    assert (answer.status_code, why in words(answer)) == (422, True)
    assert not Message.objects.exists()


def test_too_many_in_an_hour_and_too_late_are_said_and_keep_what_was_typed(office, settings):
    dossier, client = a_dossier(office, until="deliver", at=NOW - timedelta(days=20)), browser_of(office.citizen)
    for n in range(10):
        commands.write_message(dossier.pk, by=office.citizen, at=NOW, text=f"Tin {n}")
    answer = client.post(address(dossier), {"text": "Thêm một tin"})
    assert answer.status_code == 422
    assert "đợi 60 phút" in words(answer)
    assert "Thêm một tin" in words(answer)
    settings.DEMO_OFFSET_SECONDS += timedelta(days=40).total_seconds()
    answer = client.post(address(dossier), {"text": "Muộn rồi"})
    assert answer.status_code == 422
    assert "không nhận thêm tin nhắn" in words(answer)


def test_each_side_is_told(office):
    dossier = a_dossier(office, until="assign")
    commands.write_message(dossier.pk, by=office.citizen, at=NOW, text="Bí mật của tôi")
    commands.write_message(dossier.pk, by=office.officer, at=NOW, text="Cũng kín")
    told = letters.tellings(Event.objects.filter(kind="dossier.messaged").order_by("pk"))
    assert [(one.kind, one.recipient) for one in told] == [
        ("message_to_office", "officer:SNN-CCTTBVTV"), ("message_to_applicant", "binh@example.vn"),
    ]
    assert not any(word in str(one.facts) for one in told for word in ("Bí mật", "Cũng kín"))


def test_nobody_elses(office):
    dossier = a_dossier(office)
    for other in (office.stranger, office.intake):
        assert browser_of(other).get(address(dossier)).status_code == 404
        assert browser_of(other).post(address(dossier), {"text": "Chào"}).status_code == 404
        assert browser_of(other).post(address(dossier, "da-doc/"), {"last": "1"}).status_code == 404
    assert Client().get(address(dossier))["Location"].startswith("/dang-nhap/")
    assert not Message.objects.exists()
