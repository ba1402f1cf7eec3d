"""Who may come in at this door, and how a no is answered: as a sentence in JSON (RFC 9457)."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import HttpBearer

from motcua.desk import refusals as at_desk
from motcua.kernel.actors import STRANGER, Actor
from motcua.kernel.refusals import Refusal
from motcua.people import commands as keys
from motcua.people import queries as people
from motcua.portal import refusals as at_portal
from motcua.ui.words import t

READING = frozenset({"GET", "HEAD"})


class ApiRequest(HttpRequest):
    """A request as it reaches an operation: with its moment, and with the actor whose key it bears."""

    now: Any
    actor: Actor


class ReadOnlyKey(Exception):
    """The key opens, but not for this."""


class Key(HttpBearer):
    """`Authorization: Bearer <key>`. A session of the browser opens nothing here: another site could ride on it."""

    def authenticate(self, request: Any, token: str) -> Any:
        key = keys.holder_of(token, request.now)
        if key is None:
            return None
        if request.method not in READING and not key.writes:
            raise ReadOnlyKey
        request.actor = people.actor(key.account, request.now)
        return key


def as_anybody(request: Any) -> bool:
    """Open: whoever asks is nobody in particular here, whatever the browser has kept."""
    request.actor = STRANGER
    return True


def problem(status: int, kind: str, title: str, **more: Any) -> HttpResponse:
    """Return a no that a program can read and a person too: its kind, and a sentence."""
    facts = {"type": kind, "title": title, "status": status, **more}
    return JsonResponse(facts, status=status, content_type="application/problem+json", json_dumps_params={"ensure_ascii": False})


def spoken(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open the address, whose operation asks for its key itself, and say in a sentence that it is not meant so."""

    @login_not_required
    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
        answer = view(request, *args, **given)
        if answer.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return answer
        no = problem(answer.status_code, "not-this-way", t("Địa chỉ này không nhận yêu cầu kiểu ấy; chưa làm gì."))
        no["Allow"] = answer["Allow"]
        return no

    return answered


def _refused(request: Any, no: Refusal) -> HttpResponse:
    """In the words of the screens of whoever asks."""
    return problem(409, no.code, at_desk.sentence(no) if request.actor.is_staff else at_portal.sentence(no))


def _unreadable(request: Any, no: ValidationError) -> HttpResponse:
    wrong = [{"where": ".".join(map(str, one["loc"][1:])) or "body", "sentence": str(one["msg"])} for one in no.errors]
    return problem(422, "unreadable", t("Yêu cầu có chỗ không đọc được; chưa làm gì."), errors=wrong)


NOES: dict[type[Exception], Callable[[Any, Any], HttpResponse]] = {
    Refusal: _refused,
    ValidationError: _unreadable,
    Http404: lambda request, no: problem(404, "not-found", t("Không có ở đây, hoặc không dành cho người giữ khóa này.")),
    AuthenticationError: lambda request, no: problem(401, "no-key", t("Cần khóa kết nối còn hiệu lực.")),
    ReadOnlyKey: lambda request, no: problem(403, "key-only-reads", t("Khóa này chỉ được đọc; chưa làm gì.")),
}
