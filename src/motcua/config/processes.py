"""Several processes as one: started together, stopped together, whoever ends first."""

import errno
import fcntl
import math
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

LAST_PORT = 65535
TIME_IS_UP = 75
PATIENCE = 15.0  # seconds a process may take to end by itself


class Busy(Exception):
    """Somebody else is where we want to be; the sentence says who and what to do."""


def run_together(commands: Sequence[Sequence[str]], environment: dict[str, str], seconds: float = math.inf) -> int:
    """Run commands until one ends, the time is up or somebody presses Ctrl-C, then end the others. Returns the exit status.

    :param seconds: after so long it ends with TIME_IS_UP
    """
    asked = list[int]()  # noted, not raised: an impatient second Ctrl-C must not break off the ending of the others
    previous = {s: signal.signal(s, lambda number, frame: asked.append(number)) for s in (signal.SIGINT, signal.SIGTERM)}
    # Each in a session of its own: Ctrl-C reaches only us, and we end them in order.
    running = [subprocess.Popen(command, env=environment, start_new_session=True) for command in commands]
    try:
        end_at = time.monotonic() + seconds
        while not asked and time.monotonic() < end_at and all(process.poll() is None for process in running):
            time.sleep(0.2)
        if asked:
            return 0
        if time.monotonic() >= end_at:
            return TIME_IS_UP
        ended = next(process for process in running if process.poll() is not None)
        print(f"{commands[running.index(ended)][0]} ended by itself.", file=sys.stderr)  # noqa: T201 - a supervisor speaks
        return ended.returncode or 1
    finally:
        for process in running:
            end(process)
        for number, handler in previous.items():
            signal.signal(number, handler)


def refuse_busy(host: str, port: int) -> None:
    """See before anything is started whether the address is free: the web server would share a port without a word.

    :raises Busy: with what to do
    """
    if not 0 <= port <= LAST_PORT:  # a number too large would silently become another
        raise Busy(f"There is no port {port}; ports go from 0 to {LAST_PORT}.")
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        with socket.socket(family, kind) as trying:
            trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # what just ended does not count
            trying.bind(address)
    except OSError as reason:
        why = "is used by another program" if reason.errno == errno.EADDRINUSE else f"cannot be used ({reason.strerror})"
        raise Busy(f"Port {port} of {host} {why}: stop that, or take another port (--port, with make PORT=).") from None


@contextmanager
def alone(mark: Path, otherwise: str) -> Iterator[None]:
    """Do something that only one process may do at a time. The mark is free again when the process ends, however it ends.

    :raises Busy: with the sentence `otherwise`
    """
    mark.parent.mkdir(parents=True, exist_ok=True)
    with mark.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(otherwise) from None
        yield


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and everything it started: politely, then not."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            break
        try:
            process.wait(PATIENCE)
            break
        except subprocess.TimeoutExpired:
            continue
