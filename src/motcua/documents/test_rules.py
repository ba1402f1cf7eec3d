"""What a file is, what it may be called, what is odd about it: no database, no disk."""

import re
import struct
import unicodedata
from datetime import datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.documents import rules
from motcua.documents.builders import a_docx, a_jpeg, a_pdf, a_png, an_archive, an_odt, an_xlsx
from motcua.documents.rules import office
from motcua.kernel.moments import HANOI
from motcua.kernel.refusals import Refusal

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
TIFF = b"II*\x00\x08\x00\x00\x00\x00\x00"
WEBP = b"RIFF" + struct.pack("<I", 18) + b"WEBPVP8L" + bytes(10)
HEIC = b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic" + bytes(40)
AVIF = b"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00mif1avif" + bytes(40)
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200)
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (a_pdf(), "đơn.pdf", PDF),
        (a_pdf(), "no name at all", PDF),
        (b"\xef\xbb\xbf\r\n" + a_pdf(), "from a scanner.pdf", PDF),
        (a_png(), "ảnh.pdf", PNG),
        (a_jpeg(), "thẻ.JPG", JPEG),
        (TIFF, "quét.tif", "image/tiff"),
        (WEBP, "ảnh.webp", "image/webp"),
        (HEIC, "IMG_0001.HEIC", "image/heic"),
        (a_docx(), "đơn.docx", office.DOCX),
        (an_xlsx(), "bảng.xlsx", office.XLSX),
        (an_odt(), "đơn.odt", office.ODT),
        ("Kính gửi: Sở Nông nghiệp\r\n\tCăn cứ 1 < 2".encode(), "thư.txt", "text/plain"),
    ],
)
def test_a_kind_is_known_by_its_content(content, name, kind):
    assert rules.media_type(content, name) == kind


@pytest.mark.parametrize(
    ("content", "name", "found"),
    [
        (EXE, "đơn.pdf", "exe"),
        (b"\x7fELF\x02\x01\x01" + bytes(60), "đơn.pdf", "exe"),
        (HTML, "đơn.pdf", "html"),
        (b"\xef\xbb\xbf  \n<HTML>", "đơn.txt", "html"),
        (SVG, "ảnh.png", "svg"),
        (SVG, "ảnh.txt", "svg"),
        (b"#!/bin/sh\nrm -rf /\n", "đọc.txt", "script"),
        (b"@echo off\r\ndel *.*", "cài đặt.bat", "unknown"),  # text must call itself text
        (b"Xin ch\xc3\xa0o", "no extension", "unknown"),
        (b"a\x00b", "nul.txt", "unknown"),
        (b"xin ch\xe0o", "not utf-8.txt", "unknown"),
        (b"x" * 5000 + b"<script src=//evil>", "late.txt", "html"),
        (OLE, "đơn.docx", "office-97"),
        (AVIF, "ảnh.heic", "avif"),
        (b"GIF89a" + bytes(30), "ảnh.gif", "gif"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(30), "hồ sơ.rar", "rar"),
        (b"%FDF-1.2\n", "x.pdf", "unknown"),
        (b"\x00", "x.pdf", "unknown"),
        # two in one
        (HTML + a_pdf(), "đơn.pdf", "html"),
        (EXE + a_pdf(), "đơn.pdf", "exe"),
        (a_png() + an_archive({"Main.class": b"\xca\xfe\xba\xbe"}), "ảnh.png", "two-in-one"),
        (a_pdf() + an_archive({"a": b"b"}), "đơn.pdf", "two-in-one"),
        (a_jpeg() + an_archive({"a": b"b"})[:-2] + b"\x05\x00hello", "a.jpg", "two-in-one"),
        # archives that are no office file, or a bad one
        (an_archive({"setup.exe": EXE}), "đơn.docx", "zip"),
        (an_archive({"[Content_Types].xml": b"<Types/>"}), "đơn.docx", "zip"),
        (b"PK\x03\x04" + bytes(100), "đơn.docx", "zip-damaged"),
        (a_docx()[:-30], "đơn.docx", "zip-damaged"),
        (a_docx({"word/vbaProject.bin": b"x"}), "đơn.docx", "office-macros"),
        (a_docx(part="application/vnd.ms-word.document.macroEnabled.main+xml"), "đơn.docx", "office-macros"),
        (an_odt({"Basic/Standard/Module1.xml": b"x"}), "đơn.odt", "office-macros"),
        (an_odt({"META-INF/manifest.xml": b"<manifest:encryption-data/>"}), "đơn.odt", "office-locked"),
        (a_docx({"../../etc/passwd": b"x"}), "đơn.docx", "zip-unsafe"),
        (a_docx({"/etc/passwd": b"x"}), "đơn.docx", "zip-unsafe"),
        (a_docx({"word/big.xml": bytes(20 * 1024 * 1024)}), "đơn.docx", "zip-bomb"),
        (a_docx({f"word/{n}.xml": b"" for n in range(office.MOST_ENTRIES)}), "đơn.docx", "zip-bomb"),
        (a_docx({"[Content_Types].xml": b"<" + bytes(2 * 1024 * 1024)}), "đơn.docx", "zip-damaged"),
    ],
)
def test_what_is_not_on_the_list_is_refused(content, name, found):
    with pytest.raises(Refusal) as no:
        rules.media_type(content, name)

    assert no.value == Refusal("file-type-refused", found=found)


def test_a_locked_archive_is_refused():
    content = bytearray(a_docx())
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(header) + flags] |= 1

    with pytest.raises(Refusal) as no:
        rules.media_type(bytes(content), "đơn.docx")

    assert no.value.facts == {"found": "office-locked"}


def test_nothing_is_refused_as_empty():
    with pytest.raises(Refusal) as no:
        rules.media_type(b"", "đơn.pdf")

    assert no.value == Refusal("file-empty")


HEADS = [b"", b"PK\x03\x04", b"%PDF-1.4", a_png()[:26], a_jpeg()[:30], WEBP[:16]]


@given(st.binary(max_size=300), st.sampled_from(HEADS))
def test_no_content_breaks_the_judge(tail, head):
    try:
        kind = rules.media_type(head + tail, "x.txt")
    except Refusal:
        return
    assert set(rules.warnings(head + tail, kind)) <= rules.WARNINGS


@pytest.mark.parametrize(
    ("name", "kind", "safe"),
    [
        ("Đơn đề nghị cấp phép.pdf", PDF, "Đơn đề nghị cấp phép.pdf"),
        (unicodedata.normalize("NFD", "Giấy ủy quyền.pdf"), PDF, "Giấy ủy quyền.pdf"),
        ("ẢNH THẺ.JPG", JPEG, "ẢNH THẺ.JPG"),
        ("../../etc/passwd", PDF, "passwd.pdf"),
        ("C:\\Users\\Đào\\đơn.pdf", PDF, "đơn.pdf"),
        ("..", PDF, "tệp.pdf"),
        ("", PDF, "tệp.pdf"),
        ("   ", PDF, "tệp.pdf"),
        (".pdf", PDF, "tệp.pdf"),
        (".htaccess", PDF, "htaccess.pdf"),
        ("đơn\x00.pdf", PDF, "đơn.pdf"),
        ("đơn\r\nSet-Cookie: a=b.pdf", PDF, "đơn Set-Cookie- a=b.pdf"),
        ("đơn\u202efdp.exe", PDF, "đơnfdp.pdf"),  # reads "đơnexe.pdf" on a screen that obeys
        ("đơn\u200b\ufeff.pdf", PDF, "đơn.pdf"),
        ("a\u2028b.pdf", PDF, "a b.pdf"),
        ("a\ud800b.pdf", PDF, "ab.pdf"),
        ('a<b>c:"d|e?f*.pdf', PDF, "a-b-c--d-e-f-.pdf"),
        ("CON", PDF, "_CON.pdf"),
        ("nul.tar.pdf", PDF, "_nul.tar.pdf"),
        ("lpt1 .pdf", PDF, "_lpt1.pdf"),
        ("Control.pdf", PDF, "Control.pdf"),
        ("đơn.pdf. . .", PDF, "đơn.pdf"),
        ("đơn.docx", PDF, "đơn.pdf"),
        ("đơn.pdf.exe", PDF, "đơn.pdf"),
        ("đơn.exe", PNG, "đơn.png"),
        ("exe", PNG, "tệp.png"),
        ("báo cáo v1.2", PDF, "báo cáo v1.2.pdf"),
        ("ảnh.jpeg", JPEG, "ảnh.jpeg"),
        ("ảnh.jpg", PNG, "ảnh.png"),
        ("a" * 500 + ".pdf", PDF, "a" * 116 + ".pdf"),
        ("ệ" * 500 + ".pdf", PDF, "ệ" * 65 + ".pdf"),  # three bytes each, 200 in all
        ("đơn/", PDF, "đơn.pdf"),
        ("a" + ".exe" * 100, PDF, "a.pdf"),
        ("a" * 3_000_000, PDF, "a" * 116 + ".pdf"),
        ("đơn  \t 1.pdf", PDF, "đơn 1.pdf"),
    ],
)
def test_a_name_is_made_safe(name, kind, safe):
    assert rules.safe_name(name, kind) == safe


@given(st.text(st.characters(), max_size=300), st.sampled_from(sorted(rules.KINDS)))
def test_any_name_becomes_a_safe_one_and_stays_it(name, kind):
    safe = rules.safe_name(name, kind)

    assert rules.safe_name(safe, kind) == safe
    assert not re.search(r'[/\\<>:"|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]', safe)
    assert safe == unicodedata.normalize("NFC", safe)
    assert len(safe) <= 120
    assert len(safe.encode()) <= 200
    assert safe.rpartition(".")[2].lower() in rules.KINDS[kind].extensions
    assert safe[0] not in ". "


@pytest.mark.parametrize(
    ("content", "kind", "warnings"),
    [
        (a_pdf(), PDF, []),
        (a_pdf()[:-60], PDF, ["cut-short"]),
        (a_pdf(locked=True), PDF, ["locked"]),
        (a_pdf(scripted=True), PDF, ["scripted"]),
        (a_pdf("about /Encrypt and /JavaScript"), PDF, []),
        (a_png(), PNG, []),
        (a_png(20, 20), PNG, ["tiny"]),
        (a_png()[:-5], PNG, ["cut-short"]),
        *((a_png(blank=True, row_filter=f), PNG, ["blank"]) for f in (0, 1, 2, 4)),
        *((a_png(blank=False, row_filter=f), PNG, []) for f in (0, 1, 2, 4)),
        (a_jpeg(), JPEG, []),
        (a_jpeg(100, 100), JPEG, ["tiny"]),
        (a_jpeg()[:-2], JPEG, ["cut-short"]),  # the thumbnail's own end is not the end
        (a_jpeg()[:40], JPEG, ["cut-short"]),
        (WEBP, "image/webp", []),
        (WEBP[:-1], "image/webp", ["cut-short"]),
        (HEIC, "image/heic", ["seldom-opens"]),
        (a_docx(), office.DOCX, []),
    ],
)
def test_a_warning_says_what_is_odd(content, kind, warnings):
    assert rules.warnings(content, kind) == warnings


def test_an_id_begins_with_the_moment_and_says_its_version():
    at = datetime(2024, 10, 15, 9, 0, 0, 123000, tzinfo=HANOI)

    id = rules.file_id(at, b"\xff" * 10)

    assert (id.version, id.variant) == (7, UUID(int=0x8 << 60).variant)
    assert id.int >> 80 == int(at.timestamp() * 1000)
    assert rules.file_id(at, bytes(10)) < id < rules.file_id(at.replace(microsecond=124000), bytes(10))
    assert len({rules.file_id(at, bytes([n] * 10)) for n in range(256)}) == 256


def test_a_content_lies_by_its_hash():
    assert rules.place("abcd" + "0" * 60) == "ab/cd/abcd" + "0" * 60
