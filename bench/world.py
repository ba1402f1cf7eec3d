"""The world that is measured: a database of its own, a small made-up year, officials with sessions, a running web server."""

import os
import secrets
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

VAR = Path(os.environ.get("MOTCUA_BENCH_VAR") or Path(__file__).resolve().parents[1] / "var" / "bench")
PORT = 8791


def open_database(fresh: bool) -> None:
    """Start PostgreSQL on var/bench and let Django know."""
    from motcua.config import database

    os.environ["MOTCUA_VAR"] = str(VAR)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    if fresh and VAR.exists():
        if database.is_running(VAR / "postgres"):
            database.stop(VAR / "postgres")
        shutil.rmtree(VAR)
    VAR.mkdir(parents=True, exist_ok=True)
    os.environ["DATABASE_URL"] = database.start(VAR / "postgres")
    import django

    django.setup()


def url(*, owner: bool = False) -> str:
    """Return the address of the database, for us or for the server's owner."""
    own = os.environ["DATABASE_URL"]
    return own.replace("//motcua@", "//postgres@", 1) if owner else own


def close_database() -> None:
    from django.db import connections

    from motcua.config import database

    connections.close_all()
    database.stop(VAR / "postgres")


def session_of(username: str) -> dict[str, str]:
    """Sign somebody in as the product would keep it, and return the headers a browser would send."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from motcua.people.models import Account

    account = Account.objects.get(username=username)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    token = secrets.token_hex(16)
    return {
        "Cookie": f"sessionid={session.session_key}; csrftoken={token}", "X-CSRFToken": token,
        "Content-Type": "application/x-www-form-urlencoded", "Host": f"127.0.0.1:{PORT}",
    }  # fmt: skip


@contextmanager
def web(processes: int = 2) -> Iterator["subprocess.Popen[bytes]"]:
    """Serve the product as `motcua run` does."""
    from motcua.config import processes as running
    from motcua.config.cli import run

    environment = {**os.environ, "MOTCUA_BUILT_STATIC": "1", "MOTCUA_DEMO_OFFSET_SECONDS": str(_offset())}
    subprocess.run([str(run.BIN / "motcua"), "manage", "collectstatic", "--noinput", "-v0"], env=environment, check=True)
    server = subprocess.Popen(run.web("127.0.0.1", PORT, processes), env=environment, start_new_session=True)
    try:
        _wait()
        yield server
    finally:
        running.end(server)


def _offset() -> float:
    from datetime import datetime

    from django.utils import timezone

    from motcua.config.demo.time import OPENS_AT

    now: datetime = timezone.now()
    return (OPENS_AT - now).total_seconds()


def _wait() -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/huong-dan/", timeout=5).read()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the web server did not come up")


@contextmanager
def worker() -> Iterator["subprocess.Popen[bytes]"]:
    """The worker as `motcua run` starts it, once it has settled."""
    from motcua.config import processes as running
    from motcua.config.cli import run

    environment = {**os.environ, "MOTCUA_DEMO_OFFSET_SECONDS": str(_offset())}
    started = subprocess.Popen([str(run.BIN / "motcua"), "worker"], env=environment, start_new_session=True)
    try:
        time.sleep(10)  # it has taken its first jobs by then
        yield started
    finally:
        running.end(started)


def memory(**processes: "subprocess.Popen[bytes]") -> dict[str, float]:
    """Return MiB of memory of our own (PSS: what is shared is counted once) of these processes and PostgreSQL."""
    import psutil

    postmaster = psutil.Process(int((VAR / "postgres" / "postmaster.pid").read_text().split()[0]))
    found: dict[str, list[Any]] = {"postgres": [postmaster, *postmaster.children(recursive=True)]}
    for name, process in processes.items():
        top = psutil.Process(process.pid)
        found[name] = [top, *top.children(recursive=True)]
    return {name: round(sum(p.memory_full_info().pss for p in members) / 2**20, 1) for name, members in found.items()}
