"""The language switch."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from motcua.portal.entrance import PortalRequest, anybody
from motcua.ui import languages

A_YEAR = 365 * 24 * 3600


@require_POST
@anybody
def language(request: PortalRequest) -> HttpResponse:
    """`/ngon-ngu/`: keep the wish in a cookie and go back."""
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    response = redirect(back if safe else reverse("portal:home"))
    wanted = languages.known(request.POST.get("language"))
    response.set_cookie(languages.COOKIE, wanted, max_age=A_YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    return response
