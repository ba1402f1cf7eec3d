import io
from uuid import uuid4

from motcua.documents import commands as documents
from motcua.dossiers import builders
from motcua.dossiers.commands import Paper
from motcua.journal import queries as journal

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def test_a_file_goes_to_whom_it_concerns_and_the_look_is_logged(office, desk, settings, tmp_path):
    settings.STORAGES = {**settings.STORAGES, "documents": {**settings.STORAGES["documents"], "OPTIONS": {"location": tmp_path}}}
    kept = documents.keep(io.BytesIO(PDF), name="Đơn.pdf", by=office.citizen, at=builders.MONDAY)
    procedure = builders.version()
    papers = [Paper(requirement=p.key, name=p.name, file=kept.id if n == 0 else None) for n, p in enumerate(procedure.papers)]
    dossier = builders.a_dossier(office, filing={"papers": papers})
    other = builders.a_dossier(office)
    client = desk(office.intake)
    answer = client.get(f"/lam-viec/ho-so/{dossier.number}/tep/{kept.id}/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["Cache-Control"] == "private, no-store"
    assert journal.events(f"file:{kept.id}").filter(actor_id=office.intake.id).count() == 1
    for wrong in (f"{other.number}/tep/{kept.id}", f"{dossier.number}/tep/{uuid4()}"):
        assert client.get(f"/lam-viec/ho-so/{wrong}/").status_code == 404
    assert desk(office.colleague).get(f"/lam-viec/ho-so/{dossier.number}/tep/{kept.id}/").status_code == 404
