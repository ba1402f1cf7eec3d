"""For which organisation one files from now on: kept in the session, asked anew of the rights each time."""

from motcua.dossiers.rules import FILES_FOR
from motcua.portal.entrance import PortalRequest

ACTING = "acting_for"


def acting_for(request: PortalRequest) -> int | None:
    """Return the organisation for which what one begins now will be; None: for oneself."""
    chosen = request.session.get(ACTING)
    return chosen if chosen in request.actor.organisations(*FILES_FOR) else None
