"""One question a line on standard input, one answer a line on standard output; a child of its own for each file.

Question: {"path", "media_type", "today"}; answer: a list of findings, each {"code": …, and what there is to say}.
"""

import json
import logging
import os
import resource
import select
import signal
import sys
import time
from typing import Any

from motcua.documents.examiner.examination import NOT_EXAMINED, examine

SECONDS = 25  # of a clock on the wall, for one file
CPU_SECONDS = 20
MEMORY = 1536 * 1024 * 1024
LONGEST_ANSWER = 64 * 1024


def main() -> None:
    logging.disable()  # what the readers say of a bad file is no news
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line)), ensure_ascii=True), flush=True)  # noqa: T201 - this is how it speaks


def _answer(question: dict[str, Any]) -> list[dict[str, Any]]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _limited(question, writing)
    os.close(writing)
    try:
        told = _told(reading, time.monotonic() + SECONDS)
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    try:
        found = json.loads(told)
    except ValueError:
        found = [{"code": NOT_EXAMINED}]
    return found if isinstance(found, list) else [{"code": NOT_EXAMINED}]


def _limited(question: dict[str, Any], writing: int) -> None:
    """In the child: say what was found, or end without a word."""
    status = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes nothing anywhere
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        found = examine(question["path"], question["media_type"], question["today"])
        os.write(writing, json.dumps(found, ensure_ascii=True).encode()[:LONGEST_ANSWER])
        status = 0
    finally:
        os._exit(status)


def _told(reading: int, until: float) -> bytes:
    told = b""
    while (left := until - time.monotonic()) > 0 and len(told) <= LONGEST_ANSWER:
        ready, _, _ = select.select([reading], [], [], left)
        if not ready or not (piece := os.read(reading, 65536)):
            break
        told += piece
    return told


if __name__ == "__main__":
    main()
