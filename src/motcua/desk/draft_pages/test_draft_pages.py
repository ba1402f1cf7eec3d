import io
import re

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.documents import queries
from motcua.dossiers import builders
from motcua.dossiers.models import Dossier, Mark, ResultDraft
from motcua.letters.papers import preview, word


@pytest.fixture(autouse=True)
def kept_here(settings, tmp_path):
    settings.STORAGES = {**settings.STORAGES, "documents": {**settings.STORAGES["documents"], "OPTIONS": {"location": tmp_path}}}


def press(client, dossier, verb, **typed):
    seen = Dossier.objects.get(pk=dossier.pk).seq
    return client.post(f"/lam-viec/ho-so/{dossier.number}/{verb}/", {"seen": seen, **typed})


def words_of(file):
    with queries.open_content(file) as stream:
        return "\n".join(node.text or "" for node in docx.Document(io.BytesIO(stream.read())).element.body.iter())


def test_from_template_to_signature(office, desk):
    """Made from the template, edited in Word, sent back with marks, made again, signed as it stands."""
    dossier = builders.a_dossier(office, until="assign")
    officer, leader = desk(office.officer), desk(office.leader)
    assert press(officer, dossier, "draft_result", way="decision").status_code == 302
    first = ResultDraft.objects.get(dossier=dossier)
    text = words_of(first.file)
    for words in (dossier.number, "Trần Thị Bình", "024185001234", "Chi cục Trồng trọt và Bảo vệ thực vật".upper()):
        assert words in text, words
    edited = SimpleUploadedFile("sua.docx", word.docx("answer", {"owner": "Trần Thị Bình"}))
    assert press(officer, dossier, "draft_result", way="file", file=edited).status_code == 302
    assert list(ResultDraft.objects.order_by("ordinal").values_list("ordinal", "template")) == [(1, "decision"), (2, "")]
    page = officer.get(f"/lam-viec/ho-so/{dossier.number}/").content.decode()
    assert "sua.docx" in page and "Bản 2" in page
    assert press(officer, dossier, "finish_step").status_code == 302

    asked = leader.get(f"/lam-viec/ho-so/{dossier.number}/send_back/").content.decode()
    assert "Dự thảo bản 2 (ghi cả số trang)" in asked
    marked = {"reason": "Sai địa chỉ", "mark-0": "Trang 1, dòng 3", "mark-1": "Bản chụp mờ"}
    assert press(leader, dossier, "send_back", **marked).status_code == 302
    page = officer.get(f"/lam-viec/ho-so/{dossier.number}/").content.decode()
    assert "Cần xem lại 2 chỗ" in page and "Trang 1, dòng 3" in page and "Cần xem lại: Bản chụp mờ" in page
    while Dossier.objects.get(pk=dossier.pk).step_kind == "work":
        assert press(officer, dossier, "finish_step").status_code == 302
    assert not Mark.objects.filter(done_at=None).exists()
    assert "Cần xem lại" not in officer.get(f"/lam-viec/ho-so/{dossier.number}/").content.decode()

    assert press(leader, dossier, "take").status_code == 302
    assert press(leader, dossier, "decide", abstract="Cấp", result="9").status_code == 422
    assert press(leader, dossier, "decide", abstract="Cấp", result="2").status_code == 302
    assert Dossier.objects.get(pk=dossier.pk).decisions.get().file.name == "sua.docx"


def test_nothing_is_signed_without_a_result(office, desk):
    dossier = builders.a_dossier(office, until="finish_step")
    leader = desk(office.leader)
    press(leader, dossier, "take")
    none = press(leader, dossier, "decide", abstract="Cấp", result="file")
    assert none.status_code == 422 and "Chưa có kết quả để ký" in none.content.decode()
    assert press(leader, dossier, "decide", abstract="Cấp", result="paper").status_code == 302


def test_pages_where_the_machine_can_and_a_sentence_where_not(office, desk, monkeypatch):
    dossier = builders.a_dossier(office, until="assign")
    officer = desk(office.officer)
    press(officer, dossier, "draft_result", way="answer")
    address = f"/lam-viec/ho-so/{dossier.number}/du-thao/1.pdf"
    monkeypatch.setenv("PATH", "/nowhere")
    assert officer.get(address).status_code == 302
    assert "Hãy tải tệp về để xem." in officer.get(f"/lam-viec/ho-so/{dossier.number}/").content.decode()
    monkeypatch.undo()
    for somebody, status in ((office.colleague, 404), (office.citizen, 404), (None, 302)):
        assert desk(somebody).get(address).status_code == status
    assert officer.get(address.replace("/1.pdf", "/2.pdf")).status_code == 404


@pytest.mark.skipif(not preview.is_possible(), reason="no LibreOffice on this machine")
def test_a_draft_becomes_pages():
    made = preview.pdf_of(word.docx("decision", {"owner": "Trần Thị Bình", "legal_basis": ["Luật số 41/2013/QH13"]}))
    assert made is not None and made.startswith(b"%PDF")


def test_a_template_can_ask_and_never_act():
    hostile = {"owner": "{{ 7 * 7 }}<w:p/> & “Bình”", "facts": [("<b>", "{% for x in y %}")], "legal_basis": []}
    text = "\n".join(node.text or "" for node in docx.Document(io.BytesIO(word.docx("decision", hostile))).element.body.iter())
    assert "{{ 7 * 7 }}<w:p/> & “Bình”" in text and "49" not in text
    assert re.search("……", text), "what nobody knows is a line of dots"
