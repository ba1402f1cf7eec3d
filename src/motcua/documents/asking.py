"""The examiner's line: a process of its own for this process, begun with the first question, begun anew when it has died."""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.core.files.storage import storages

from motcua.documents import rules
from motcua.documents.models import File
from motcua.documents.storage import DurableStorage


class Examiner:
    """Answers one question at a time. Nothing of our environment goes along but where the code lies."""

    def __init__(self, module: str = "motcua.documents.examiner") -> None:
        self._module = module
        self._running: subprocess.Popen[str] | None = None
        self._ours = os.getpid()
        self._one_at_a_time = threading.Lock()

    def ask(self, **question: Any) -> Any:
        """Return its answer, or None where it gave none."""
        with self._one_at_a_time:
            for _ in range(2):  # it may have died since the last question
                running = self._line()
                with suppress(OSError, ValueError):
                    assert running.stdin and running.stdout  # noqa: S101 - they are pipes
                    running.stdin.write(json.dumps(question) + "\n")
                    running.stdin.flush()
                    return json.loads(running.stdout.readline())
                self._end()
        return None

    def close(self) -> None:
        with self._one_at_a_time:
            self._end()

    def _line(self) -> subprocess.Popen[str]:
        if self._running is None or self._ours != os.getpid():  # a forked server does not share its parent's line
            self._ours = os.getpid()
            bare = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
            pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
            command = [sys.executable, "-P", "-m", self._module]
            self._running = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=quiet, text=True, env=bare, cwd="/")
        return self._running

    def _end(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.kill()
            with running:  # closes its pipes and waits for it
                pass


EXAMINER = Examiner()
atexit.register(EXAMINER.close)


@contextmanager
def on_disk(file: File) -> Iterator[str]:
    """Where the content can be read from by another process."""
    storage = storages["documents"]
    if isinstance(storage, DurableStorage):
        yield storage.path(rules.place(file.sha256))
        return
    with storage.open(rules.place(file.sha256), "rb") as content, tempfile.NamedTemporaryFile(prefix="motcua-") as copy:
        shutil.copyfileobj(content, copy)
        copy.flush()
        yield copy.name


@contextmanager
def a_folder() -> Iterator[Path]:
    """A place for what is drawn or bound, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="motcua-") as folder:
        yield Path(folder)
