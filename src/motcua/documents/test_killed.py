"""Killed in the middle: after a SIGKILL no row is left without its content."""

import hashlib
import json
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from django.db import connection

from motcua.documents import commands, rules
from motcua.documents.builders import AT
from motcua.documents.commands import Swept
from motcua.documents.models import File
from motcua.documents.test_commands import WEEK, contents

pytestmark = pytest.mark.django_db(transaction=True)

CHILD = """
import io, json, os, sys
import django
from django.conf import settings

facts = json.loads(sys.argv[1])
settings.DATABASES["default"].update(facts["database"])
settings.STORAGES["documents"]["OPTIONS"]["location"] = facts["location"]
django.setup()

from motcua.documents import commands
from motcua.documents.builders import AT, CITIZEN, a_pdf
from motcua.documents.storage import DurableStorage


def say_and_wait(word):
    print(word, flush=True)
    sys.stdin.read()


class Stuck(io.BytesIO):
    def read(self, size):
        if self.tell():
            say_and_wait("half")
        return super().read(size)


class NeverReturns(DurableStorage):
    def save_all(self, contents):
        super().save_all(contents)
        say_and_wait("stored")


if sys.argv[2] == "receiving":
    commands.keep(Stuck(bytes(10_000_000)), name="a.pdf", by=CITIZEN, at=AT)
if sys.argv[2] == "stored":
    commands.keeping.storages["documents"].__class__ = NeverReturns
    commands.keep(io.BytesIO(a_pdf()), name="a.pdf", by=CITIZEN, at=AT)
while True:
    content = io.BytesIO(a_pdf() + os.urandom(2_000_000))
    kept = commands.keep(content, name="a.pdf", by=CITIZEN, at=AT)
    print(kept.id, flush=True)
"""


@pytest.fixture
def store(settings, tmp_path):
    location = tmp_path / "documents"
    disk = {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": location}}
    settings.STORAGES = settings.STORAGES | {"documents": disk}
    return location


@contextmanager
def a_process(store, what):
    keys = ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    database = {key: connection.settings_dict[key] for key in keys}
    facts = json.dumps({"database": database, "location": str(store)})
    command = [sys.executable, "-W", "ignore", "-c", CHILD, facts, what]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGKILL)


def wait_until_the_server_noticed():
    for _ in range(500):
        with connection.cursor() as cursor:
            held = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = %s"
            cursor.execute(held, [commands.keeping._LOCKS])
            if not cursor.fetchone():
                return
        time.sleep(0.02)
    raise AssertionError("the dead process still holds its lock")


def test_killed_while_a_file_comes_in(store):
    with a_process(store, "receiving") as process:
        assert process.stdout.readline() == "half\n"

    assert not File.objects.exists()
    assert [name[:7] for name in contents(store)] == ["motcua-"]
    assert commands.sweep(at=AT, older_than=WEEK) == Swept(receptions=1, files=0, contents=0)
    assert contents(store) == []


def test_killed_between_the_content_and_its_row(store):
    with a_process(store, "stored") as process:
        assert process.stdout.readline() == "stored\n"
    wait_until_the_server_noticed()

    assert not File.objects.exists()
    assert len(contents(store)) == 1
    assert commands.sweep(at=AT, older_than=WEEK) == Swept(receptions=0, files=0, contents=1)
    assert contents(store) == []


def test_killed_at_any_moment_every_row_has_its_whole_content(store):
    told = set()
    for lines in (1, 3, 2):
        with a_process(store, "busy") as process:
            told |= {process.stdout.readline().strip() for _ in range(lines)}
    wait_until_the_server_noticed()

    rows = list(File.objects.all())
    assert told <= {str(row.id) for row in rows}
    for row in rows:
        content = (store / rules.place(row.sha256)).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (row.size, row.sha256)
    commands.sweep(at=AT, older_than=WEEK)
    assert contents(store) == sorted(row.sha256 for row in rows)
