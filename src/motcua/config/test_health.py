"""Whoever watches the machine is told whether it can serve: a real house, its database ended, its store taken away."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.test import Client

from motcua.config import database, health

MOTCUA = Path(sys.executable).parent / "motcua"
LOOKS = 300


def asked(port, *, host="anything.example"):
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as line:
        line.request("GET", health.PATH, headers={"Host": host})
        answer = line.getresponse()
        return answer.status, answer.read().decode()


def becomes(port, status, running, log):
    for _ in range(LOOKS):
        assert running.poll() is None, log.read_text()
        try:
            found = asked(port)
        except OSError:
            found = (0, "")
        if found[0] == status:
            return found[1]
        time.sleep(0.2)
    raise AssertionError(found, log.read_text())


def test_a_house_tells_what_does_not_answer():
    with TemporaryDirectory(prefix="health-") as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        var, log = Path(folder), Path(folder) / "log"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("MOTCUA_", "DATABASE_URL"))}
        environment = kept | {"MOTCUA_VAR": folder}
        subprocess.run([str(MOTCUA), "manage", "migrate", "-v0"], env=environment, check=True, timeout=300)
        url = database.start(var / "postgres")
        with log.open("wb") as out:
            command = [str(MOTCUA), "run", "--port", str(port), "--web-processes", "1", "--no-worker"]
            running = subprocess.Popen(command, env=environment | {"DATABASE_URL": url}, stdout=out, stderr=out)
        try:
            assert becomes(port, 200, running, log) == health.READY
            database.stop(var / "postgres")
            assert becomes(port, 503, running, log) == health.DATABASE
            database.start(var / "postgres")
            becomes(port, 200, running, log)
            (var / "documents").rename(var / "elsewhere")
            (var / "documents").write_text("in the way")
            assert becomes(port, 503, running, log) == health.STORE
            (var / "documents").unlink()
            (var / "elsewhere").rename(var / "documents")
            becomes(port, 200, running, log)
        finally:
            running.send_signal(signal.SIGINT)
            running.wait(timeout=60)
            database.stop(var / "postgres")


@pytest.mark.django_db
def test_it_stands_open_and_says_nothing_else(settings, tmp_path):
    options = {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "documents": options}
    settings.SECURE_SSL_REDIRECT, settings.ALLOWED_HOSTS = True, ["motcua.example.vn"]
    health.forget()
    answer = Client().get(health.PATH, headers={"host": "10.0.0.7"})
    assert (answer.status_code, answer.content.decode()) == (200, health.READY)
    assert answer["Cache-Control"] == "no-store" and not answer.cookies
    assert Client().head(health.PATH).status_code == 200
    assert Client().post(health.PATH).status_code in {301, 400, 404}
    health.forget()
