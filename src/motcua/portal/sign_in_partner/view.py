"""Signing in through the partner (OpenID Connect): off to it, with a state, a nonce and a proof key that only we know."""

from secrets import token_urlsafe

from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from motcua.portal.entrance import PortalRequest, anybody
from motcua.ui.words import t

PENDING = "sign_in_partner"  # in the session: the nonce that the answer must bear, and where to go afterwards


@require_POST
@anybody
def sign_in_partner(request: PortalRequest) -> HttpResponse:
    """`/dang-nhap/doi-tac/`"""
    if not settings.OIDC_ISSUER:
        raise Http404
    nonce = token_urlsafe(24)
    request.session[PENDING] = {"nonce": nonce, "next": request.POST.get("next", "")[:500]}
    provider = get_adapter(request).get_provider(request, settings.OIDC_PARTNER)
    try:
        answer: HttpResponse = provider.redirect(request, process="login", scope=settings.OIDC_SCOPES, auth_params={"nonce": nonce})
    except OSError:  # requests' errors are: the partner does not answer
        messages.error(request, t("{name} chưa trả lời. Hãy thử lại sau, hoặc đăng nhập bằng mã một lần.", name=settings.OIDC_NAME))
        return redirect("portal:sign_in")
    return answer
