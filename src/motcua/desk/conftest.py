"""Who sits at the desk in these tests, and when."""

from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from motcua.dossiers import builders
from motcua.kernel.moments import HANOI
from motcua.people import builders as people
from motcua.people.models import Account

NOW = datetime(2024, 4, 3, 9, tzinfo=HANOI)


@pytest.fixture
def office(db, province):
    return builders.an_office()


@pytest.fixture
def control(office):
    """Who looks after the catalogue."""
    return people.an_actor("kiemsoat", ("control", "SNN-VP"))


@pytest.fixture
def desk(settings):
    """`desk(office.officer)`: a browser of this person, on Wednesday 3 April 2024 at nine; `at=` another moment."""

    offsets = {}

    def signed_in(actor=None, at=NOW):
        # Set once: the next browser must not stand before the last one's moment.
        settings.DEMO_OFFSET_SECONDS = offsets.setdefault(at, (at - timezone.now()).total_seconds())
        settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN}}
        client = Client()
        if actor:
            client.force_login(Account.objects.get(pk=actor.id.partition(":")[2]))
        return client

    return signed_in


PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
