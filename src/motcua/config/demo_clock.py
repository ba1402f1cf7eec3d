"""The clock of a demonstration, kept beside its data, so that the command line goes by the same clock as the pages."""

import json
import os
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from motcua.config.environment import flag

FILE = "demo-clock.json"


def keep(var: Path, url: str | None, offset: timedelta) -> None:
    """Note how far the demonstration stands from the real clock.

    :param url: the database it lives in; None: our own server in this folder
    """
    half = var / f"{FILE}.part"
    half.write_text(json.dumps({"offset_seconds": offset.total_seconds(), "database": _mark(url)}) + "\n", encoding="utf-8")
    half.replace(var / FILE)


def take_up(var: Path, url: str | None) -> None:
    """Let this process be part of the demonstration when its database is one; what the environment says comes first.

    Another database in DATABASE_URL is no demonstration, whatever lies in the folder; and production never is.
    """
    if flag("MOTCUA_PRODUCTION") or not (var / FILE).exists():
        return
    kept = json.loads((var / FILE).read_text(encoding="utf-8"))
    if kept["database"] == _mark(url):
        os.environ.setdefault("MOTCUA_DEMO", "1")
        os.environ.setdefault("MOTCUA_DEMO_OFFSET_SECONDS", str(kept["offset_seconds"]))


def forget(var: Path) -> None:
    (var / FILE).unlink(missing_ok=True)


def _mark(url: str | None) -> str:
    """The address may hold a password: it is recognised, not kept."""
    return sha256(url.encode()).hexdigest() if url else "own"
