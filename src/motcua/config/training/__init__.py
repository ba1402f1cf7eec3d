"""Training: a made-up province beside the real one, with which it shares nothing: no data, no files, no cookies, no way out."""

import os
import secrets
from collections.abc import MutableMapping
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.db import connection

from motcua.config.safety import Unsafe

DATABASE = "MOTCUA_TRAINING_DATABASE_URL"
# What leads out of the house, or into the real data, is not handed on.
TAKEN_AWAY = ("MOTCUA_SMTP_HOST", "MOTCUA_SMTP_USER", "MOTCUA_SMTP_PASSWORD", "MOTCUA_SMS_URL", "MOTCUA_SMS_TOKEN", "MOTCUA_HOSTS",
              "MOTCUA_ORIGINS", "MOTCUA_PRODUCTION", "MOTCUA_PUBLIC_URL", "MOTCUA_STORAGE", "MOTCUA_BUILT_STATIC")  # fmt: skip
MARK = "motcua training: made-up data"
SAME = f"{DATABASE} names the database of DATABASE_URL: training needs one of its own."
REAL_DATA = f"The database of {DATABASE} holds data that is not training's: it is left alone. Name an empty one."
MADE_UP = "This database holds training's made-up data and serves `motcua training` alone. Name the real one in DATABASE_URL."


def separate(environment: MutableMapping[str, str], var: Path) -> None:
    """Turn the environment into training's own, before anything reads it.

    :param var: the real folder of data; training's lies in it and is thrown away as a whole
    :raises Unsafe: the database named for training is the real one
    """
    real, own = environment.pop("DATABASE_URL", ""), environment.get(DATABASE, "")
    if own and real and (_place(own) == _place(real) or _meet(real, own)):
        raise Unsafe(SAME)
    for name in list(environment):
        if name in TAKEN_AWAY or name.startswith(("MOTCUA_S3_", "MOTCUA_OIDC_")):
            del environment[name]
    if own:
        environment["DATABASE_URL"] = own
    folder = var / "training"
    environment.update({
        "MOTCUA_VAR": str(folder), "MOTCUA_TRAINING": "1", "MOTCUA_DEMO": "1", "MOTCUA_NOTICES": "file",
        "MOTCUA_SECRET_KEY": _secret(folder),
    })  # fmt: skip


def _place(url: str) -> tuple[str, int, str, str]:
    """Where a database is, whoever signs in there."""
    parts = urlsplit(url)
    return (parts.hostname or "", parts.port or 5432, parts.path, parts.query)


def _meet(real: str, own: str) -> bool:
    """Whether two addresses lead to one database, however they are written: a lock taken through one is seen through the other."""
    key = secrets.randbits(62)
    try:
        with psycopg.connect(real, connect_timeout=5) as one, psycopg.connect(own, connect_timeout=5) as other:
            one.execute("SELECT pg_advisory_lock(%s)", [key])
            found = other.execute("SELECT pg_try_advisory_lock(%s)", [key]).fetchone()
            return found is not None and not found[0]
    except psycopg.Error:  # the real one need not answer for training to run; whether training's does is asked later
        return False


def _secret(folder: Path) -> str:
    """A signature of training is worth nothing in the real house."""
    kept = folder / "secret"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(64), encoding="ascii")
    return kept.read_text(encoding="ascii")


def mark() -> None:
    """Write on the database that what it holds is made up."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT format('COMMENT ON DATABASE %%I IS %%L', current_database(), %s::text)", [MARK])
        cursor.execute(cursor.fetchone()[0])


def is_marked() -> bool:
    """Tell whether the database holds the made-up data of training."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()")
        return bool(cursor.fetchone()[0] == MARK)


def refuse_mixed() -> None:
    """Let nothing real run on made-up data.

    :raises Unsafe: the database is training's, and this process is not
    """
    if os.environ.get("MOTCUA_TRAINING") != "1" and is_marked():
        raise Unsafe(MADE_UP)
