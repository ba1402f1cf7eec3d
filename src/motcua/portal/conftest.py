"""What every test of this door stands on."""

from datetime import UTC, datetime

import pytest

from motcua.dossiers.builders import an_office
from motcua.portal import open_figures
from motcua.portal.builders import NOW


@pytest.fixture
def office(province, settings, tmp_path):
    """The people of one procedure's way; the doors' clock runs from a Monday morning of 2024."""
    settings.VAR = settings.STATIC_ROOT = tmp_path
    settings.DEMO_OFFSET_SECONDS = (NOW - datetime.now(UTC)).total_seconds()
    settings.MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
    open_figures.forget()
    return an_office()
