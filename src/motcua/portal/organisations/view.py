"""The organisations one files for, what one is asked to join, and a new one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from motcua.kernel.refusals import Refusal
from motcua.people import queries as people
from motcua.people.commands import organisations as commands
from motcua.people.models import Membership
from motcua.people.queries import organisations as queries
from motcua.portal.entrance import PortalRequest, account_pk, citizens
from motcua.portal.organisation.wording import ROLES
from motcua.portal.organisations.form import OrganisationForm
from motcua.portal.refusals import sentence
from motcua.ui.words import t


@citizens
def organisations(request: PortalRequest) -> HttpResponse:
    """`/to-chuc/`"""
    form = OrganisationForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        opened = commands.open_organisation(**form.cleaned_data, by=request.actor, at=request.now)
    except Refusal as refusal:
        return _page(request, form, sentence(refusal), status=422)
    return redirect("portal:organisation", opened.pk)


@require_POST
@citizens
def organisation_invitation(request: PortalRequest, pk: str) -> HttpResponse:
    """`/to-chuc/loi-moi/<pk>/`: joining, or declining"""
    accept = request.POST.get("answer") == "accept"
    try:
        commands.answer_invitation(int(pk), accept=accept, by=request.actor, at=request.now)
        messages.success(request, t("Đã tham gia.") if accept else t("Đã từ chối lời mời."))
    except Membership.DoesNotExist:
        raise Http404 from None
    except Refusal as refusal:
        if refusal.code == "no-such-invitation":
            raise Http404 from None
        messages.error(request, sentence(refusal))
    return redirect("portal:organisations")


def _page(request: PortalRequest, form: OrganisationForm, refusal: str = "", status: int = 200) -> HttpResponse:
    account = people.account(account_pk(request.actor))
    context = {"own": queries.organisations(request.actor), "asked": queries.invitations(account), "form": form, "refusal": refusal,
               "roles": ROLES}  # fmt: skip
    return render(request, "portal/organisations/page.html", context, status=status)
