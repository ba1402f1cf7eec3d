import pytest

from motcua.documents import builders as documents
from motcua.documents.examiner import builders as corpus
from motcua.dossiers import builders
from motcua.dossiers.builders import MONDAY
from motcua.dossiers.commands import Paper
from motcua.journal.models import Event


@pytest.fixture
def dossier(office, settings, tmp_path):
    settings.STORAGES = {**settings.STORAGES, "documents": {**settings.STORAGES["documents"], "OPTIONS": {"location": tmp_path}}}
    settings.VAR = tmp_path
    two = corpus.as_pdf(corpus.a_picture(corpus.SOURCES[0]), corpus.a_picture(corpus.SOURCES[1]))
    kept = documents.a_kept_file(two, name="đơn.pdf", by=office.citizen, at=MONDAY)
    asked = builders.a_filing(office).papers
    papers = [Paper(requirement=asked[0].requirement, name="Đơn", file=kept.id), *asked[1:]]
    made = builders.a_dossier(office, until="assign", filing={"papers": papers})
    made.address = f"/lam-viec/ho-so/{made.number}/tep/{kept.id}/"
    made.kept = kept
    return made


def test_pages_beside_the_dossier_and_on_a_page_of_their_own(office, desk, dossier):
    client = desk(office.officer)
    assert f'hx-get="{dossier.address}xem/"' in client.get(f"/lam-viec/ho-so/{dossier.number}/").content.decode()
    whole = client.get(f"{dossier.address}xem/").content.decode()
    part = client.get(f"{dossier.address}xem/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" in whole and "<html" not in part
    for html in (whole, part):
        assert "Trang 1 trong 2" in html and f"{dossier.address}trang/1/" in html
    picture = client.get(f"{dossier.address}trang/2/")
    assert picture["Content-Type"] == "image/webp" and b"".join(picture.streaming_content)[8:12] == b"WEBP"
    assert client.get(f"{dossier.address}trang/9/").status_code == 404
    looks = Event.objects.filter(subject=f"file:{dossier.kept.id}", kind="file.looked_at")
    assert looks.count() == 1, "leafing through is one look"


def test_not_for_others(office, desk, dossier):
    for address in (f"{dossier.address}xem/", f"{dossier.address}trang/1/"):
        for somebody, status in ((office.colleague, 404), (office.citizen, 404), (None, 302)):
            assert desk(somebody).get(address).status_code == status
