"""The store itself: real files, in the right order, and what a kill leaves behind."""

import hashlib
import io
import os
import stat
from contextlib import ExitStack

import pytest
from django.core.files.base import ContentFile

from motcua.documents.storage import DurableStorage, received
from motcua.kernel.refusals import Refusal

CONTENT = b"%PDF-1.4 " + bytes(200_000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()
PLACE = f"{SHA256[:2]}/{SHA256[2:4]}/{SHA256}"


@pytest.fixture
def store(tmp_path):
    return DurableStorage(location=tmp_path / "documents")


def test_a_content_lies_at_its_hash_and_nothing_else_is_left(store):
    assert store.save(PLACE, ContentFile(CONTENT)) == PLACE

    with store.open(PLACE) as content:
        assert content.read() == CONTENT
    assert stat.S_IMODE(os.stat(store.path(PLACE)).st_mode) == 0o440
    assert list(store.incoming.iterdir()) == []


def test_it_is_synced_before_it_is_named_and_its_directories_after(store, monkeypatch):
    seen, real_sync, real_rename = [], os.fsync, os.replace

    def sync(number):
        seen.append(("sync", os.path.basename(os.readlink(f"/proc/self/fd/{number}"))))
        real_sync(number)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", lambda a, b: (real_rename(a, b), seen.append(("name", b.name))))

    store.save(PLACE, ContentFile(CONTENT))

    (first, temporary), *rest = seen
    assert (first, temporary[:7]) == ("sync", "motcua-")
    assert rest == [("name", SHA256), ("sync", SHA256[2:4]), ("sync", SHA256[:2]), ("sync", "documents")]


def test_several_share_the_syncing_of_directories(store, monkeypatch):
    seen, real_sync = [], os.fsync
    pages = [CONTENT + bytes([n]) for n in range(3)]

    def sync(number):
        seen.append(os.readlink(f"/proc/self/fd/{number}"))
        real_sync(number)

    with ExitStack() as taken:
        found = [taken.enter_context(received(io.BytesIO(page), into=store)) for page in pages]
        monkeypatch.setattr(os, "fsync", sync)
        store.save_all({f"{one.sha256[:2]}/{one.sha256[2:4]}/{one.sha256}": one for one in found})

    files, directories = seen[:3], seen[3:]
    assert all("/incoming/" in path for path in files)
    assert len(directories) == len(set(directories)) and directories[-1] == str(store.location)
    assert {store.path(f"{one.sha256[:2]}/{one.sha256[2:4]}") for one in found} <= set(directories)


def test_the_same_content_is_not_written_twice(store):
    store.save(PLACE, ContentFile(CONTENT))
    before = os.stat(store.path(PLACE)).st_ino

    store.save(PLACE, ContentFile(CONTENT))

    assert os.stat(store.path(PLACE)).st_ino == before


def test_a_damaged_content_is_replaced_by_the_good_one(store):
    store.save(PLACE, ContentFile(CONTENT))
    os.chmod(store.path(PLACE), 0o600)
    os.truncate(store.path(PLACE), 10)

    store.save(PLACE, ContentFile(CONTENT))

    assert store.size(PLACE) == len(CONTENT)


def test_a_content_is_not_put_under_another_hash(store):
    with pytest.raises(ValueError, match="does not belong"):
        store.save(PLACE, ContentFile(b"something else"))

    assert not store.exists(PLACE)
    assert list(store.incoming.iterdir()) == []


def test_a_stream_is_cut_off_at_the_limit_and_leaves_nothing(store):
    class Endless:
        given = 0

        def read(self, size):
            self.given += size
            return bytes(size)

    stream = Endless()

    with pytest.raises(Refusal) as no, received(stream, into=store, limit=100_000):
        pass

    assert no.value == Refusal("file-too-large", limit=100_000)
    assert stream.given <= 200_000
    assert list(store.incoming.iterdir()) == []


def test_a_stream_of_exactly_the_limit_is_taken(store):
    with received(io.BytesIO(bytes(100_000)), into=store, limit=100_000) as content:
        assert content.size == 100_000


def test_a_sweep_leaves_what_is_coming_in_and_takes_what_broke_off(store):
    (store.incoming / "motcua-abandoned").write_bytes(b"half a fi")

    with received(io.BytesIO(CONTENT), into=store) as content:
        assert store.sweep_incoming() == 1
        assert [str(path) for path in store.incoming.iterdir()] == [content.temporary_file_path()]
        assert store.save(PLACE, content) == PLACE
    assert store.size(PLACE) == len(CONTENT)


def test_a_connection_that_breaks_leaves_nothing(store):
    class Broken(io.BytesIO):
        def read(self, size):
            if self.tell():
                raise ConnectionResetError
            return super().read(size)

    with pytest.raises(ConnectionResetError), received(Broken(CONTENT), into=store):
        pass

    assert list(store.incoming.iterdir()) == []
