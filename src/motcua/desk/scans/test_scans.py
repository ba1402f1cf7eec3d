import html
import re

from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.documents.builders import a_pdf, a_png
from motcua.documents.models import CameraLink, File
from motcua.dossiers import builders
from motcua.journal import queries as journal

SCRIPT = {"X-Requested-With": "XMLHttpRequest"}
TEXT = a_pdf("Giấy phép") + b"%" + b"x" * 3000


def a_file(text, name):
    return SimpleUploadedFile(name, a_pdf(text))


def there(dossier, paper="", more=""):
    return f"/lam-viec/ho-so/{dossier.number}/ban-quet/{f'{paper}/' if paper else ''}{more}"


def on_paper(office, until="transfer"):
    """A dossier whose papers came on paper: no files yet."""
    dossier = builders.a_dossier(office, until=until)
    dossier.papers.update(file=None, kind="original")
    return dossier, dossier.papers.order_by("id").first()


def in_pieces(client, content=TEXT, name="giấy phép.pdf"):
    said = {"name": name, "size": len(content), "modified": "1", "place": "x"}
    id = client.post("/tai-len/", said, headers=SCRIPT).json()["id"]
    for start in range(0, len(content), 2000):
        piece = content[start : start + 2000]
        client.post(f"/tai-len/{id}/?tu={start}", piece, content_type="application/octet-stream", headers=SCRIPT)
    return id


def test_sent_in_pieces_it_is_the_scan_of_the_paper_and_a_second_ending_changes_nothing(office, desk):
    dossier, paper = on_paper(office)
    client = desk(office.intake)
    page = html.unescape(client.get(there(dossier)).content.decode())
    assert f'data-address="{there(dossier, paper.pk)}"' in page and 'data-pieces="/tai-len/"' in page
    id = in_pieces(client)
    for _ in range(2):
        answer = client.post(there(dossier, paper.pk), {"upload": id}, headers=SCRIPT)
        assert (answer.status_code, "giấy phép.pdf" in answer.content.decode()) == (201, True)
    before = dossier.papers.count()
    paper.refresh_from_db()
    assert (paper.file.size, paper.kind, before) == (len(TEXT), "original", len(builders.a_filing(office).papers))
    assert journal.trail(dossier.subject)[-1].data["files"] == [[str(paper.file_id), paper.file.sha256]]
    for page in (client.get(f"/lam-viec/ho-so/{dossier.number}/"), desk(office.citizen).get(f"/ho-so/{dossier.number}/")):
        assert "bản quét" in page.content.decode() and "giấy phép.pdf" in page.content.decode()


def test_beside_a_file_that_is_there_it_is_one_more_and_one_outside_the_list_has_its_own_name(office, desk):
    dossier, paper = on_paper(office)
    client = desk(office.intake)
    for name in ("một.pdf", "hai.pdf"):
        assert client.post(there(dossier, paper.pk), {f"file-{paper.pk}": a_file(name, name)}).status_code == 302
    assert client.post(there(dossier, "khac"), {"file-khac": a_file("ba", "ảnh kho.pdf")}).status_code == 302
    said = list(dossier.papers.exclude(file=None).order_by("id").values_list("name", "file__name"))
    assert said == [(paper.name, "một.pdf"), (paper.name, "hai.pdf"), ("ảnh kho.pdf", "ảnh kho.pdf")]


def test_what_cannot_be_taken_is_a_sentence_and_nothing_is_kept(office, desk):
    dossier, paper = on_paper(office)
    client = desk(office.intake)
    program = SimpleUploadedFile("a.pdf", b"MZ\x90\x00" + bytes(300))
    for typed, headers in (({}, SCRIPT), ({"upload": "x"}, SCRIPT), ({"file": program}, SCRIPT), ({}, {})):
        answer = client.post(there(dossier, paper.pk), typed, headers=headers)
        assert answer.status_code == 422, typed
    assert not File.objects.exists() and not dossier.papers.exclude(file=None).exists()


def test_photographed_with_a_phone_it_is_in_the_dossier_at_once(office, desk):
    dossier, paper = on_paper(office)
    client = desk(office.intake)
    code = html.unescape(client.post(there(dossier, paper.pk, "ma/")).content.decode())
    phone, link = re.search(r"(/chup/[^/<\s]+/)", code)[1], CameraLink.objects.get()
    came = there(dossier, "anh", f"{link.id}/")
    assert came in code and "Đang đợi ảnh" in client.get(came).content.decode()
    photo = SimpleUploadedFile("trang.png", a_png(640, 900))
    answer = desk().post(phone, {"photos": photo})
    assert answer.status_code == 200, html.unescape(answer.content.decode())
    paper.refresh_from_db()
    assert paper.file is not None and paper.file.media_type == "application/pdf"
    assert paper.file.name in client.get(came).content.decode()
    assert "Đang đợi ảnh" not in client.get(came).content.decode()
    assert desk(office.head).get(came).status_code == 404, "another's link"


def test_whoever_works_on_it_may_and_nobody_else(office, desk):
    dossier, paper = on_paper(office, "assign")
    assert desk(office.officer).post(there(dossier, paper.pk), {"file": a_file("x", "x.pdf")}).status_code == 302
    seq = journal.next_seq(dossier.subject)
    for somebody, status in ((office.colleague, 404), (office.citizen, 404), (office.stranger, 404), (None, 302)):
        client = desk(somebody)
        assert client.get(there(dossier)).status_code == status
        for address in (there(dossier, paper.pk), there(dossier, paper.pk, "ma/")):
            assert client.post(address, {"file": a_file("y", "y.pdf")}).status_code == status
    assert desk(office.clerk).post(there(dossier, paper.pk), {"file": a_file("y", "y.pdf")}).status_code == 422
    assert desk(office.officer).post(there(dossier, 10**9), {"file": a_file("y", "y.pdf")}).status_code == 404
    closed, its = on_paper(office, "deliver")
    assert desk(office.intake).post(there(closed, its.pk), {"file": a_file("y", "y.pdf")}).status_code == 422
    assert journal.next_seq(dossier.subject) == seq
