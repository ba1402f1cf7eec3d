"""The partner has answered: who is it, and which account is theirs."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare

from motcua.kernel.actors import SYSTEM
from motcua.kernel.refusals import Refusal, require
from motcua.people.commands import codes, identities
from motcua.portal import telling
from motcua.portal.entrance import PortalRequest, network
from motcua.portal.refusals import sentence
from motcua.portal.sign_in.view import ASKED
from motcua.portal.sign_in_code.view import enter
from motcua.portal.sign_in_partner.view import PENDING
from motcua.ui.words import t


class Adapter(DefaultSocialAccountAdapter):  # type: ignore[misc] # allauth has no types
    """allauth asks the partner and checks its answer; accounts are ours: it opens and links none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: Any, sociallogin: Any) -> None:
        raise ImmediateHttpResponse(answered(request, sociallogin.account.extra_data))

    def on_authentication_error(self, request: Any, provider: Any, *told: Any, **more: Any) -> None:
        request.session.pop(PENDING, None)
        raise ImmediateHttpResponse(_back(request, Refusal("identity-unclear")))


def answered(request: PortalRequest, said: dict[str, Any]) -> HttpResponse:
    """Sign in whom the partner names; or ask for a code first where an account with that phone waits."""
    pending = request.session.pop(PENDING, None)
    try:
        facts = _facts(pending, said)
        one = identities.claims(settings.OIDC_ISSUER, facts, number_claim=settings.OIDC_NUMBER_CLAIM)
        request.may_write = True  # type: ignore[attr-defined] # the answer is a GET, and it is checked by now
        if (phone := identities.phone_to_prove(one)) and telling.reaches_phones():
            return _prove(request, phone, one, pending["next"])
        account = identities.enter_by_identity(one, by=SYSTEM, at=request.now)
    except Refusal as refusal:
        return _back(request, refusal)
    return enter(request, account, pending["next"])


def _facts(pending: dict[str, str] | None, said: dict[str, Any]) -> dict[str, Any]:
    """What both answers say, if they are about one person and the first is the answer to our question."""
    token, more = said.get("id_token") or {}, said.get("userinfo") or {}
    ours = pending is not None and constant_time_compare(str(token.get("nonce", "")), pending["nonce"])
    same = bool(token.get("sub")) and more.get("sub", token.get("sub")) == token.get("sub")
    require(None if ours and same else Refusal("identity-unclear"))
    return {**token, **more}


def _prove(request: PortalRequest, phone: str, one: identities.Claims, onward: str) -> HttpResponse:
    codes.knock("code-for-network", network(request), at=request.now)
    codes.knock("code-for-contact", phone, at=request.now)
    code = codes.make_code(phone, at=request.now)
    sure = telling.tell_code(phone, code, at=request.now)
    asked = {"told_to": phone, "next": onward, "verified": False, "unsure": not sure, "identity": one.plain()}
    request.session[ASKED] = asked | ({"shown": code} if telling.is_shown() else {})
    return redirect("portal:sign_in_code")


def _back(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    messages.error(request, t("{said} Có thể đăng nhập bằng mã một lần.", said=sentence(refusal)))
    return redirect("portal:sign_in")
