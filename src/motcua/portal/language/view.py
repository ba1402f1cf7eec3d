"""The language switch."""

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from motcua.portal.entrance import PortalRequest, anybody, onward
from motcua.ui import languages

A_YEAR = 365 * 24 * 3600


@require_POST
@anybody
def language(request: PortalRequest) -> HttpResponse:
    """`/ngon-ngu/`: keep the wish in a cookie and go back."""
    response = onward(request, request.POST.get("next", ""), "portal:home")
    wanted = languages.known(request.POST.get("language"))
    name = settings.LANGUAGE_COOKIE_NAME
    response.set_cookie(name, wanted, max_age=A_YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    return response
