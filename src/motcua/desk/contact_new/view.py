"""Somebody goes home without having handed anything in: that is written down, with the reason, and a slip goes along."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import PublishedVersion
from motcua.desk import refusals
from motcua.desk.contact_new.form import ContactForm
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.intake import taking
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.ui.words import t
from motcua.visits import commands

CARRIED = ("name", "identity_number", "phone", "ticket", "unit")


@staff_only
def contact_new(request: DeskRequest) -> HttpResponse:
    """`?thu-tuc=` names the procedure. A POST from the intake form opens it with what was typed there."""
    units = taking.named_units(request.actor)
    procedure = _procedure(request)
    if request.method != "POST" or ("outcome" not in request.POST and "recorded" not in request.POST):
        return _shown(request, ContactForm(initial=_carried(request, units), procedure=procedure, units=units))
    form = ContactForm(request.POST, procedure=procedure, units=units)
    said = ""
    if form.is_valid():
        try:
            contact = commands.record(form.came(), by=request.actor, at=request.now)
        except Refusal as no:
            said = refusals.sentence(no)
        else:
            messages.success(request, t("Đã ghi lượt tiếp."))
            return redirect("desk:contact", contact.pk)
    return _shown(request, form, said, status=422)


def _procedure(request: DeskRequest) -> PublishedVersion | None:
    key = request.POST.get("procedure") or request.GET.get("thu-tuc", "")
    return catalogue.current(key, local_date(request.now)) if key and "\x00" not in key else None


def _carried(request: DeskRequest, units: list[tuple[str, str]]) -> dict[str, Any]:
    """What the intake form knew already."""
    start = {"key": uuid4().hex, "unit": units[0][0], "ticket": request.GET.get("luot", ""), "outcome": "turned_away"}
    return start | {name: request.POST[name] for name in CARRIED if request.POST.get(name)}


def _shown(request: DeskRequest, form: ContactForm, said: str = "", status: int = 200) -> HttpResponse:
    return render(request, "desk/contact_new/page.html", {"form": form, "said": said, "procedure": form.procedure}, status=status)
