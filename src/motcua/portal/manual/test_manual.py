import re

import pytest
from django.test import Client

from motcua.portal.manual import book
from motcua.ui import prose


def test_the_index_leads_to_each_part(client, db):
    html = client.get("/huong-dan/so-tay/").content.decode()
    assert set(re.findall(r'href="/huong-dan/([a-z-]+)/"', html)) >= book.PARTS.keys() - {book.INDEX}
    for page in ("/tro-giup/", "/huong-dan/"):
        assert "/huong-dan/" in client.get(page).content.decode()
    assert "/huong-dan/so-tay/" in client.get("/tro-giup/").content.decode()


def test_pictures_stay_folded_until_they_are_wanted(client, db):
    folded, unfolded = (client.get(f"/huong-dan/nguoi-dan/{tail}").content.decode() for tail in ("", "?hinh=1"))
    assert 0 < folded.count("mc-picture") == unfolded.count("mc-picture")
    assert (folded.count("mc-picture\" open"), unfolded.count("mc-picture\" open")) == (0, unfolded.count("mc-picture"))
    assert folded.count('loading="lazy"') == folded.count("<img")
    assert "Mở mọi hình" in folded and "Gập mọi hình lại" in unfolded


def test_a_picture_says_how_large_it_is_and_may_be_kept(client, db):
    html = client.get("/huong-dan/nguoi-dan/").content.decode()
    address, width, height = re.search(r'<img src="([^"]+)" alt="[^"]+" width="(\d+)" height="(\d+)"', html).groups()
    answer = client.get(address)
    assert answer.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert answer["Content-Type"] == "image/png" and "max-age" in answer["Cache-Control"]
    assert min(int(width), int(height)) > 50


@pytest.mark.parametrize("address", ["khong-co/", "README/", "hinh/khong-co.png", "hinh/x/"])
def test_what_is_not_there(client, db, address):
    assert client.get(f"/huong-dan/{address}").status_code == 404


def test_without_the_manual_nothing_leads_to_it(client, db, settings, tmp_path):
    settings.ROOT = tmp_path
    for kept in (book.is_here, book.page, book.picture):
        kept.cache_clear()
    try:
        assert client.get("/huong-dan/nguoi-dan/").status_code == 404
        pages = [client.get(page).content.decode() for page in ("/tro-giup/", "/huong-dan/")]
        assert [re.findall(r'href="/huong-dan/[^"]+"', html) for html in pages] == [[], []]
    finally:
        for kept in (book.is_here, book.page, book.picture):
            kept.cache_clear()


def test_in_english_the_page_says_that_the_text_is_vietnamese(db):
    client = Client()
    client.cookies["language"] = "en"
    html = client.get("/huong-dan/tiep-nhan/").content.decode()
    assert "This manual is in Vietnamese." in html and '<article class="mc-manual" lang="vi">' in html


def test_lists_go_on_after_a_picture_tables_have_heads_and_nothing_is_markup():
    text = "# T\n\n1. a\n\n![<b>](pictures/x.png)\n\n2. `F8` [w](m.md#ý) [n](../x.md)\n\n| c | d |\n| --- | --- |\n| <i> | **e** |"
    text += "\n\n### Ngày & giờ"
    places = {"pictures/x.png": prose.Target("/x.png", 3, 4, "H: "), "m.md#ý": prose.Target("/m/#ý"), "../x.md": prose.Target("")}
    body = prose.read(text, places.get).body
    assert '<ol start="2"' in body and "<kbd>F8</kbd>" in body and 'href="/m/#ý"' in body and " n</li>" in body
    assert "<i>" not in body and "<b>" not in body and 'alt="&lt;b&gt;"' in body
    assert body.count("<th ") == 2 and "<strong>e</strong></td>" in body
    assert '<h3 id="ngày--giờ"' in body
    assert "<img" not in prose.read(text).body
