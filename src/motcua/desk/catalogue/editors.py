"""Who may come into the catalogue's workshop, and what they find there."""

from functools import wraps
from typing import Any, cast

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from motcua.catalogue import queries
from motcua.catalogue.models import Version
from motcua.catalogue.rules import PublishedVersion, VersionState, why_not_edit
from motcua.desk.entrance import DeskRequest, Screen, staff_only

STATES = {"DRAFT": "Bản thảo", "PUBLISHED": "Đang công bố", "SUPERSEDED": "Đã thay thế"}


def editors_only(screen: Screen) -> Screen:
    """Let in the control office and the administrator; for all others the screen does not exist."""

    @staff_only
    @wraps(screen)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if why_not_edit(cast(DeskRequest, request).actor) is not None:
            raise Http404
        return screen(request, *args, **kwargs)

    return guarded


def version_or_404(pk: int) -> PublishedVersion:
    """Return any version.

    :raises Http404: there is none with this id
    """
    try:
        return queries.draft(pk) if pk < 2**31 else missing()
    except Version.DoesNotExist:
        raise Http404 from None


def draft_or_404(pk: int) -> PublishedVersion:
    """Return a version that can still be changed.

    :raises Http404: no such draft
    """
    version = version_or_404(pk)
    return version if version.state is VersionState.DRAFT else missing()


def procedure_or_404(key: str) -> str:
    """Return the key of a procedure.

    :raises Http404: no such procedure
    """
    return key if "\x00" not in key and queries.versions_of(key) else missing()


def missing() -> Any:
    raise Http404
