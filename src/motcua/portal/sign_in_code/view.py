"""Signing in, second page: the code."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.dossiers import commands as dossiers
from motcua.kernel.actors import SYSTEM
from motcua.kernel.refusals import Refusal, require
from motcua.people import queries as people
from motcua.people.commands import codes, identities
from motcua.portal.entrance import PortalRequest, anybody, onward
from motcua.portal.refusals import sentence
from motcua.portal.sign_in.view import ASKED
from motcua.portal.sign_in_code.form import CodeForm
from motcua.ui.words import t


@anybody
def sign_in_code(request: PortalRequest) -> HttpResponse:
    """`/dang-nhap/ma/`"""
    asked = request.session.get(ASKED)
    if asked is None:
        return redirect("portal:sign_in")
    form = CodeForm(request.POST) if request.method == "POST" else CodeForm()
    if request.method != "POST":
        return _page(request, asked, form)
    is_another = "identity" in asked and "without" in request.POST  # the phone's account is not this person's
    if not is_another and not form.is_valid():
        return _page(request, asked, form, status=422)
    try:
        if not is_another:
            codes.use_code(asked["told_to"], form.cleaned_data["code"], at=request.now)
        account = _account(request, asked, proven_phone=None if is_another else asked["told_to"])
    except Refusal as refusal:
        return _page(request, asked, form, sentence(refusal), status=422)
    if account is None:
        request.session[ASKED] = {"told_to": asked["told_to"], "next": asked["next"], "verified": True}
        return redirect("portal:sign_in_name")
    return enter(request, account, asked["next"])


def _page(request: PortalRequest, asked: dict[str, Any], form: CodeForm, refusal: str = "", status: int = 200) -> HttpResponse:
    told = {"told_to": asked["told_to"], "shown": asked.get("shown", ""), "unsure": asked.get("unsure", False)}
    context = {"form": form, "refusal": refusal, "identity": "identity" in asked, **told}
    return render(request, "portal/sign_in_code/page.html", context, status=status)


def _account(request: PortalRequest, asked: dict[str, Any], *, proven_phone: str | None) -> Any:
    """Whose it is; where a partner has named the person before, the proven phone's account is theirs from now on."""
    if said := asked.get("identity"):
        one = identities.Claims(**said)
        return identities.enter_by_identity(one, proven_phone=proven_phone, by=SYSTEM, at=request.now)
    account = codes.citizen(asked["told_to"])
    require(Refusal("account-closed") if account and not account.is_active else None)
    return account


def enter(request: PortalRequest, account: Any, address: str) -> HttpResponse:
    """Sign the citizen in, with what offices took in for this person before, and go where the person was going."""
    request.session.pop(ASKED, None)
    login(request, account)
    if joined := dossiers.join_account(by=people.actor(account, request.now), at=request.now):
        said = t("Đã đưa vào tài khoản {count} hồ sơ mà cơ quan đã nhận của Ông/Bà trước đây.", count=len(joined))
        messages.success(request, said)
    return onward(request, address, "portal:my_dossiers")
