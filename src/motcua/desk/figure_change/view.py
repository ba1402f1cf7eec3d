"""Something said of an indicator: that its formula was compared with the source, or what the national portal counts."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.desk import refusals
from motcua.desk.changes import Change
from motcua.desk.control_room.asked import asked_for, said_in_words
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.figure_change.forms import Confirm, TellOfficial
from motcua.indicators.commands.official import TELLS
from motcua.indicators.rules import DEFINITIONS
from motcua.indicators.rules.scoring import PROFILES
from motcua.ui.words import t

_SCORED = {item.code: item.name for profile in PROFILES.values() for group in profile.groups for item in group.items}


@staff_only
def figure_change(request: DeskRequest, code: str, change: str) -> HttpResponse:
    """GET asks, POST does. `xac-nhan`: for administrators; `so-cua-cong`: for who controls or leads the unit of the address."""
    if change == "xac-nhan" and code in DEFINITIONS and any(duty == "administrator" for duty, _ in request.actor.posts):
        return _answered(request, Confirm, code, f"{code} {t(DEFINITIONS[code].name)}", reverse("desk:formulas"))
    if change != "so-cua-cong" or code not in _SCORED:
        raise Http404
    asked = asked_for(request)
    unit = asked.scope.unit or ""
    if not any(request.actor.holds(duty, unit) for duty in TELLS):
        raise Http404
    subject = f"{code} {t(_SCORED[code])} · {said_in_words(asked)}"
    return _answered(request, TellOfficial, (code, asked.period, unit), subject, asked.href(reverse("desk:scores")))


def _answered(request: DeskRequest, shape: type[Change], target: Any, subject: str, back: str) -> HttpResponse:
    form = shape(request.POST if request.method == "POST" else None, target=target, actor=request.actor, at=request.now)
    refusal = form.attempt() if form.is_valid() else None
    if form.is_valid() and refusal is None:
        messages.success(request, t(form.done))
        return redirect(back)
    context = {"form": form, "subject": subject, "back": back, "said": refusals.sentence(refusal) if refusal else ""}
    return render(request, "desk/figure_change/page.html", context, status=422 if request.method == "POST" else 200)
