"""One question a line on standard input, one answer a line on standard output; a child of its own for each question.

{"do": "examine", "path", "media_type", "today"}: a list of findings, each {"code": …, and what there is to say}.
{"do": "draw", "path", "media_type", "page", "width", "to"} and {"do": "bind", "paths", "to"}: {"pages": …} or {"error": …}.
"""

import json
import logging
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

from motcua.documents.examiner.drawing import bind, draw
from motcua.documents.examiner.examination import NOT_EXAMINED, examine

SECONDS = 25  # of a clock on the wall, for one question
CPU_SECONDS = 20
MEMORY = 1536 * 1024 * 1024
LARGEST = 64 * 1024 * 1024  # of what is drawn or bound
LONGEST_ANSWER = 64 * 1024
_DOES: dict[str, Callable[..., Any]] = {"examine": examine, "draw": draw, "bind": bind}
_NO_ANSWER: dict[str, Any] = {"examine": [{"code": NOT_EXAMINED}]}


def main() -> None:
    logging.disable()  # what the readers say of a bad file is no news
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line)), ensure_ascii=True), flush=True)  # noqa: T201 - this is how it speaks


def _answer(question: dict[str, Any]) -> Any:
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
        return json.loads(told)
    except ValueError:
        return _NO_ANSWER.get(question["do"], {"error": "not-done"})


def _limited(question: dict[str, Any], writing: int) -> None:
    """In the child: say what was found, or end without a word."""
    status = 1
    try:
        does = question.pop("do")
        most = 0 if does == "examine" else LARGEST  # looking writes nothing anywhere
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.write(writing, json.dumps(_DOES[does](**question), ensure_ascii=True).encode()[:LONGEST_ANSWER])
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
