"""One change to the book of obligations: what it asks, why it cannot be, or that it is done."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.desk import refusals
from motcua.desk.changes import Change
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.obligation_change.forms import FORMS, NEW
from motcua.kernel.moments import local_date
from motcua.obligations import queries
from motcua.people import queries as people
from motcua.ui.words import t

_LARGEST_KEY = 2**62


@staff_only
def obligation_new(request: DeskRequest, change: str) -> HttpResponse:
    """GET asks, POST writes it down; for who keeps a book."""
    if change not in NEW or not queries.kept_by(request.actor, local_date(request.now)):
        raise Http404
    form = NEW[change](request.POST or None, target=None, actor=request.actor, at=request.now)
    return _answered(request, form, t("Sổ việc phải làm"))


@staff_only
def obligation_change(request: DeskRequest, change: str, pk: int) -> HttpResponse:
    """GET asks, POST does; for who keeps the unit's book, or leads it."""
    row = queries.one(pk) if pk < _LARGEST_KEY and change in FORMS else None
    if row is None or row.unit not in people.overseen(request.actor, request.now):
        raise Http404
    form = FORMS[change](request.POST or None, target=row, actor=request.actor, at=request.now)
    return _answered(request, form, f"{row.subject} {row.channel}".strip())


def _answered(request: DeskRequest, form: Change, subject: str) -> HttpResponse:
    refusal, back = form.attempt() if form.is_valid() else None, reverse("desk:obligations")
    if form.is_valid() and refusal is None:
        messages.success(request, t(form.done))
        return redirect(back)
    names = {key: one.name for key, one in people.every_unit().items()} if refusal else {}
    said = refusals.sentence(refusal, names) if refusal else ""
    context = {"form": form, "subject": subject, "back": back, "said": said}
    return render(request, "desk/obligation_change/page.html", context, status=422 if request.method == "POST" else 200)
