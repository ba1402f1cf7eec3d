"""An official's console of the queue: call who is next, serve, go on."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.intake import taking
from motcua.desk.queue.form import ConsoleForm
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.people import queries as people
from motcua.ui.words import t
from motcua.visits import commands, queries

KEPT = ("desk", "queues")  # of the console, for as long as one is signed in


@staff_only
def queue(request: DeskRequest) -> HttpResponse:
    """`?don-vi=` when one works at several counters. POST does one verb; serving leads to the intake with the number."""
    units = taking.units_or_404(request.actor)
    unit = request.GET.get("don-vi", units[0])
    if unit not in units:
        raise Http404
    if request.method == "POST":
        return _done(request, unit)
    page = "lines" if request.headers.get("HX-Request") else "page"
    return render(request, f"desk/queue/{page}.html", _standing(request, unit, units))


def _standing(request: DeskRequest, unit: str, units: list[str]) -> dict[str, Any]:
    day, known = local_date(request.now), people.every_unit()
    return {
        "unit": unit, "name": known[unit].name, "units": [(code, known[code].name) for code in units],
        "mine": queries.called_by(request.actor), "lines": queries.lines(unit, request.now), "missed": queries.missed(unit, day),
        "desk": request.session.get("desk", ""), "chosen": request.session.get("queues", []),
    }  # fmt: skip


def _done(request: DeskRequest, unit: str) -> HttpResponse:
    here = redirect(f"{reverse('desk:queue')}?don-vi={unit}")
    form = ConsoleForm(request.POST, queues=[one.pk for one in queries.queues(unit)])
    if not form.is_valid():
        messages.warning(request, t("Chưa làm được; hãy chọn lại số và hàng."))
        return here
    asked = form.cleaned_data
    if asked["do"] == "next":
        request.session.update({name: asked[name] for name in KEPT})
    try:
        return _do(request, unit, asked) or here
    except Refusal as no:
        messages.warning(request, refusals.sentence(no))
        return here


def _do(request: DeskRequest, unit: str, asked: dict[str, Any]) -> HttpResponse | None:
    """:raises Refusal: whatever the command refuses"""
    who, desk = {"by": request.actor, "at": request.now}, request.session.get("desk", "")
    if asked["do"] == "next":
        every = [one.pk for one in queries.queues(unit)]
        if commands.call_next(unit, asked["queues"] or every, asked["desk"], **who) is None:
            messages.info(request, t("Không còn ai đợi."))
        return None
    if asked["do"] == "take":
        _own_queue(unit, asked["queue"])
        ticket = commands.take_number(asked["queue"], **who)
        return redirect("portal:my_ticket", ticket.token)
    ticket = queries.ticket(asked["ticket"], unit) or _nothing()
    match asked["do"]:
        case "again":
            commands.call_again(ticket.pk, desk, **who)
        case "serve":
            commands.serve(ticket.pk, **who)
            return redirect(f"{reverse('desk:intake')}?luot={ticket.pk}")
        case "hand_on":
            commands.hand_on(ticket.pk, asked["queue"], **who)
        case verb:
            getattr(commands, verb)(ticket.pk, **who)
    return None


def _own_queue(unit: str, queue: int) -> None:
    if queue not in {one.pk for one in queries.queues(unit)}:
        _nothing()


def _nothing() -> Any:
    raise Http404
