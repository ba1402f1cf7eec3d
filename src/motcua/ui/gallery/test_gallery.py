import re

import pytest
from django.http import Http404
from django.test import RequestFactory

from motcua.ui import languages
from motcua.ui.gallery.view import gallery, names


@pytest.fixture(autouse=True)
def demonstration(settings):
    settings.DEMO, settings.DEBUG = True, False
    settings.MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"


def page(query=""):
    return gallery(RequestFactory().get(f"/gallery/{query}")).content.decode()


@pytest.mark.parametrize("frame", ["", "?frame=desk", "?frame=nonsense"])
def test_every_component_is_shown(frame):
    assert re.findall(r'id="sample-([a-z_]+)">', page(frame)) == names()


def test_ids_are_unique():
    ids = re.findall(r'\bid="([^"]+)"', page("?frame=desk"))
    assert sorted(ids) == sorted(set(ids))


def test_nothing_english_is_left_in_vietnamese():
    assert not re.search(r"\b(Error|Page|Previous|Next|Show|Hide|Search|Skip|undefined|None)\b", re.sub(r"<[^>]*>", " ", page()))


def test_the_frame_speaks_english():
    with languages.spoken("en"):
        html = page("?frame=desk")
    assert '<html class="govuk-template" lang="en">' in html
    assert "2 working days overdue" in html


def test_closed_outside_demonstrations(settings):
    settings.DEMO = False
    with pytest.raises(Http404):
        page()
