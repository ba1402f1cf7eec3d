"""One change to one person: what it asks, why it cannot be done, or that it has been done."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest, administrators_only
from motcua.desk.person_change.forms import FORMS, OfRow
from motcua.desk.person_change.slip import slip
from motcua.people.queries import persons
from motcua.ui.words import t


@never_cache
@administrators_only
def person_change(request: DeskRequest, account: int, change: str) -> HttpResponse:
    """GET asks, POST does. The slip with a code to choose a password is the answer itself: it exists only once."""
    person = persons.person_of(request.actor, account, request.now)
    if person is None or change not in FORMS:
        raise Http404
    options: dict[str, Any] = {"target": person, "actor": request.actor, "at": request.now}
    if issubclass(FORMS[change], OfRow):
        options["row"] = request.GET.get("muc", "")
    form: Any = FORMS[change](request.POST if request.method == "POST" else None, **options)
    refusal = form.attempt() if form.is_valid() else None
    if form.is_valid() and refusal is None:
        if change == "cap-ma":
            return render(request, "desk/person_change/slip.html", slip(request, person, form.code))
        messages.success(request, t(form.done))
        return redirect("desk:person", account)
    context = {
        "form": form, "subject": person.full_name, "detail": getattr(form, "detail", ""),
        "back": reverse("desk:person", args=[account]), "said": refusals.sentence(refusal) if refusal else "",
    }  # fmt: skip
    return render(request, "desk/person_change/page.html", context, status=422 if request.method == "POST" else 200)
