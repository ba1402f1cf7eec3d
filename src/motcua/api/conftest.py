"""Who asks at this door in these tests, and when."""

import json
from datetime import UTC, datetime

import pytest
from django.test import Client

from motcua.dossiers.builders import MONDAY, an_office
from motcua.people import commands
from motcua.portal import open_figures
from motcua.portal.builders import NOW


@pytest.fixture
def office(province, settings, tmp_path):
    """The people of one procedure's way; the doors' clock runs from a Monday morning of 2024."""
    settings.VAR = settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "documents": {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path}}
    }
    settings.DEMO_OFFSET_SECONDS = (NOW - datetime.now(UTC)).total_seconds()
    open_figures.forget()
    return an_office()


class Program:
    """A program of somebody's. What it asks is answered in JSON; each answer keeps its status beside."""

    def __init__(self, actor=None, *, writes=True):
        self.client = Client()
        secret = commands.make_api_key("Phần mềm", writes=writes, by=actor, at=MONDAY) if actor else None
        self.headers = {"Authorization": f"Bearer {secret}"} if secret else {}

    def ask(self, method, path, body=None, **form):
        more = {"data": form} if form else {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        return getattr(self.client, method)(f"/api/v1{path}", headers=self.headers, **more)

    def get(self, path, status=200):
        answer = self.ask("get", path)
        assert answer.status_code == status, answer.content.decode()
        return answer.json()

    def do(self, method, path, body=None, status=200, **form):
        answer = self.ask(method, path, body, **form)
        assert answer.status_code == status, answer.content.decode()
        return answer.json() if answer.content else None


@pytest.fixture
def program():
    return Program
