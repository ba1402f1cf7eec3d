"""What every test stands on."""

from datetime import datetime

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models.sql.compiler import SQLCompiler
from hypothesis import settings

from motcua.config import reference
from motcua.kernel.moments import HANOI

# Machines are noisy: an example that took long is no failure.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

LOADED_AT = datetime(2024, 1, 1, 7, tzinfo=HANOI)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Let the tests, and only their database, empty the journal between tests that commit."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_event DISABLE TRIGGER journal_event_not_emptied")
        cursor.execute("GRANT TRUNCATE ON journal_event TO CURRENT_USER")


@pytest.fixture(autouse=True)
def whatever_order(monkeypatch):
    """A query that asks for no order gets none: rows come in chance order, as they may in production."""
    execute = SQLCompiler.execute_sql

    def shuffled(compiler, *args, **kwargs):
        query = compiler.query
        ordered = query.order_by or query.extra_order_by or (query.default_ordering and query.get_meta().ordering)
        if type(compiler) is SQLCompiler and not (ordered or query.distinct or query.combinator or query.group_by):
            compiler.query = query.clone()
            compiler.query.add_ordering("?")
        return execute(compiler, *args, **kwargs)

    monkeypatch.setattr(SQLCompiler, "execute_sql", shuffled)


@pytest.fixture
def province(request):
    """The real calendar, units, law and procedures. With `transactional_db` asked for first, they are committed.

    They are read from their files once; later tests get the same rows again, which is twenty times as quick.
    """
    request.getfixturevalue("transactional_db" if "transactional_db" in request.fixturenames else "db")
    with transaction.atomic(), connection.cursor() as cursor:  # whole before it is judged: parts come before what they are of
        if not LOADED:
            reference.load(LOADED_AT)
            LOADED.update((table, _rows_of(cursor, table)) for table in _tables())
        else:
            for table, rows in LOADED.items():
                with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                    copy.write(rows)


LOADED: dict[str, bytes] = {}


def _tables():
    models = (model for room in ("deadlines", "people", "catalogue", "journal") for model in apps.get_app_config(room).get_models())
    # A published version takes no more parts: it comes after them.
    return sorted((model._meta.db_table for model in models), key=lambda table: table == "catalogue_version")


def _rows_of(cursor, table):
    with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
        return b"".join(copy)
