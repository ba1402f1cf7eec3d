from datetime import timedelta

import pytest

from motcua.documents import queries, rules
from motcua.documents.builders import AT, CITIZEN, SOMEBODY_ELSE, a_docx, a_jpeg, a_kept_file, a_pdf, a_png
from motcua.documents.models import File

pytestmark = pytest.mark.django_db
NAME = "Đơn đề nghị.pdf"


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    disk = {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"documents": disk}


def test_a_file_is_found_by_its_id_alone():
    kept = a_kept_file()

    assert queries.file(kept.id) == kept
    assert queries.file(rules.file_id(AT, bytes(10))) is None


def test_files_of_a_subject_come_in_the_order_they_were_kept():
    later, earlier = (a_kept_file(at=AT + timedelta(minutes=m), subject="dossier:1") for m in (5, 0))
    a_kept_file(subject="dossier:10")
    loose = a_kept_file(by=SOMEBODY_ELSE)

    assert list(queries.of("dossier:1")) == [earlier, later]
    assert list(queries.unattached(SOMEBODY_ELSE)) == [loose]
    assert not queries.unattached(CITIZEN).exists()


def test_a_content_is_read_piece_by_piece():
    content = a_pdf("x" * 50_000)

    with queries.open_content(a_kept_file(content)) as opened:
        assert b"".join(iter(lambda: opened.read(1000), b"")) == content


@pytest.mark.parametrize(
    ("content", "name", "inline"),
    [
        (a_pdf(), "a.pdf", True),
        (a_png(), "a.png", True),
        (a_jpeg(), "a.jpg", True),
        (b"II*\x00\x08\x00\x00\x00", "a.tif", False),
        (a_docx(), "a.docx", False),
        (b"Xin", "a.txt", False),
    ],
)
def test_only_three_kinds_are_shown_on_a_page_whatever_is_asked(content, name, inline):
    kept = a_kept_file(content, name=name)

    assert queries.safe_inline(kept) is inline
    shown = queries.headers(kept, inline=True)["Content-Disposition"]
    assert shown == f'{"inline" if inline else "attachment"}; filename="{name}"'
    assert queries.headers(kept)["Content-Disposition"] == f'attachment; filename="{name}"'


def test_headers_say_what_it_is_and_let_it_do_nothing():
    headers = queries.headers(a_kept_file(a_pdf()))

    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Length"] == str(len(a_pdf()))
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert headers["Cache-Control"] == "private, no-store"


def test_text_says_its_letters():
    assert queries.headers(a_kept_file(b"Xin", name="a.txt"))["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("don.pdf", 'attachment; filename="don.pdf"'),
        (NAME, "attachment; filename*=utf-8''%C4%90%C6%A1n%20%C4%91%E1%BB%81%20ngh%E1%BB%8B.pdf"),
        ('a";x=y.pdf', 'attachment; filename="a-;x=y.pdf"'),
        ("a\r\nX-Evil: 1.pdf", 'attachment; filename="a X-Evil- 1.pdf"'),
    ],
)
def test_a_vietnamese_name_travels_and_a_nasty_one_stays_a_name(name, sent):
    assert queries.headers(a_kept_file(name=name))["Content-Disposition"] == sent


def test_every_field_has_its_class():
    assert set(File.PRIVACY) == {field.attname for field in File._meta.fields} - {"id"}
