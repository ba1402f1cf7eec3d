import pytest
from django.test import Client

from motcua.documents import queries as documents
from motcua.dossiers.builders import a_dossier
from motcua.dossiers.models import Dossier
from motcua.journal import queries as journal
from motcua.portal.builders import begun, browser_of, filled, words

pytestmark = pytest.mark.django_db


def test_asked_once_then_gone_and_its_files_belong_to_who_kept_them(office):
    client = browser_of(office.citizen)
    draft = filled(client)
    files = {paper.file_id for paper in draft.papers.all()}
    assert "4 giấy tờ" in words(client.get(f"/nop/{draft.pk}/xoa/"))
    assert client.post(f"/nop/{draft.pk}/xoa/")["Location"] == "/ho-so/"
    assert not Dossier.objects.filter(pk=draft.pk).exists()
    assert {file.id for file in documents.unattached(office.citizen)} == files
    assert journal.trail(draft.subject)[-1].kind == "dossier.discarded"
    assert client.post(f"/nop/{draft.pk}/xoa/").status_code == 404


def test_what_was_handed_in_is_no_draft(office):
    dossier = a_dossier(office)
    client = browser_of(office.citizen)
    assert client.get(f"/nop/{dossier.pk}/xoa/").status_code == client.post(f"/nop/{dossier.pk}/xoa/").status_code == 404


def test_nobody_elses(office):
    draft = begun(browser_of(office.citizen))
    for other in (office.stranger, office.intake):
        assert browser_of(other).post(f"/nop/{draft.pk}/xoa/").status_code == 404
    assert Client().post(f"/nop/{draft.pk}/xoa/")["Location"].startswith("/dang-nhap/")
    assert Dossier.objects.filter(pk=draft.pk).exists()
