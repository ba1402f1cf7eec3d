import html as entities
import io
from uuid import uuid4

from motcua.desk.act.verbs import WORDS
from motcua.documents import commands as documents
from motcua.dossiers import builders, events, rules
from motcua.dossiers.commands import Paper
from motcua.journal import queries as journal

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def page(client, dossier):
    answer = client.get(f"/lam-viec/ho-so/{dossier.number}/")
    assert answer.status_code == 200
    return entities.unescape(answer.content.decode())


def test_every_verb_is_there_live_or_with_its_reason(office, desk):
    dossier = builders.a_dossier(office, until="assign")
    html = page(desk(office.officer), dossier)
    for verb in rules.STEPS.keys() - {"submit"}:
        assert WORDS[verb].label in html, verb
    assert f"/{dossier.number}/finish_step/" in html
    assert f"/{dossier.number}/decide/" not in html
    assert "Việc này thuộc nhiệm vụ của: lãnh đạo ký." in html


def test_what_it_says(office, desk):
    html = page(desk(office.officer), builders.a_dossier(office, until="assign"))
    for words in ("024185001234", "Chi cục Trồng trọt và Bảo vệ thực vật", "ngày làm việc thứ 1", "Giao chuyên viên"):
        assert words in html, words


def test_it_opens_in_every_state(office, desk):
    client = desk(office.intake)
    for until in builders.WAY:
        page(client, builders.a_dossier(office, until=until))


def test_a_look_is_written_down(office, desk):
    dossier = builders.a_dossier(office)
    page(desk(office.intake), dossier)
    [look] = journal.events(f"look:dossier:{dossier.pk}")
    assert (look.actor_id, look.data) == (office.intake.id, {"at_what": "page"})


def test_not_for_others(office, desk):
    dossier = builders.a_dossier(office)
    at = f"/lam-viec/ho-so/{dossier.number}/"
    assert desk(office.colleague).get(at).status_code == 404
    assert desk(office.citizen).get(at).status_code == 404
    assert desk().get(at).status_code == 302
    assert not journal.events(f"look:dossier:{dossier.pk}").exists()
    for number in ("H02.1-240101-0001", "%00", "x" * 500):
        assert desk(office.intake).get(f"/lam-viec/ho-so/{number}/").status_code == 404


def test_ones_own_dossier_is_no_business_of_the_desk(office, desk):
    """An officer of another unit who is also the applicant reads it at the portal."""
    account = int(office.colleague.id.partition(":")[2])
    filing = {"submitter": account, "owner": account}
    from motcua.dossiers import commands

    dossier = commands.submit(builders.a_filing(office, **filing), by=office.colleague, at=builders.MONDAY)
    assert desk(office.colleague).get(f"/lam-viec/ho-so/{dossier.number}/").status_code == 404


def test_files(office, desk, settings, tmp_path):
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


def test_papers(office, desk):
    dossier = builders.a_dossier(office, until="accept")
    client = desk(office.intake)
    for form in ("giay-hen", "kiem-soat"):
        answer = client.get(f"/lam-viec/ho-so/{dossier.number}/giay/{form}.pdf")
        assert answer.content.startswith(b"%PDF"), form
        assert dossier.number in answer["Content-Disposition"]
    for form in ("tu-choi", "dung", "bo-sung-1", "xin-loi-1", "xin-loi-0", "bo-sung-99999", "khac", "bo-sung-x"):
        assert client.get(f"/lam-viec/ho-so/{dossier.number}/giay/{form}.pdf").status_code == 404, form
    assert desk(office.colleague).get(f"/lam-viec/ho-so/{dossier.number}/giay/giay-hen.pdf").status_code == 404
    assert journal.events(f"look:dossier:{dossier.pk}").count() == 2


def test_every_event_has_its_sentence():
    from motcua.desk.dossier import trail

    named = {value for name, value in vars(events).items() if name.isupper()}
    assert trail.TITLES.keys() == named
