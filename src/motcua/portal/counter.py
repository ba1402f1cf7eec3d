"""Machines that stand at a counter: what is typed there is recorded as typed there, whoever types it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from motcua.kernel.actors import Actor
from motcua.people import queries as people

COOKIE, SALT = "counter", "machine at a counter"
FOR = 400 * 24 * 3600  # seconds; as long as browsers keep a cookie


def counter_of(request: HttpRequest) -> str | None:
    """Return the unit at whose counter this machine stands; None for everybody's own."""
    code = request.get_signed_cookie(COOKIE, default=None, salt=SALT, max_age=FOR)
    return code if code in people.every_unit() else None


def stand_at(response: Any, unit: str) -> None:
    """Let this machine be one of that unit's counter from now on; of none with ""."""
    if unit:
        response.set_signed_cookie(
            COOKIE, unit, salt=SALT, max_age=FOR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")


def helps(actor: Actor) -> bool:
    """Tell whether this is an official who may type for others."""
    return any(duty == "intake" for duty, _ in actor.posts)
