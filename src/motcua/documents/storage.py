"""Where contents lie: on disk by their hash, durable before anybody is told; or any other Django storage."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import IO, Any, Protocol

from django.core.files import File as DjangoFile
from django.core.files.storage import FileSystemStorage, Storage

from motcua.kernel.refusals import Refusal

PIECE = 64 * 1024
_READ_ONLY = 0o440  # a content never changes; only its directory can let go of it


class Readable(Protocol):
    """What can be taken in: an open file, a pipe, a request body."""

    def read(self, size: int, /) -> bytes: ...


class Received(DjangoFile):
    """A content that came in whole, in a file of its own that the store may move away."""

    def __init__(self, handle: IO[bytes], path: str, sha256: str, size: int) -> None:
        super().__init__(handle, name=sha256)
        self.sha256, self._path = sha256, path
        self.size = size

    def temporary_file_path(self) -> str:
        """Django storages move the file that this names instead of copying it."""
        return self._path


class DurableStorage(FileSystemStorage):
    """Contents on disk, each under its own hash ("ab/cd/abcd…"), written once and never changed.

    When `save` returns, the content survives a power cut: written beside its place, synced, renamed into it,
    directories synced.
    """

    @cached_property
    def incoming(self) -> Path:
        """Where contents come in: the same file system, or a rename would be a copy."""
        path = Path(self.location) / "incoming"
        path.mkdir(mode=0o750, parents=True, exist_ok=True)
        return path

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return str(name)  # the same name is the same content

    def _save(self, name: str, content: Any) -> str:
        if isinstance(content, Received):
            self.save_all({name: content})
        else:
            with received(content, into=self) as copy:
                self.save_all({name: copy})
        return name

    def save_all(self, contents: Mapping[str, Received]) -> None:
        """Save several as `save` does one, each under its name, and sync a directory that they share once."""
        places = {Path(self.path(name)): content for name, content in contents.items()}
        for place, content in places.items():
            self._put(content, place)
        # Also for a content that was there: whoever renamed it may not have come to this line yet. The deepest first.
        for directory in dict.fromkeys(place.parents[height] for height in range(3) for place in places):
            _sync(directory)

    def _put(self, content: Received, place: Path) -> None:
        if content.sha256 != place.name:
            raise ValueError(f"content {content.sha256} does not belong at {place}")
        # A size that differs is a content damaged since: the good one takes its place.
        if _size(place) != content.size:
            os.fchmod(content.fileno(), _READ_ONLY)
            os.fsync(content.fileno())
            _move(content.temporary_file_path(), place)

    def sweep_incoming(self) -> int:
        """Remove what broken-off receptions left and return how many. Running ones hold a lock and stay."""
        return sum(_remove_if_abandoned(path) for path in self.incoming.iterdir())


@contextmanager
def received(content: Readable, *, into: Storage, limit: int | None = None) -> Iterator[Received]:
    """Take a stream in piece by piece, hashing it on the way; what the store does not take is removed.

    :param limit: the most bytes
    :raises Refusal: file-too-large, as soon as one byte too many has come
    """
    directory = into.incoming if isinstance(into, DurableStorage) else None
    handle, path = _locked_temporary(directory)
    try:
        with handle:
            sha256, size = _copy(content, handle, limit)
            handle.flush()
            handle.seek(0)
            yield Received(handle, path, sha256, size)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(path)


def _copy(content: Readable, handle: IO[bytes], limit: int | None) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for piece in _pieces(content):
        size += len(piece)
        if limit is not None and size > limit:
            raise Refusal("file-too-large", limit=limit)
        digest.update(piece)
        handle.write(piece)
    return digest.hexdigest(), size


def _pieces(content: Any) -> Iterable[bytes]:
    if isinstance(content, DjangoFile):  # knows how to start over and how it was buffered
        return content.chunks(PIECE)
    return iter(lambda: content.read(PIECE), b"")


def _locked_temporary(directory: Path | None) -> tuple[IO[bytes], str]:
    while True:
        number, path = tempfile.mkstemp(prefix="motcua-", dir=directory)
        handle = os.fdopen(number, "w+b")
        fcntl.flock(number, fcntl.LOCK_EX)
        if os.fstat(number).st_nlink:  # a sweep may have come between the two lines above
            return handle, path
        handle.close()


def _remove_if_abandoned(path: Path) -> bool:
    with suppress(FileNotFoundError, BlockingIOError), path.open("rb") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()
        return True
    return False


def _size(place: Path) -> int | None:
    try:
        return os.stat(place).st_size
    except FileNotFoundError:
        return None


def _move(path: str, place: Path) -> None:
    try:
        os.replace(path, place)
    except FileNotFoundError:  # the first in its directory
        place.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
        os.replace(path, place)


def _sync(directory: Path) -> None:
    number = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
