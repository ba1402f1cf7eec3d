"""Signing in, first page: where shall the code go?"""

import re

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.kernel.refusals import Refusal
from motcua.people.commands import codes
from motcua.portal import telling
from motcua.portal.entrance import PortalRequest, anybody, network
from motcua.portal.refusals import sentence
from motcua.portal.sign_in.form import SignInForm

ASKED = "sign_in"  # in the session: to whom the code went, and where to go afterwards


@anybody
def sign_in(request: PortalRequest) -> HttpResponse:
    """`/dang-nhap/`"""
    form = SignInForm(request.POST if request.method == "POST" else None, initial={"next": request.GET.get("next", "")[:500]})
    context = {"form": form, "refusal": "", "kept": _unsent(request), "partner": settings.OIDC_NAME if settings.OIDC_ISSUER else ""}
    if request.method != "POST":
        return render(request, "portal/sign_in/page.html", context)
    if not form.is_valid():
        return render(request, "portal/sign_in/page.html", context, status=422)
    told_to = form.cleaned_data["told_to"]
    try:
        code, is_sure = _code(request, told_to)
    except Refusal as refusal:
        return render(request, "portal/sign_in/page.html", context | {"refusal": sentence(refusal)}, status=429)
    asked = {"told_to": told_to, "next": form.cleaned_data["next"], "verified": False, "unsure": not is_sure}
    request.session[ASKED] = asked | ({"shown": code} if telling.is_shown() else {})
    return redirect("portal:sign_in_code")


def _code(request: PortalRequest, told_to: str) -> tuple[str, bool]:
    codes.knock("code-for-network", network(request), at=request.now)
    codes.knock("code-for-contact", told_to, at=request.now)
    code = codes.make_code(told_to, at=request.now)
    return code, telling.tell_code(told_to, code, at=request.now)


def _unsent(request: PortalRequest) -> str:
    """Name the form whose sending found nobody signed in, so that the page does not forget what was typed in it."""
    found = re.match(r"/nop/(\d+)/thong-tin/", request.GET.get("next", ""))
    return f"filing-{found[1]}" if found else ""
