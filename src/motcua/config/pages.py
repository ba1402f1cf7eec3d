"""What every page is given: who acts, and the frame of its door."""

from typing import Any

from django.http import HttpRequest

from motcua.desk import navigation as desk
from motcua.portal import navigation as portal


def context(request: HttpRequest) -> dict[str, Any]:
    """Return the actor and the navigation for a template."""
    at_desk = request.path.startswith("/lam-viec/")
    door = desk if at_desk else portal
    return {"actor": getattr(request, "actor", None), "nav": door.navigation(request)}
