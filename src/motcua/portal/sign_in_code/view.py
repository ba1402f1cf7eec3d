"""Signing in, second page: the code."""

from typing import Any

from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.kernel.refusals import Refusal, require
from motcua.people.commands import codes
from motcua.portal.entrance import PortalRequest, anybody, onward
from motcua.portal.refusals import sentence
from motcua.portal.sign_in.view import ASKED
from motcua.portal.sign_in_code.form import CodeForm


@anybody
def sign_in_code(request: PortalRequest) -> HttpResponse:
    """`/dang-nhap/ma/`"""
    asked = request.session.get(ASKED)
    if asked is None:
        return redirect("portal:sign_in")
    form = CodeForm(request.POST) if request.method == "POST" else CodeForm()
    told = {"told_to": asked["told_to"], "shown": asked.get("shown", ""), "unsure": asked.get("unsure", False)}
    context = {"form": form, "refusal": "", **told}
    if request.method != "POST":
        return render(request, "portal/sign_in_code/page.html", context)
    if not form.is_valid():
        return render(request, "portal/sign_in_code/page.html", context, status=422)
    try:
        codes.use_code(asked["told_to"], form.cleaned_data["code"], at=request.now)
        account = codes.citizen(asked["told_to"])
        require(Refusal("account-closed") if account and not account.is_active else None)
    except Refusal as refusal:
        return render(request, "portal/sign_in_code/page.html", context | {"refusal": sentence(refusal)}, status=422)
    if account is None:
        request.session[ASKED] = {"told_to": asked["told_to"], "next": asked["next"], "verified": True}
        return redirect("portal:sign_in_name")
    return enter(request, account, asked["next"])


def enter(request: PortalRequest, account: Any, address: str) -> HttpResponse:
    """Sign the citizen in and go where the person was going."""
    request.session.pop(ASKED, None)
    login(request, account)
    return onward(request, address, "portal:my_dossiers")
