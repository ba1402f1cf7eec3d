import re

import pytest
import yaml

from motcua.portal.help.view import TERMS, terms
from motcua.ui import help as topics
from motcua.ui import languages, prose


def test_the_link_on_a_page_leads_to_its_own_help(client, province):
    for page, key in (("/", "portal-home"), ("/thu-tuc/", "portal-procedures"), ("/huong-dan/", "portal-guide")):
        html = client.get(page).content.decode()
        address = re.search(r'class="mc-help" href="([^"]+)"', html)[1]
        assert address == f"/tro-giup/{key}/"
        assert topics.topics("vi")[key].text.title in client.get(address).content.decode()


def test_search_forgives_accents(client, province):
    html = client.get("/tro-giup/", {"q": "tra cuu ma ho so"}).content.decode()
    assert "/tro-giup/portal-track/" in html
    assert "Không thấy" in client.get("/tro-giup/", {"q": "zzz\x00<script>"}).content.decode()
    assert "Bàn làm việc của cán bộ" not in client.get("/tro-giup/").content.decode()


@pytest.mark.parametrize("topic", ["nothing", "portal", "desk-"])
def test_what_is_not_there(client, db, topic):
    assert client.get(f"/tro-giup/{topic}/").status_code == 404


def test_in_english_too(client, db):
    client.cookies["language"] = "en"
    assert "Follow a dossier" in client.get("/tro-giup/portal-track/").content.decode()
    assert "The number by which a dossier is followed" in client.get("/tro-giup/thuat-ngu/").content.decode()


def test_the_glossary_in_vietnamese_order(client, db):
    html = client.get("/tro-giup/thuat-ngu/").content.decode()
    assert html.index("ngày hẹn trả") < html.index("người nộp") < html.index("vắng mặt")
    assert all(term["vi"] and term["en"] for term in terms())
    assert len({term["word"] for term in terms()}) == len(yaml.safe_load(TERMS.read_text(encoding="utf-8")))


def test_a_text_is_never_markup():
    found = prose.read("# <b>T</b>\n\nA <script> [x](javascript:alert) [y](//evil) **đ<i>ậm**\n\n- [z](/tro-giup/)")
    assert found.title == "<b>T</b>"
    assert "<script" not in found.body and "<i>" not in found.body and "javascript" in found.body
    assert found.body.count("<a ") == 1
    assert '<a class="govuk-link" href="/tro-giup/">z</a>' in found.body and "<strong>" in found.body


@pytest.mark.parametrize("language", languages.LANGUAGES)
def test_links_in_help_lead_somewhere(client, province, language):
    links = {link for topic in topics.topics(language).values() for link in re.findall(r'href="([^"]+)"', topic.text.body)}
    assert links
    assert {link: client.get(link).status_code for link in links if client.get(link).status_code not in (200, 302)} == {}
