"""Who may come in to the reports."""

from functools import wraps
from typing import Any, cast

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from motcua.desk.entrance import DeskRequest, Screen, staff_only
from motcua.reports import queries
from motcua.reports.models import Report
from motcua.reports.rules.making import READERS


def readers_only(screen: Screen) -> Screen:
    """Let in who makes, approves or inspects reports; for all others the screen does not exist."""

    @staff_only
    @wraps(screen)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not any(duty in READERS for duty, _ in cast(DeskRequest, request).actor.posts):
            raise Http404
        return screen(request, *args, **kwargs)

    return guarded


def report_or_404(request: DeskRequest, pk: int) -> Report:
    """Return a version that this person may read.

    :raises Http404: there is none, or it is of a unit that is not theirs
    """
    found = queries.one(pk, request.actor, request.now) if pk < 2**63 else None
    if found is None:
        raise Http404
    return found
