"""One's own files, page by page; nothing of them runs, nobody else sees them, each look is written down."""

import io

import pytest
from django.test import Client
from PIL import Image

from motcua.documents.builders import a_docx
from motcua.documents.examiner import builders as corpus
from motcua.documents.models import File
from motcua.journal.models import Event
from motcua.portal.builders import begun, browser_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(office):
    return browser_of(office.citizen)


@pytest.fixture
def draft(client):
    return begun(client)


def sent(client, draft, content, name="đơn.pdf"):
    file = io.BytesIO(content)
    file.name = name
    client.post(f"/nop/{draft.pk}/giay-to/paper-1/", {"paper-1": file})
    return File.objects.order_by("-id").first()


def test_a_page_is_a_picture_with_ways_to_the_others(client, draft):
    two = corpus.as_pdf(corpus.a_picture(corpus.SOURCES[0]), corpus.a_picture(corpus.SOURCES[1]))
    file = sent(client, draft, two)
    page = client.get(f"/tep/{file.id}/xem/")
    assert "Trang 1 trong 2" in words(page)
    assert 'rel="next"' in page.content.decode()
    assert f"/tep/{file.id}/xem/" in client.get(f"/nop/{draft.pk}/giay-to/").content.decode()
    answer = client.get(f"/tep/{file.id}/trang/2/")
    body = b"".join(answer.streaming_content)
    picture = Image.open(io.BytesIO(body))
    assert (answer["Content-Type"], picture.format, abs(picture.width - 1000) <= 2) == ("image/webp", "WEBP", True)
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_leafing_through_is_one_look_and_a_download_another(client, draft):
    file = sent(client, draft, corpus.a_page(corpus.SOURCES[0]))
    for _ in range(3):
        client.get(f"/tep/{file.id}/xem/")
        b"".join(client.get(f"/tep/{file.id}/trang/1/").streaming_content)
    b"".join(client.get(f"/tep/{file.id}/goc/").streaming_content)
    kinds = list(Event.objects.filter(subject=f"file:{file.id}").order_by("seq").values_list("kind", flat=True))
    assert kinds == ["file.looked_at", "file.downloaded"]


@pytest.mark.parametrize(("content", "name"), [
    (corpus.as_png(corpus.a_drawing(1)), "a.png"), (corpus.with_exif(corpus.a_drawing(1).rotate(90, expand=True), 6), "a.jpg"),
])  # fmt: skip
def test_pictures_are_drawn_too_upright(client, draft, content, name):
    file = sent(client, draft, content, name)
    drawn = Image.open(io.BytesIO(b"".join(client.get(f"/tep/{file.id}/trang/1/").streaming_content)))
    assert drawn.height > drawn.width


def test_what_cannot_be_drawn_is_offered_as_it_is(client, draft):
    word = sent(client, draft, a_docx(), "đơn.docx")
    assert "Hãy tải tệp gốc" in words(client.get(f"/tep/{word.id}/xem/"))
    broken = sent(client, draft, corpus.a_page(corpus.SOURCES[0])[:5000], "hỏng.pdf")
    assert "Hãy tải tệp gốc" in words(client.get(f"/tep/{broken.id}/xem/"))
    assert client.get(f"/tep/{broken.id}/trang/1/").status_code == 404


@pytest.mark.parametrize("page", ["0", "2", "99999", "x", "-1", "٣"])
def test_a_page_that_is_not_there(client, draft, page):
    file = sent(client, draft, corpus.a_page(corpus.SOURCES[0]))
    assert client.get(f"/tep/{file.id}/trang/{page}/").status_code == 404
    assert client.get(f"/tep/{file.id}/xem/", {"trang": page}).status_code in {200, 404}


def test_nobody_elses(client, draft, office):
    file = sent(client, draft, corpus.a_page(corpus.SOURCES[0]))
    for address in (f"/tep/{file.id}/xem/", f"/tep/{file.id}/trang/1/", f"/tep/{file.id}/goc/"):
        for other in (office.stranger, office.colleague, office.intake):
            assert browser_of(other).get(address).status_code == 404
        assert Client().get(address)["Location"].startswith("/dang-nhap/")
    assert not Event.objects.filter(subject=f"file:{file.id}").exists()
