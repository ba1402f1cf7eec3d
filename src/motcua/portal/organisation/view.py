"""One organisation: who belongs to it, who is asked to, and filing for it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from motcua.kernel.refusals import Refusal
from motcua.letters import queries as letters
from motcua.people.commands import organisations as commands
from motcua.people.models import Membership, Organisation
from motcua.people.queries import organisations as queries
from motcua.people.rules.organisations import MemberRole, why_not_manage
from motcua.portal.entrance import PortalRequest, account_pk, citizens
from motcua.portal.organisation.acting import ACTING, acting_for
from motcua.portal.organisation.form import InvitationForm, roles
from motcua.portal.organisation.wording import ROLES
from motcua.portal.refusals import sentence
from motcua.ui.words import t

INVITED = "Đã ghi lời mời {told_to}; tin mời được gửi trong vài phút."
INVITED_UNTOLD = "Đã ghi lời mời {told_to}. Ở đây chưa có đường gửi tin đến số điện thoại này: hãy tự báo cho người đó."


@citizens
def organisation(request: PortalRequest, pk: str) -> HttpResponse:
    """`/to-chuc/<pk>/`; POST invites"""
    found = _own(request, pk)
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _page(request, found, form)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        told_to, role = form.cleaned_data["told_to"], MemberRole(form.cleaned_data["role"])
        commands.invite_member(found.pk, told_to, role, by=request.actor, at=request.now)
    except Refusal as refusal:
        return _page(request, found, form, sentence(refusal), status=422)
    messages.success(request, t(INVITED if letters.can_invite(told_to) else INVITED_UNTOLD, told_to=told_to))
    return redirect("portal:organisation", pk)


@citizens
def organisation_member(request: PortalRequest, pk: str, member: str) -> HttpResponse:
    """`/to-chuc/<pk>/thanh-vien/<member>/`: another role, or out; asked before it is done"""
    found = _own(request, pk)
    one = queries.members(found.pk).filter(pk=member).first()
    if one is None:
        raise Http404
    if request.method != "POST":
        context = {"organisation": found, "one": one, "roles": ROLES, **_rights(request, found, one)}
        return render(request, "portal/organisation/member.html", context)
    try:
        _change(request, one)
        messages.success(request, t("Đã ghi nhận thay đổi."))
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    still = request.POST.get("action") != "end" or one.account_id != account_pk(request.actor)
    return redirect("portal:organisation", pk) if still else redirect("portal:organisations")


@citizens
def organisation_acting(request: PortalRequest, pk: str) -> HttpResponse:
    """`/to-chuc/<pk>/nop-cho/`: what one begins from now on is for this organisation, or again for oneself"""
    found = _own(request, pk)
    if request.method != "POST":
        return redirect("portal:organisation", pk)
    request.session[ACTING] = found.pk if request.POST.get("for") == "organisation" else None
    if acting_for(request) == found.pk:
        messages.success(request, t("Hồ sơ bắt đầu từ bây giờ sẽ nộp cho {name}.", name=found.name))
        return redirect("portal:procedures")
    messages.success(request, t("Hồ sơ bắt đầu từ bây giờ là của riêng Ông/Bà."))
    return redirect("portal:organisation", pk)


def _own(request: PortalRequest, pk: str) -> Organisation:
    found = queries.organisation(request.actor, int(pk))
    if found is None:
        raise Http404
    return found


def _change(request: PortalRequest, one: Membership) -> None:
    if request.POST.get("action") == "end":
        commands.end_membership(one.pk, by=request.actor, at=request.now)
    elif role := roles(request.POST):
        commands.change_role(one.pk, MemberRole(role), by=request.actor, at=request.now)


def _rights(request: PortalRequest, found: Organisation, one: Membership) -> dict[str, bool]:
    manages = why_not_manage(found.pk, request.actor) is None
    return {"manages": manages, "may_end": manages or one.account_id == account_pk(request.actor)}


def _page(request: PortalRequest, found: Organisation, form: InvitationForm, refusal: str = "", status: int = 200) -> HttpResponse:
    context = {
        "organisation": found, "members": queries.members(found.pk), "form": form, "refusal": refusal, "roles": ROLES,
        "manages": why_not_manage(found.pk, request.actor) is None, "acting": acting_for(request) == found.pk,
        "files": found.pk in request.actor.organisations("manager", "filer"), "me": account_pk(request.actor),
    }  # fmt: skip
    return render(request, "portal/organisation/page.html", context, status=status)
