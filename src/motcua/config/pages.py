"""What every page is given: who acts, and the frame of its door."""

from dataclasses import replace
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils.functional import SimpleLazyObject

from motcua.config.demo import people as folk
from motcua.desk import navigation as desk
from motcua.portal import navigation as portal
from motcua.ui import help as topics
from motcua.ui.jinja import url


def context(request: HttpRequest) -> dict[str, Any]:
    """Return the actor and the navigation for a template."""
    at_desk = request.path.startswith("/lam-viec/")
    door = desk if at_desk else portal
    # Made once a page, however many forms it has, and not at all on one without.
    token = SimpleLazyObject(partial(csrf_input, request))
    nav = replace(door.navigation(request), help=_help(request))
    return {"actor": getattr(request, "actor", None), "nav": nav, "csrf_input": token, **_training()}


def _training() -> dict[str, Any]:
    """Who can be tried, for the sign-in page of training; the real house has no such list."""
    if not settings.TRAINING:
        return {}
    return {"learners": [(username, full_name) for username, full_name, _ in folk.ACCOUNTS], "learners_password": folk.PASSWORD}


def _help(request: HttpRequest) -> str:
    """Where this very page is explained; all of the help, where nothing explains it."""
    match = request.resolver_match  # none on the page that says there is none
    topic = topics.of(match.func) if match else None
    return url("portal:help_topic", topic.key) if topic else url("portal:help")
