"""Taking a dossier back, and thinking better of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from motcua.dossiers import commands as dossiers
from motcua.dossiers import rules
from motcua.kernel.refusals import Refusal
from motcua.portal.entrance import PortalRequest, citizens, own_dossier
from motcua.portal.refusals import sentence
from motcua.portal.withdrawal.form import WithdrawalForm
from motcua.ui.words import t


@citizens
def withdrawal(request: PortalRequest, number: str) -> HttpResponse:
    """`/ho-so/<number>/rut/`"""
    found = own_dossier(request.actor, number)
    late = rules.is_late(found, request.now, found.calendar)
    form = WithdrawalForm(request.POST if request.method == "POST" else None, late=late)
    no = rules.why_not("request_withdrawal", found, request.actor)
    context = {"dossier": found, "form": form, "refusal": sentence(no) if no else "", "may": no is None, "late": late}
    if not form.is_bound:
        return render(request, "portal/withdrawal/page.html", context)
    if not form.is_valid():
        return render(request, "portal/withdrawal/page.html", context, status=422)
    try:
        dossiers.request_withdrawal(found.pk, by=request.actor, at=request.now, **form.facts)
    except Refusal as refusal:
        return render(request, "portal/withdrawal/page.html", context | {"refusal": sentence(refusal)}, status=422)
    messages.success(request, t("Đã gửi đề nghị rút hồ sơ. Cơ quan sẽ xem xét và trả lời."))
    return redirect("portal:dossier", number)


@require_POST
@citizens
def withdrawal_confirm(request: PortalRequest, number: str) -> HttpResponse:
    """`/ho-so/<number>/xac-nhan-rut/`: the applicant's own word on a withdrawal that the office wrote down"""
    found = own_dossier(request.actor, number)
    try:
        dossiers.confirm_withdrawal(found.pk, by=request.actor, at=request.now)
        messages.success(request, t("Đã ghi nhận lời xác nhận rút hồ sơ."))
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect("portal:dossier", number)


@require_POST
@citizens
def withdrawal_cancel(request: PortalRequest, number: str) -> HttpResponse:
    """`/ho-so/<number>/khong-rut/`"""
    found = own_dossier(request.actor, number)
    try:
        dossiers.cancel_withdrawal(found.pk, by=request.actor, at=request.now)
        messages.success(request, t("Hồ sơ tiếp tục được giải quyết."))
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect("portal:dossier", number)
