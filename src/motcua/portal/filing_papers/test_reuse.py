"""Nobody brings twice what the office has: papers of one's own earlier dossiers, and of nobody else's."""

import re

import pytest

from motcua.documents.models import File
from motcua.dossiers.builders import do
from motcua.dossiers.models import Dossier
from motcua.journal import queries as journal
from motcua.portal.builders import NOW, begun, browser_of, filled, sent, typed, words

pytestmark = pytest.mark.django_db
BUSINESS = "paper-2"  # the business registration


@pytest.fixture
def client(office):
    return browser_of(office.citizen)


@pytest.fixture
def earlier(office, client):
    dossier = sent(client)
    do(dossier, "accept", office, NOW)
    dossier.refresh_from_db()
    return dossier


@pytest.fixture
def draft(client, earlier):
    draft = begun(client)
    assert client.post(f"/nop/{draft.pk}/thong-tin/", typed).status_code == 302
    return draft


def offers(client, draft):
    page = client.get(f"/nop/{draft.pk}/giay-to/").content.decode()
    return re.findall(rf'formaction="(/nop/{draft.pk}/giay-to/[^"]+/dung-lai/[0-9]+/)"', page)


def test_what_is_held_is_offered_and_used_with_its_source(client, draft, earlier):
    page = words(client.get(f"/nop/{draft.pk}/giay-to/"))
    assert f"hồ sơ {earlier.number}" in page
    (use,) = [one for one in offers(client, draft) if f"/{BUSINESS}/" in one]
    for _ in range(2):  # pressed twice it is there once
        assert client.post(use)["Location"] == f"/nop/{draft.pk}/giay-to/#{BUSINESS}"
    paper = draft.papers.get(requirement=BUSINESS)
    source = earlier.papers.get(requirement=BUSINESS)
    assert (paper.reused_from, paper.file.sha256) == (earlier.number, source.file.sha256)
    assert paper.file_id != source.file_id
    assert File.objects.get(id=source.file_id).subject == earlier.subject  # the earlier dossier keeps its own
    assert f"dùng lại từ hồ sơ {earlier.number}" in words(client.get(f"/nop/{draft.pk}/giay-to/"))
    assert not any(f"/{BUSINESS}/" in one for one in offers(client, draft))
    assert journal.trail(draft.subject)[-1].data["reused_from"] == earlier.number


def test_what_is_written_anew_for_each_dossier_is_not_offered(client, draft):
    assert not any("/paper-1/" in one for one in offers(client, draft))  # the application itself


def test_every_look_is_written_down(client, draft, earlier):
    client.get(f"/nop/{draft.pk}/giay-to/")
    looks = [event.data["at_what"] for event in journal.trail(f"look:dossier:{earlier.pk}")]
    assert looks == ["held-papers"]
    client.post(offers(client, draft)[0])
    assert "reused" in [event.data["at_what"] for event in journal.trail(f"look:dossier:{earlier.pk}")]


def test_nothing_of_anybody_else(client, draft, earlier, office):
    stranger = browser_of(office.stranger)
    theirs = begun(stranger)
    # The very same owner in the form opens nothing: the dossiers are looked for among one's own.
    assert stranger.post(f"/nop/{theirs.pk}/thong-tin/", typed).status_code == 302
    assert offers(stranger, theirs) == []
    source = earlier.papers.get(requirement=BUSINESS)
    answer = stranger.post(f"/nop/{theirs.pk}/giay-to/{BUSINESS}/dung-lai/{source.pk}/")
    assert (answer.status_code, theirs.papers.count()) == (422, 0)
    use = offers(client, draft)[0]
    assert stranger.post(use).status_code == 404
    assert browser_of(office.intake).post(use).status_code == 404


def test_not_for_another_owner_and_not_before_it_was_taken_in(office, client, draft):
    other = {**typed, "owner_is": "person", "person_typist": "relative", "person_name": "Lê Thị Cúc", 
             "person_number": "024185001235",
             "person_address": "Xã Tân Mỹ", "person_proxy": "01/UQ"}  # fmt: skip
    assert client.post(f"/nop/{draft.pk}/thong-tin/", other).status_code == 302
    assert offers(client, draft) == []
    second = browser_of(office.stranger)
    mine = {**typed, "submitter_number": "024185001236"}
    one = filled(second)
    assert second.post(f"/nop/{one.pk}/thong-tin/", mine).status_code == 302
    assert second.post(f"/nop/{one.pk}/xem-lai/", {"agree": "on"}).status_code == 302
    two = begun(second)
    assert second.post(f"/nop/{two.pk}/thong-tin/", mine).status_code == 302
    assert offers(second, two) == []  # handed in, but nobody has taken it in yet


def test_a_helper_has_nothing_of_ones_own_to_offer(office, client, earlier):
    helper = browser_of(office.intake)
    helper.post("/nop/1.004363-province/", {"for": "other"})
    draft = Dossier.objects.get(helper__isnull=False)
    assert helper.post(f"/nop/{draft.pk}/thong-tin/", typed).status_code == 302
    assert offers(helper, draft) == []
