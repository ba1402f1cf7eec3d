"""Who may come in at this door, and to which dossier."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from motcua.desk.wording import DUTIES
from motcua.dossiers import queries as dossiers
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import Actor
from motcua.people.rules import AccountKind, Duty


class DeskRequest(HttpRequest):
    """A request as it reaches a screen of this door: with its moment and its actor."""

    now: Any
    actor: Actor


Screen = Callable[..., HttpResponseBase]


def staff_only(screen: Screen) -> Screen:
    """Let in who bears at least one post; an official without one is told so, to everybody else the screen does not exist."""

    @wraps(screen)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if cast(DeskRequest, request).actor.is_staff:
            return screen(request, *args, **kwargs)
        if getattr(request.user, "kind", None) == AccountKind.STAFF:
            return _no_post(request)
        raise Http404

    return guarded


def administrators_only(screen: Screen) -> Screen:
    """Let in who looks after people and units; to every other official the screen does not exist."""

    @staff_only
    @wraps(screen)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if any(duty == Duty.ADMINISTRATOR for duty, _ in cast(DeskRequest, request).actor.posts):
            return screen(request, *args, **kwargs)
        raise Http404

    return guarded


def _no_post(request: HttpRequest) -> HttpResponse:
    """The account was opened, but no post holds today: say which ones it had or will have."""
    posts = request.user.posts.select_related("unit").order_by("valid_from", "pk")  # type: ignore[union-attr] # signed in
    return render(request, "desk/no_post.html", {"account": request.user, "posts": posts, "duties": DUTIES}, status=403)


def dossier_or_404(actor: Actor, number: str) -> Dossier:
    """Return the dossier when this actor may see it; outside that it does not exist.

    :raises Http404: no such dossier, or not for these eyes
    """
    if "\x00" in number:
        raise Http404
    found = dossiers.at_desk(actor, number)
    if found is None:
        raise Http404
    return found
