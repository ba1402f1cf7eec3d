"""Machines that stand at a counter, known by a signed mark: what is sent from them was sent there, whoever sat before them."""

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest

COOKIE = "motcua-counter"
LASTS = 400 * 24 * 3600  # seconds; the longest that browsers keep a cookie
_signer = Signer(salt="counter-machine")


def mark(unit: str) -> str:
    """Return the mark of a machine at this unit's counter, for the cookie."""
    return _signer.sign(unit)


def counter_of(request: HttpRequest) -> str | None:
    """Return the code of the unit at whose counter the machine of this request stands; None: anywhere else."""
    try:
        return _signer.unsign(request.COOKIES.get(COOKIE, ""))
    except BadSignature:
        return None
