"""What the strain tests stand on: many hands at once, and a house where files lie in a folder of their own."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connections

from motcua.dossiers.builders import an_office
from motcua.kernel.refusals import Refusal

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Several of them fill both cores: with more test workers than one, one does these, one after the other."""
    for item in items:
        if HERE in item.path.parents and item.path.stem != "test_bad_input":
            item.add_marker(pytest.mark.xdist_group("strain"))


@pytest.fixture
def at_once():
    """Call each of these at the same moment, each on a connection of its own; an expected no is returned like an answer."""

    def run(calls):
        ready = Barrier(len(calls))

        def one(call):
            try:
                connections["default"].ensure_connection()
                ready.wait(timeout=60)
                return call()
            except Refusal as no:
                return no
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(calls)) as pool:
            return list(pool.map(one, calls))

    return run


@pytest.fixture
def store(settings, tmp_path):
    """An empty store of documents."""
    disk = {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path / "documents"}}
    settings.STORAGES = settings.STORAGES | {"documents": disk}
    return tmp_path / "documents"


@pytest.fixture
def committed_office(transactional_db, province):
    """The real province and the people of one procedure's way, visible to every connection."""
    return an_office()
