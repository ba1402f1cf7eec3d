"""Keys with which programs of one's own act in one's name: made, shown once, ended."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from motcua.kernel.refusals import Refusal
from motcua.people import commands
from motcua.people.queries import keys
from motcua.portal.api_keys.form import ApiKeyForm
from motcua.portal.entrance import PortalRequest, citizens
from motcua.portal.refusals import sentence
from motcua.ui.words import t


@citizens
def api_keys(request: PortalRequest) -> HttpResponse:
    """`/khoa-ket-noi/`, for citizens and officials alike. The answer to the form is the only page that ever shows the key."""
    form = ApiKeyForm(request.POST if request.method == "POST" else None)
    secret, refusal = "", ""
    if form.is_valid():
        try:
            secret = commands.make_api_key(**form.cleaned_data, by=request.actor, at=request.now)
        except Refusal as no:
            refusal = sentence(no)
    context = {
        "form": ApiKeyForm() if secret else form, "secret": secret, "refusal": refusal,
        "keys": keys.api_keys(request.actor, request.now),
    }  # fmt: skip
    answer = render(request, "portal/api_keys/page.html", context, status=422 if form.is_bound and not secret else 200)
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@citizens
def api_key_end(request: PortalRequest, pk: str) -> HttpResponse:
    """`/khoa-ket-noi/<pk>/bo/`"""
    try:
        commands.end_api_key(int(pk), by=request.actor, at=request.now)
        messages.success(request, t("Khóa đã hết hiệu lực."))
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect("portal:api_keys")
