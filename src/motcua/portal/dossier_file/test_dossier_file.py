from uuid import uuid4

import pytest
from django.test import Client

from motcua.journal.models import Event
from motcua.portal.builders import browser_of, sent

pytestmark = pytest.mark.django_db


def test_ones_own_file_comes_whole_safe_and_logged(office):
    client = browser_of(office.citizen)
    dossier = sent(client)
    file = dossier.papers.select_related("file").first().file
    answer = client.get(f"/ho-so/{dossier.number}/tep/{file.id}/")
    assert len(b"".join(answer.streaming_content)) == file.size
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    assert Event.objects.get(subject=f"file:{file.id}").actor_id == office.citizen.id


def test_nobody_elses(office):
    mine, theirs = sent(browser_of(office.citizen)), sent(browser_of(office.stranger))
    file = mine.papers.first().file_id
    for client in (browser_of(office.stranger), browser_of(office.officer)):
        assert client.get(f"/ho-so/{mine.number}/tep/{file}/").status_code == 404
        assert client.get(f"/ho-so/{theirs.number}/tep/{file}/").status_code == 404
    assert browser_of(office.citizen).get(f"/ho-so/{mine.number}/tep/{uuid4()}/").status_code == 404
    assert Client().get(f"/ho-so/{mine.number}/tep/{file}/").status_code == 302
    assert not Event.objects.filter(subject=f"file:{file}").exists()
