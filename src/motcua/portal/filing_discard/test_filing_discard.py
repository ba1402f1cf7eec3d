import pytest

from motcua.dossiers.models import Dossier
from motcua.portal.builders import begun, browser_of, filled, sent, words

pytestmark = pytest.mark.django_db


def test_it_asks_first_and_then_throws_away(office):
    client = browser_of(office.citizen)
    draft = filled(client)
    assert "không lấy lại được" in words(client.get(f"/nop/{draft.pk}/bo/"))
    assert Dossier.objects.filter(pk=draft.pk).exists()
    assert client.post(f"/nop/{draft.pk}/bo/")["Location"] == "/ho-so/"
    assert not Dossier.objects.filter(pk=draft.pk).exists()
    assert "Đã bỏ bản nháp" in words(client.get("/ho-so/"))
    assert client.get(f"/nop/{draft.pk}/bo/").status_code == 404


def test_nobody_else_throws_it_away_and_nothing_that_was_sent(office):
    client = browser_of(office.citizen)
    draft, dossier = begun(client), sent(client)
    for other in (office.stranger, office.intake):
        assert browser_of(other).post(f"/nop/{draft.pk}/bo/").status_code == 404
    assert client.post(f"/nop/{dossier.pk}/bo/")["Location"] == f"/ho-so/{dossier.number}/bien-nhan/"
    assert Dossier.objects.filter(pk__in=[draft.pk, dossier.pk]).count() == 2
