"""The script's way of sending: begun, in pieces, ended at the place where the file belongs."""

import pytest
from django.test import Client

from motcua.documents.builders import a_pdf
from motcua.documents.models import File, Upload
from motcua.portal.builders import SCRIPT, begun, browser_of, words

pytestmark = pytest.mark.django_db
CONTENT = a_pdf() + b"%" + b"x" * 5000
SIZE = len(CONTENT)


@pytest.fixture
def client(office):
    return browser_of(office.citizen)


@pytest.fixture
def draft(client):
    return begun(client)


def begin(client, size=SIZE, name="đơn.pdf", place="/nop/1/giay-to/paper-1/"):
    said = {"name": name, "size": size, "modified": "1", "place": place}
    return client.post("/tai-len/", said, headers=SCRIPT)


def add(client, id, start, piece):
    return client.post(f"/tai-len/{id}/?tu={start}", piece, content_type="application/octet-stream", headers=SCRIPT)


def test_a_file_in_pieces_becomes_a_paper_and_a_second_ending_changes_nothing(client, draft):
    id = begin(client).json()["id"]
    assert add(client, id, 0, CONTENT[:2000]).json()["received"] == 2000
    assert client.get(f"/tai-len/{id}/", headers=SCRIPT).json()["received"] == 2000
    assert begin(client).json() == {"id": id, "received": 2000, "size": len(CONTENT)}
    lost = add(client, id, 0, CONTENT[:2000])
    assert (lost.status_code, lost.json()) == (409, {"received": 2000})
    add(client, id, 2000, CONTENT[2000:])
    for _ in range(2):
        answer = client.post(f"/nop/{draft.pk}/giay-to/paper-1/", {"upload": id}, headers=SCRIPT)
        assert (answer.status_code, "đơn.pdf" in words(answer)) == (201, True)
    assert draft.papers.get().file.size == len(CONTENT)


def test_a_cut_off_file_leaves_no_paper(client, draft):
    id = begin(client).json()["id"]
    add(client, id, 0, CONTENT[:2000])
    answer = client.post(f"/nop/{draft.pk}/giay-to/paper-1/", {"upload": id}, headers=SCRIPT)
    assert (answer.status_code, "Tệp chưa đến đủ" in words(answer)) == (422, True)
    assert not draft.papers.exists()
    assert not File.objects.exists()
    assert client.post(f"/tai-len/{id}/bo/", headers=SCRIPT).status_code == 204
    assert client.get(f"/tai-len/{id}/", headers=SCRIPT).status_code == 404


@pytest.mark.parametrize(("size", "sentence"), [
    (0, "Tệp không có nội dung"), (4 * 1024**3, "Tệp lớn hơn 20"), ("-5", "Chưa chọn tệp"), ("٣", "Chưa chọn tệp"),
    ("9" * 400, "Chưa chọn tệp"), ("", "Chưa chọn tệp"),
])  # fmt: skip
def test_what_cannot_be_taken_is_said_at_once(client, size, sentence):
    answer = begin(client, size)
    assert (answer.status_code, answer["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert sentence in answer.content.decode()


@pytest.mark.parametrize(("start", "piece"), [("0", b""), ("0", b"x" * 6000), ("0", b"x" * 1_100_000), ("", b"x"), ("-1", b"x")])
def test_a_piece_that_fits_nowhere_is_said(client, start, piece):
    answer = add(client, begin(client).json()["id"], start, piece)
    assert answer.status_code == 413
    assert Upload.objects.get().received == 0


@pytest.mark.parametrize("nonsense", ["", "x", "\0", "-" * 36, "00000000-0000-0000-0000-000000000000"])
def test_nonsense_ends_nothing(client, draft, nonsense):
    answer = client.post(f"/nop/{draft.pk}/giay-to/paper-1/", {"upload": nonsense}, headers=SCRIPT)
    assert (answer.status_code, "không còn trên máy chủ" in words(answer)) == (422, True)


def test_nobody_elses(client, draft, office):
    id = begin(client).json()["id"]
    theirs = browser_of(office.stranger)
    assert theirs.get(f"/tai-len/{id}/").status_code == 404
    assert add(theirs, id, 0, b"x").status_code == 404
    theirs.post(f"/tai-len/{id}/bo/")
    assert Upload.objects.get().received == 0
    for answer in (begin(Client()), add(Client(), id, 0, b"x"), Client().post(f"/tai-len/{id}/bo/", headers=SCRIPT)):
        assert (answer.status_code, "đăng nhập" in answer.content.decode()) == (401, True)
