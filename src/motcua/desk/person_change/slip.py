"""The slip with which an official chooses a password."""

from typing import Any

import segno
from django.conf import settings
from django.urls import reverse
from markupsafe import Markup

from motcua.desk.entrance import DeskRequest
from motcua.people.models import Account
from motcua.people.rules import INVITATION_LASTS


def slip(request: DeskRequest, person: Account, code: str) -> dict[str, Any]:
    """Return what the slip shows: the address, the same as a picture for a phone's camera, and the code to type."""
    address = settings.PUBLIC_URL.rstrip("/") + reverse("account_first_password", args=[code])
    picture = segno.make(address, error="m", micro=False).svg_inline(scale=4, border=2, dark="#000", light="#fff")
    return {
        "person": person, "code": code, "address": address, "picture": Markup(picture),  # noqa: S704 - drawn here
        "lasts_until": request.now + INVITATION_LASTS, "entrance": settings.PUBLIC_URL.rstrip("/") + reverse("account_login"),
    }  # fmt: skip
