"""One change to one unit: what it asks, why it cannot be done, or that it has been done."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest, administrators_only
from motcua.desk.unit.view import looks_after
from motcua.desk.unit_change.forms import FORMS
from motcua.people import queries as people
from motcua.ui.words import t


@administrators_only
def unit_change(request: DeskRequest, code: str, change: str) -> HttpResponse:
    """GET asks, POST does."""
    if change not in FORMS or not looks_after(request, code):
        raise Http404
    found = people.unit(code)
    form = FORMS[change](request.POST if request.method == "POST" else None, target=found, actor=request.actor, at=request.now)
    refusal = form.attempt() if form.is_valid() else None
    if form.is_valid() and refusal is None:
        messages.success(request, t(form.done))
        return redirect("desk:unit", code)
    names = {key: one.name for key, one in people.every_unit().items()} if refusal else {}
    context = {
        "form": form, "subject": found.name, "back": reverse("desk:unit", args=[code]),
        "said": refusals.sentence(refusal, names) if refusal else "",
    }  # fmt: skip
    return render(request, "desk/unit_change/page.html", context, status=422 if request.method == "POST" else 200)
