"""A pytest plugin, loaded first: tests run on a PostgreSQL of their own (not durable), or on DATABASE_URL's server."""

import fcntl
import os
from pathlib import Path

import pytest
from django.db import connection

from motcua.config import database

VAR = Path(__file__).resolve().parents[3] / "var"

os.environ["MOTCUA_VAR"] = str(VAR / "test")
if "DATABASE_URL" not in os.environ:
    VAR.mkdir(exist_ok=True)
    with (VAR / "test-postgres.lock").open("w") as lock:  # several test workers start at once
        fcntl.flock(lock, fcntl.LOCK_EX)
        os.environ["DATABASE_URL"] = database.start(VAR / "test-postgres", durable=False)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> None:
    """Let the tests, and only their database, empty the journal between tests that commit."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_event DISABLE TRIGGER journal_event_not_emptied")
        cursor.execute("GRANT TRUNCATE ON journal_event TO CURRENT_USER")
