"""The product opened as its command line opens it, and closed again."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from journeys.walking import House
from motcua.letters.builders import PostOffice

MOTCUA = Path(sys.executable).parent / "motcua"
NOT_OURS = {"DATABASE_URL", "MOTCUA_TEST_DATABASE"}  # of the test run
MOST_LOOKS = 900  # a fifth of a second apart: whether the house is ready


@contextmanager
def served(*words: str, var: Path, post: PostOffice | None = None, **environment: str) -> Iterator[House]:
    """Serve what these words of the command line serve, on a free port, until it is left.

    :param var: the folder of its data, which stays
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    house = House(f"http://127.0.0.1:{port}", MOTCUA, kept | environment | {"MOTCUA_VAR": str(var)}, post or PostOffice())
    log = var / "log"
    with log.open("wb") as out:
        running = subprocess.Popen([str(MOTCUA), *words, "--port", str(port)], env=house.environment, stdout=out, stderr=out)
    try:
        _wait(running, port, log)
        yield house
        assert "Traceback" not in log.read_text(), log.read_text()
    finally:
        running.send_signal(signal.SIGINT)  # Ctrl-C: it stops all that it started
        running.wait(timeout=60)


def _wait(running: "subprocess.Popen[Any]", port: int, log: Path) -> None:
    for _ in range(MOST_LOOKS):
        assert running.poll() is None, log.read_text()
        with suppress(OSError), closing(HTTPConnection("127.0.0.1", port, timeout=10)) as line:
            line.request("GET", "/huong-dan/")
            if line.getresponse().status == 200:
                return
        time.sleep(0.2)
    raise AssertionError("the house does not answer: " + log.read_text())
