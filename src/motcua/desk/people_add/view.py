"""A new official: account and first post in one go."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest, administrators_only
from motcua.desk.people_add.form import Open
from motcua.ui.words import t


@administrators_only
def people_add(request: DeskRequest) -> HttpResponse:
    """GET asks, POST opens the account; the next page offers the code for the first password."""
    form = Open(request.POST if request.method == "POST" else None, target=None, actor=request.actor, at=request.now)
    refusal = form.attempt() if form.is_valid() else None
    if form.is_valid() and refusal is None:
        messages.success(request, t(form.done))
        return redirect("desk:person", form.opened.pk)
    context = {
        "form": form, "subject": t("Cán bộ"), "back": reverse("desk:people"), "said": refusals.sentence(refusal) if refusal else "",
    }  # fmt: skip
    return render(request, "desk/people_add/page.html", context, status=422 if request.method == "POST" else 200)
