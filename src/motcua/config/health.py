"""`/suc-khoe/`: whether this machine can serve, for whoever watches it. It names what does not answer, and nothing else."""

import time
from collections.abc import Callable
from threading import Lock

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse

from motcua.documents import commands as documents

PATH = "/suc-khoe/"
KEPT = 5.0  # seconds: whoever asks more often than that is told the same
READY = "Sẵn sàng.\nReady.\n"
DATABASE = "Chưa phục vụ được: cơ sở dữ liệu không trả lời.\nNot ready: the database does not answer.\n"
STORE = "Chưa phục vụ được: kho tệp không nhận hoặc không trả tệp.\nNot ready: the file store does not take or give back files.\n"
_asking = Lock()
_known: list[tuple[float, str]] = []


def answer(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer before anything else does: no session, no host name and no https are asked for, so that a watcher beside the server
    or a balancer before it can ask."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path_info != PATH or request.method not in {"GET", "HEAD"}:
            return get_response(request)
        words = _state()
        headers = {"Cache-Control": "no-store"} | ({} if words == READY else {"Retry-After": "10"})
        status = 200 if words == READY else 503
        return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8", headers=headers)

    return middleware


def _state() -> str:
    """Asked anew every few seconds, by one thread at a time: the store is written to."""
    with _asking:
        now = time.monotonic()
        if not _known or now - _known[0][0] >= KEPT:
            _known[:] = [(now, _asked())]
        return _known[0][1]


def _asked() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        connection.close()
        return DATABASE
    try:
        documents.prove_store()
    except documents.StoreSilent:
        return STORE
    return READY


def forget() -> None:
    """Ask anew: for tests."""
    _known.clear()
