"""What every request gets before its screen: the moment, who acts, and a read-only database for GET."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict
from django.utils.functional import SimpleLazyObject

from motcua.config import errors
from motcua.kernel.actors import STRANGER, Actor
from motcua.people import queries as people
from motcua.ui import clock

Responder = Callable[[HttpRequest], HttpResponse]
READING = re.compile(r"\s*(\(*\s*SELECT|WITH|SAVEPOINT|RELEASE|ROLLBACK|SHOW|SET|FETCH|DECLARE|CLOSE|EXPLAIN)\b", re.I)
# A statement may begin with WITH and change something all the same; FOR UPDATE only locks.
CHANGING = re.compile(r"\b(INSERT\s+INTO|DELETE\s+FROM|MERGE\s+INTO|(?<!FOR )(?<!FOR NO KEY )UPDATE)\b", re.I)
# A look at somebody's papers is logged even though it is a GET; a session keeps its own table.
KEPT_ON_GET = r'INSERT INTO journal_event\b|(INSERT INTO|UPDATE|DELETE FROM) "(django_session|people_sign_in_tries)"'
ALWAYS_LOGGED = re.compile(rf"\s*({KEPT_ON_GET})")


class WroteOnGet(Exception):
    """A GET tried to change something: a mistake in the code, never the reader's."""


def caller(get_response: Responder) -> Responder:
    """Behind the proxy of production, take the caller's address from it: tries are counted by network address.

    Only the last address of the header is the proxy's own word; what stands before it anybody may have written.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.PRODUCTION and (told := request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()):
            request.META["REMOTE_ADDR"] = told
        return get_response(request)

    return middleware


def now(get_response: Responder) -> Responder:
    """Give the request its moment: one request, one `at`."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.now = clock.now()  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def actor(get_response: Responder) -> Responder:
    """Give the request its actor, looked up when first asked for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def _actor(request: HttpRequest) -> Actor:
    if not request.user.is_authenticated:
        return STRANGER
    return people.actor(request.user, request.now)  # type: ignore[attr-defined]


def readable(get_response: Responder) -> Responder:
    """Read the address's questions once, before a page is made; and answer what only says "not so" with a page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            _ = request.GET
        except TooManyFieldsSent:
            request.GET = QueryDict()  # or the page that says so would stumble over them again
            raise
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            page = errors.not_this_way(request)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    return middleware


def read_only(get_response: Responder) -> Responder:
    """Refuse every statement but reading while a GET or HEAD is answered."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            return get_response(request)
        def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
            # A partner sends people back by a GET: once it has said who they are, that view may write.
            may_write = getattr(request, "may_write", False)
            return execute(sql, params, many, context) if may_write else _only_reading(execute, sql, params, many, context)

        with connection.execute_wrapper(watch):
            return get_response(request)

    return middleware


def _only_reading(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    if not _is_reading(sql):
        raise WroteOnGet(sql)
    return execute(sql, params, many, context)


@lru_cache(maxsize=1024)
def _is_reading(sql: Any) -> bool:
    """Judged once for each of the few hundred statements there are: their values are not in them."""
    return bool(ALWAYS_LOGGED.match(sql) or (READING.match(sql) and not CHANGING.search(sql)))
