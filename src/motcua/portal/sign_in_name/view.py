"""Signing in for the first time: the name."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.kernel.actors import SYSTEM
from motcua.people.commands import codes
from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.sign_in.view import ASKED
from motcua.portal.sign_in_code.view import enter
from motcua.portal.sign_in_name.form import NameForm


@anybody
def sign_in_name(request: PortalRequest) -> HttpResponse:
    """`/dang-nhap/ho-ten/`"""
    asked = request.session.get(ASKED)
    if asked is None or not asked["verified"]:
        return redirect("portal:sign_in")
    form = NameForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "portal/sign_in_name/page.html", {"form": form}, status=422 if form.is_bound else 200)
    account = codes.open_citizen(asked["told_to"], full_name=form.cleaned_data["full_name"], by=SYSTEM, at=request.now)
    return enter(request, account, asked["next"])
