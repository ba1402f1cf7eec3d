"""Files that come in piece by piece: cut lines, second tries, other people's, too much at once."""

import hashlib
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection

from motcua.documents import commands, queries, rules
from motcua.documents.builders import AT, CITIZEN, SOMEBODY_ELSE, a_pdf
from motcua.documents.models import File, Upload, UploadPiece
from motcua.documents.test_commands import contents, store
from motcua.kernel.refusals import Refusal

__all__ = ["store"]  # the fixture
pytestmark = pytest.mark.django_db
CONTENT = a_pdf() + b"%" + b"x" * 3_000
SIZE = len(CONTENT)


def begin(size=SIZE, *, name="đơn.pdf", place="/nop/1/giay-to/don/", modified="1", by=CITIZEN, at=AT):
    return commands.begin(name=name, size=size, place=place, modified=modified, by=by, at=at)


def send(upload, content=CONTENT, *, piece=1000, until=None):
    for start in range(upload.received, len(content) if until is None else until, piece):
        upload = commands.append(upload.id, content[start : start + piece], start=start, by=CITIZEN, at=AT)
    return upload


def refusal(do, *words, **said):
    with pytest.raises(Refusal) as no:
        do(*words, **said)
    return no.value


def test_pieces_become_the_file_they_were(store):
    upload = send(begin())
    kept = commands.finish(upload.id, by=CITIZEN, at=AT)
    assert (kept.name, kept.size, kept.sha256) == ("đơn.pdf", len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
    with queries.open_content(kept) as content:
        assert content.read() == CONTENT
    assert not UploadPiece.objects.exists()


def test_who_comes_back_goes_on_where_it_broke(store):
    send(begin(), until=2000)
    again = begin()
    assert (Upload.objects.count(), again.received) == (1, 2000)
    assert commands.finish(send(again).id, by=CITIZEN, at=AT).sha256 == hashlib.sha256(CONTENT).hexdigest()


def test_a_piece_whose_answer_was_lost_is_not_taken_twice():
    upload = send(begin(), until=1000)
    no = refusal(commands.append, upload.id, CONTENT[:1000], start=0, by=CITIZEN, at=AT)
    assert no == Refusal("upload-elsewhere", received=1000)
    assert refusal(commands.append, upload.id, b"x", start=1500, by=CITIZEN, at=AT).facts == {"received": 1000}


def test_a_second_ending_gives_the_same_file(store):
    upload = send(begin())
    first, second = (commands.finish(upload.id, by=CITIZEN, at=AT) for _ in range(2))
    assert (first, File.objects.count()) == (second, 1)
    assert commands.append(upload.id, b"more", start=0, by=CITIZEN, at=AT).kept == first.id
    assert begin().id != upload.id, "the same file once more is another upload"


def test_half_a_file_is_not_kept():
    upload = send(begin(), until=1000)
    assert refusal(commands.finish, upload.id, by=CITIZEN, at=AT) == Refusal("upload-unfinished", received=1000)
    assert not File.objects.exists()


def test_what_is_refused_leaves_nothing(store):
    program = b"MZ\x90\x00" + bytes(500)
    upload = send(begin(len(program)), program)
    assert refusal(commands.finish, upload.id, by=CITIZEN, at=AT) == Refusal("file-type-refused", found="exe")
    assert (Upload.objects.count(), UploadPiece.objects.count(), contents(store)) == (0, 0, [])


@pytest.mark.parametrize(("size", "code"), [(0, "file-empty"), (-1, "file-empty"), (4 * 1024**3, "file-too-large")])
def test_what_cannot_be_taken_is_said_before_the_first_byte(size, code):
    assert refusal(begin, size).code == code
    assert not Upload.objects.exists()


@pytest.mark.parametrize("piece", [b"", b"x" * (rules.PIECE_LIMIT + 1), b"x" * 11])
def test_more_than_was_said_is_not_taken(piece):
    upload = begin(10)
    assert refusal(commands.append, upload.id, piece, start=0, by=CITIZEN, at=AT).code == "upload-too-long"


def test_another_person_finds_nothing():
    upload = send(begin(), until=1000)
    assert queries.upload(upload.id, SOMEBODY_ELSE) is None
    assert refusal(commands.append, upload.id, b"x", start=1000, by=SOMEBODY_ELSE, at=AT) == Refusal("upload-gone")
    assert refusal(commands.finish, upload.id, by=SOMEBODY_ELSE, at=AT) == Refusal("upload-gone")
    commands.cancel(upload.id, by=SOMEBODY_ELSE)
    assert begin(by=SOMEBODY_ELSE).id != upload.id
    assert Upload.objects.count() == 2


def test_a_person_sends_so_much_at_once_and_what_stands_still_makes_room():
    for number in range(rules.sending.MOST_UPLOADS):
        begin(name=f"{number}.pdf")
    assert refusal(begin) == Refusal("uploads-too-many")
    assert begin(by=SOMEBODY_ELSE)
    assert begin(at=AT + rules.STALE_AFTER + timedelta(seconds=1))
    assert Upload.objects.count() == 2


def test_many_large_ones_are_too_much():
    size = 20 * 1024 * 1024
    for number in range(rules.sending.MOST_BYTES // size):
        begin(size, name=f"{number}.pdf")
    assert refusal(begin, size) == Refusal("uploads-too-many")


def test_what_was_left_behind_is_cleared():
    old, new = begin(name="cũ.pdf"), begin(at=AT + timedelta(hours=20))
    send(old, until=1000)
    assert commands.clear_uploads(at=AT + timedelta(hours=25)) == 1
    assert list(Upload.objects.all()) == [new]
    assert not UploadPiece.objects.exists()
    commands.cancel(new.id, by=CITIZEN)
    commands.cancel(UUID(int=0), by=CITIZEN)
    assert not Upload.objects.exists()


@pytest.mark.parametrize("name", ["", "\0", "a\ud800.pdf", "🌾" * 3000, "../../etc/passwd", "\u202efdp.exe", "ệ" * 400])
def test_any_name_can_be_on_its_way(store, name):
    upload = send(begin(name=name, place=name, modified=name))
    assert commands.finish(upload.id, by=CITIZEN, at=AT).name.endswith(".pdf")


def test_what_is_on_its_way_is_in_no_log():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname IN ('documents_upload', 'documents_uploadpiece')")
        assert cursor.fetchall() == [("u",), ("u",)]
