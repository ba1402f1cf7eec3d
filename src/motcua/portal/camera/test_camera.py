"""Photographs of a paper: on this device, or from a phone by a link that works once."""

import io
import re
from uuid import uuid4

import pypdf
import pytest
from django.test import Client
from PIL import Image

from motcua.documents import commands as documents
from motcua.documents.builders import a_pdf
from motcua.documents.examiner import builders as corpus
from motcua.documents.models import CameraLink, File, Upload, UploadPiece
from motcua.journal.models import Event
from motcua.portal.builders import NOW, begun, browser_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(office):
    return browser_of(office.citizen)


@pytest.fixture
def draft(client):
    return begun(client)


def photo(number=0, orientation=1, name="IMG_1.jpg"):
    page = corpus.a_picture(corpus.SOURCES[number]).copy()
    page = page.rotate(90, expand=True) if orientation == 6 else page
    file = io.BytesIO(corpus.with_exif(page, orientation))
    file.name = name
    return file


def a_link(client, draft, paper="paper-1"):
    page = client.post(f"/nop/{draft.pk}/giay-to/{paper}/chup/ma/").content.decode()
    return re.search(r"http://testserver(/chup/[^<]+/)", page)[1]


def sheets(file):
    with documents.keeping.storages["documents"].open(f"{file.sha256[:2]}/{file.sha256[2:4]}/{file.sha256}") as content:
        return pypdf.PdfReader(io.BytesIO(content.read())).pages


def test_several_photographs_become_one_upright_pdf(client, draft):
    answer = client.post(f"/nop/{draft.pk}/giay-to/paper-1/chup/", {"photos": [photo(0), photo(1, 6), photo(2)]})
    assert answer["Location"] == f"/nop/{draft.pk}/giay-to/#paper-1"
    paper = draft.papers.get()
    assert (paper.requirement, paper.file.media_type) == ("paper-1", "application/pdf")
    assert paper.file.name.startswith("Đơn đề nghị")
    assert [page.mediabox.height > page.mediabox.width for page in sheets(paper.file)] == [True] * 3
    documents.examine_waiting(10, at=NOW)
    assert [one["code"] for one in File.objects.get().findings if one["code"] != "looks-like"] == []


def test_nothing_of_the_camera_comes_along(client, draft):
    exif = Image.Exif()
    exif[0x010F] = "MotcuaPhone of Nguyễn Thị Đào"
    file = io.BytesIO(corpus.as_jpeg(corpus.a_picture(corpus.SOURCES[0]), exif=exif))
    file.name = "a.jpg"
    client.post(f"/nop/{draft.pk}/giay-to/paper-1/chup/", {"photos": [file]})
    kept = draft.papers.get().file
    with documents.keeping.storages["documents"].open(f"{kept.sha256[:2]}/{kept.sha256[2:4]}/{kept.sha256}") as content:
        assert b"MotcuaPhone" not in content.read()


def no_picture():
    file = io.BytesIO(a_pdf())
    file.name = "a.jpg"
    return file


def half_a_picture():
    file = io.BytesIO(photo().read()[:3000])
    file.name = "b.jpg"
    return file


@pytest.mark.parametrize(("photos", "sentence"), [
    (lambda: [], "Chưa có ảnh nào"), (lambda: [no_picture()], "Loại tệp này không được nhận"),
    (lambda: [photo(), half_a_picture()], "Không đọc được ảnh thứ 2"),
    (lambda: [photo() for _ in range(31)], "Nhiều nhất 30 trang"),
])  # fmt: skip
def test_what_cannot_be_bound_is_said_and_nothing_is_kept(client, draft, photos, sentence):
    answer = client.post(f"/nop/{draft.pk}/giay-to/paper-1/chup/", {"photos": photos()})
    assert (answer.status_code, sentence in words(answer)) == (422, True)
    assert not File.objects.exists()


def test_a_phone_sends_once_without_signing_in_and_the_computer_hears_of_it(client, draft):
    address = a_link(client, draft)
    link = CameraLink.objects.get()
    assert "Đang chờ ảnh" in words(client.get(f"/chup-anh/{link.id}/da-ve/"))
    phone = Client()
    page = phone.get(address)
    assert (page.status_code, "Đơn đề nghị" in words(page), "Trần Thị Bình" in words(page)) == (200, True, False)
    assert "Đã gửi" in words(phone.post(address, {"photos": [photo()]}))
    assert draft.papers.get().requirement == "paper-1"
    assert "Đã nhận" in words(client.get(f"/chup-anh/{link.id}/da-ve/"))
    event = Event.objects.filter(subject=f"file:{draft.papers.get().file_id}").first()
    assert (event.kind, event.data["link"], event.data["sheets"]) == ("file.photographed", str(link.id), 1)
    again = phone.post(address, {"photos": [photo()]})
    assert (again.status_code, "đã dùng rồi" in words(again), draft.papers.count()) == (404, True, 1)


def test_a_link_ends_and_a_newer_one_ends_the_older(client, draft, settings):
    first = a_link(client, draft)
    second = a_link(client, draft)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    settings.DEMO_OFFSET_SECONDS += 15 * 60 + 5
    ended = Client().post(second, {"photos": [photo()]})
    assert (ended.status_code, "đã hết hạn" in words(ended)) == (404, True)
    assert "hết hạn mà chưa có ảnh" in words(client.get(f"/chup-anh/{CameraLink.objects.get().id}/da-ve/"))
    assert documents.clear_links(at=NOW.replace(hour=23)) == 1


def test_a_bad_photograph_leaves_the_link_to_be_used(client, draft):
    address = a_link(client, draft)
    assert Client().post(address, {"photos": [half_a_picture()]}).status_code == 422
    assert "Đã gửi" in words(Client().post(address, {"photos": [photo()]}))


def test_the_secret_itself_is_kept_nowhere(client, draft):
    secret = a_link(client, draft).split("/")[2]
    assert secret not in str(list(CameraLink.objects.values()))
    assert len(secret) == 32


def test_nobody_else(client, draft, office):
    a_link(client, draft)
    link = CameraLink.objects.get()
    for other in (office.stranger, office.intake):
        theirs = browser_of(other)
        assert theirs.get(f"/nop/{draft.pk}/giay-to/paper-1/chup/").status_code == 404
        assert theirs.post(f"/nop/{draft.pk}/giay-to/paper-1/chup/ma/").status_code == 404
        assert theirs.get(f"/chup-anh/{link.id}/da-ve/").status_code == 404
    assert client.get(f"/nop/{draft.pk}/giay-to/paper-99/chup/").status_code == 404
    assert Client().get("/chup/nonsense/").status_code == 404


def in_pieces(client, address, content, name="IMG_1.jpg", place="/anywhere/", piece=4096):
    """Send one photograph as the page's script does, and return its key."""
    begun = client.post(address, {"name": name, "size": len(content), "modified": "1", "place": place})
    assert begun.status_code == 201, begun.content
    key, at = begun.json()["id"], begun.json()["received"]
    while at < len(content):
        answer = client.post(f"{address}{key}/?tu={at}", content[at : at + piece], content_type="application/octet-stream")
        at = answer.json()["received"]
    return key


SCRIPT = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


def test_photographs_that_came_in_pieces_are_bound_in_order_and_once(client, draft):
    camera = f"/nop/{draft.pk}/giay-to/paper-1/chup/"
    keys = [in_pieces(client, "/tai-len/", photo(n).read(), f"{n}.jpg") for n in (0, 1)]
    assert client.post(camera, {"upload": keys}, **SCRIPT).status_code == 204
    assert client.post(camera, {"upload": keys})["Location"] == f"/nop/{draft.pk}/giay-to/#paper-1"
    paper = draft.papers.get()
    assert len(sheets(paper.file)) == 2
    assert not UploadPiece.objects.exists()
    again = client.post(camera, {"upload": [*keys[:1], str(uuid4())]}, **SCRIPT)
    assert (again.status_code, "gửi lại" in again.content.decode()) == (404, True)


def test_what_has_not_come_wholly_or_is_no_picture_is_said_and_stays(client, draft):
    camera = f"/nop/{draft.pk}/giay-to/paper-1/chup/"
    half = client.post("/tai-len/", {"name": "a.jpg", "size": 9, "modified": "1", "place": camera}).json()["id"]
    assert client.post(camera, {"upload": half}, **SCRIPT).status_code == 422
    bad = in_pieces(client, "/tai-len/", a_pdf(), "b.jpg")
    refused = client.post(camera, {"upload": bad}, **SCRIPT)
    assert (refused.status_code, "Loại tệp này không được nhận" in refused.content.decode()) == (422, True)
    assert UploadPiece.objects.filter(upload=bad).exists()
    assert not File.objects.exists()


def test_a_phone_sends_in_pieces_through_its_link_alone(client, draft, office, settings):
    address = a_link(client, draft)
    phone = Client()
    key = in_pieces(phone, f"{address}anh/", photo().read(), place=address)
    assert address.split("/")[2] not in str(list(Upload.objects.values()))
    assert client.get(f"/tai-len/{key}/").status_code == 404, "not even the link's owner goes on with it"
    own = in_pieces(client, "/tai-len/", photo(1).read())
    assert phone.get(f"{address}anh/{own}/").status_code == 404, "nor the phone with the owner's"
    assert phone.post(address, {"upload": own}, **SCRIPT).status_code == 404
    settings.DEMO_OFFSET_SECONDS += 15 * 60 + 5  # the line was slow: what was begun in time still counts
    assert phone.post(f"{address}anh/", {"name": "c.jpg", "size": 9}).status_code == 404
    assert phone.get(f"{address}anh/{key}/").json()["received"] == len(photo().read())
    assert phone.post(address, {"upload": key}, **SCRIPT).status_code == 204
    assert "Đã gửi" in words(phone.post(address, {"upload": key})), "the answer was lost, and is asked for again"
    assert draft.papers.count() == 1
    other = phone.post(address, {"upload": str(uuid4())}, **SCRIPT)
    assert other.status_code == 404
    assert phone.post(f"{address}anh/", {"name": "c.jpg", "size": 9}).status_code == 404


@pytest.mark.parametrize("secret", ["x", "a" * 400])
def test_pieces_need_a_link(office, secret):
    for who in (Client(), browser_of(office.stranger), browser_of(office.colleague)):
        assert who.post(f"/chup/{secret}/anh/", {"name": "c.jpg", "size": 9}).status_code == 404
        assert who.get(f"/chup/{secret}/anh/{uuid4()}/").status_code == 404
        assert who.get(f"/chup/{secret}/anh/").status_code == 405
