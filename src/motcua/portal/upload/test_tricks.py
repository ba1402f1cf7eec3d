"""Every trick with a file, by both ways in: a sentence that says what to do, nothing lost, nothing handed out that runs."""

import gzip
import io
import zipfile

import pytest

from motcua.documents.builders import a_docx, a_jpeg, a_pdf, a_png, an_archive, an_odt
from motcua.documents.models import File, Upload
from motcua.portal.builders import SCRIPT, a_file, begun, browser_of, words

pytestmark = pytest.mark.django_db
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-" + b"FILE!$H+H*"  # in two, or this file is deleted
HTML = b"<!DOCTYPE html><html><body><script>alert(document.cookie)</script></body></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'
EXE = b"MZ\x90\x00\x03" + bytes(300)
KIND, EMPTY = "Loại tệp này không được nhận", "Tệp không có nội dung"


def a_bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("word/document.xml", bytes(60_000_000))
    return out.getvalue()


REFUSED = {
    "nothing in it": ("đơn.pdf", b"", EMPTY),
    "a program called PDF": ("đơn.pdf", EXE, KIND),
    "a program called picture": ("ảnh.jpg", b"\x7fELF" + bytes(200), KIND),
    "a page called PDF": ("đơn.pdf", HTML, KIND),
    "a page called text": ("đơn.txt", HTML, KIND),
    "a page with a picture's beginning": ("a.gif", b"GIF89a/*" + HTML, KIND),
    "a drawing that runs": ("ảnh.svg", SVG, KIND),
    "a drawing that runs, called PNG": ("ảnh.png", SVG, KIND),
    "a packed drawing": ("ảnh.svgz", gzip.compress(SVG), KIND),
    "a script": ("chạy.sh", b"#!/bin/sh\nrm -rf /\n", KIND),
    "a script for servers": ("a.php", b"<?php system($_GET['c']); ?>", KIND),
    "the test virus": ("eicar.com", EICAR, KIND),
    "the test virus called PDF": ("eicar.pdf", EICAR, KIND),
    "PDF and archive in one": ("đơn.pdf", a_pdf() + an_archive({"a.class": b"\xca\xfe\xba\xbe"}), KIND),
    "picture and archive in one": ("ảnh.png", a_png() + an_archive({"a.html": HTML}), KIND),
    "page and PDF in one": ("đơn.pdf", HTML + a_pdf(), KIND),
    "a bomb": ("đơn.docx", a_bomb(), KIND),
    "a bomb of many": ("đơn.docx", a_docx({f"word/{n}.xml": b"" for n in range(4_001)}), KIND),
    "macros": ("đơn.docx", a_docx({"word/vbaProject.bin": b"x"}), "Tệp có macro"),
    "a path in the archive": ("đơn.docx", a_docx({"../../etc/cron.d/x": b"x"}), KIND),
    "an archive": ("hồ sơ.zip", an_archive({"a.pdf": a_pdf()}), KIND),
    "an old Word file": ("đơn.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "kiểu cũ"),
    "a link": ("a.url", b"[InternetShortcut]\nURL=file://evil\n", KIND),
    "half a signature": ("a.pdf", b"%PD", KIND),
}
TAKEN = {
    "another extension": ("đơn.exe", a_pdf(), "đơn.pdf"),
    "two extensions": ("đơn.pdf.exe", a_pdf(), "đơn.pdf"),
    "no extension": ("đơn", a_pdf(), "đơn.pdf"),
    "a picture called PDF": ("ảnh.pdf", a_png(), "ảnh.png"),
    "a path": ("../../../etc/passwd", a_pdf(), "passwd.pdf"),
    "a path of Windows": ("C:\\Windows\\system32\\đơn.pdf", a_pdf(), "đơn.pdf"),
    "a device": ("CON.pdf", a_pdf(), "_CON.pdf"),
    "hidden": (".htaccess", a_pdf(), "htaccess.pdf"),
    "reads backwards": ("đơn\u202efdp.exe", a_pdf(), "đơnfdp.pdf"),
    "a script in the name": ("<script>alert(1)</script>.pdf", a_pdf(), None),
    "a header in the name": ("đơn\r\nSet-Cookie: a=b.pdf", a_pdf(), None),
    "as long a name as a disk keeps": ("ệ" * 251 + ".pdf", a_pdf(), None),
    "piled-up marks": ("a" + "\u0301" * 250 + ".pdf", a_pdf(), None),
    "only signs": ("🌾" * 200, a_pdf(), None),
    "quotation marks": ('a"; filename="b.html', a_pdf(), None),
    "an archive by name only": ("hồ sơ.zip", an_odt(), "hồ sơ.odt"),
    "a skeleton of a picture": ("ảnh.jpg", a_jpeg(), "ảnh.jpg"),
}
# No disk keeps such names: only a program sends them. A form is refused as a whole; the page's script tells the name apart.
NO_NAMES = {
    "cannot be seen": ("\u200b\u200b\ufeff", 422),
    "longer than a disk keeps": ("ệ" * 3_000 + ".pdf", 400),
    "piled-up marks without end": ("a" + "\u0301" * 500 + ".pdf", 400),
}


@pytest.fixture
def client(office):
    return browser_of(office.citizen)


@pytest.fixture
def draft(client):
    draft = begun(client)
    client.post(f"/nop/{draft.pk}/giay-to/paper-1/", {"paper-1": a_file("trước", "có trước.pdf")})
    return draft


def whole(client, draft, name, content):
    file = io.BytesIO(content)
    file.name = name
    return client.post(f"/nop/{draft.pk}/giay-to/paper-1/", {"paper-1": file}, headers=SCRIPT)


def in_pieces(client, draft, name, content):
    begun = client.post("/tai-len/", {"name": name, "size": len(content), "modified": "1", "place": "x"}, headers=SCRIPT)
    if begun.status_code != 201:
        return begun
    id = begun.json()["id"]
    for start in range(0, len(content), 1_000_000):
        piece = content[start : start + 1_000_000]
        client.post(f"/tai-len/{id}/?tu={start}", piece, content_type="application/octet-stream", headers=SCRIPT)
    return client.post(f"/nop/{draft.pk}/giay-to/paper-1/", {"upload": id}, headers=SCRIPT)


@pytest.mark.parametrize("way", [whole, in_pieces])
@pytest.mark.parametrize("trick", REFUSED)
def test_it_is_refused_in_a_sentence_and_what_was_there_stays(client, draft, trick, way):
    name, content, sentence = REFUSED[trick]
    answer = way(client, draft, name, content)
    assert (answer.status_code, answer["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert sentence in answer.content.decode()
    assert "Hãy" in answer.content.decode(), "it says what to do"
    assert [file.name for file in File.objects.all()] == ["có trước.pdf"]
    assert not Upload.objects.exists()
    assert "có trước.pdf" in words(client.get(f"/nop/{draft.pk}/giay-to/"))


@pytest.mark.parametrize("way", [whole, in_pieces])
@pytest.mark.parametrize("trick", TAKEN)
def test_a_strange_name_is_made_safe_and_what_is_handed_out_cannot_run(client, draft, trick, way):
    name, content, safe = TAKEN[trick]
    assert way(client, draft, name, content).status_code == 201
    file = File.objects.order_by("-id").first()
    assert safe is None or file.name == safe
    assert not set(file.name) & set('<>:"/\\|?*\r\n\0')
    for address in (f"/nop/{draft.pk}/tep/{file.id}/", f"/tep/{file.id}/goc/"):
        handed = client.get(address)
        assert b"".join(handed.streaming_content) == content
        assert handed["Content-Disposition"].startswith("attachment")
        assert "\n" not in handed["Content-Disposition"]
        assert handed["X-Content-Type-Options"] == "nosniff"
        assert handed["Content-Security-Policy"].startswith("sandbox")
        assert handed["Content-Type"].split(";")[0] not in {"text/html", "image/svg+xml", "application/xhtml+xml"}
    page = client.get(f"/nop/{draft.pk}/giay-to/").content.decode()
    assert "<script>alert" not in page


def test_four_gigabytes_are_refused_before_they_come_and_while_they_come(client, draft, settings):
    said = {"name": "khổng lồ.pdf", "size": 4 * 1024**3, "modified": "1", "place": "x"}
    answer = client.post("/tai-len/", said, headers=SCRIPT)
    assert (answer.status_code, "Tệp lớn hơn 20" in answer.content.decode()) == (422, True)
    settings.DOCUMENT_LIMIT_BYTES = 300_000
    streamed = whole(client, draft, "khổng lồ.pdf", a_pdf() + bytes(400_000))
    assert (streamed.status_code, "Tệp lớn hơn" in streamed.content.decode()) == (422, True)
    lied = client.post("/tai-len/", said | {"size": 1000}, headers=SCRIPT).json()["id"]
    more = client.post(f"/tai-len/{lied}/?tu=0", bytes(1001), content_type="application/octet-stream", headers=SCRIPT)
    assert (more.status_code, "dài hơn tệp đã báo" in more.content.decode()) == (413, True)
    assert [file.name for file in File.objects.all()] == ["có trước.pdf"]


@pytest.mark.parametrize("name", NO_NAMES)
def test_a_name_that_no_disk_keeps_harms_nothing(client, draft, name):
    sent, status = NO_NAMES[name]
    refused = whole(client, draft, sent, a_pdf("mới"))
    assert refused.status_code == status
    assert "hãy" in words(refused).lower(), "it says what to do"
    assert [file.name for file in File.objects.all()] == ["có trước.pdf"]
    assert in_pieces(client, draft, sent, a_pdf("mới")).status_code == 201
    assert len(File.objects.order_by("id").last().name) <= 200
