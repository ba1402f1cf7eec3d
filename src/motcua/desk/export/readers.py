"""Who may come in to the exports, and to which."""

from functools import wraps
from typing import Any, cast

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from motcua.desk.control_room.asked import oversees
from motcua.desk.entrance import DeskRequest, Screen, staff_only
from motcua.exports import queries
from motcua.exports.models import Export


def overseers_only(screen: Screen) -> Screen:
    """Let in who answers for units or watches them; for all others there is nothing to export."""

    @staff_only
    @wraps(screen)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not oversees(cast(DeskRequest, request).actor):
            raise Http404
        return screen(request, *args, **kwargs)

    return guarded


def export_or_404(request: DeskRequest, pk: int) -> Export:
    """Return an export of this person.

    :raises Http404: it is another's, or of units that they no longer oversee
    """
    found = queries.one(pk, request.actor, request.now) if pk < 2**63 else None
    if found is None:
        raise Http404
    return found
