"""The dossiers ticked in a list: taken or given to an officer in one press, and told line by line what became of each."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from motcua.desk import refusals
from motcua.desk.act.base import STALE
from motcua.desk.act.fields import Text
from motcua.desk.act.forms_work import named, officers
from motcua.desk.dossier import trail
from motcua.desk.dossier.names import names
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.inbox.choices import list_of
from motcua.dossiers import commands
from motcua.dossiers.commands import Told
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal
from motcua.ui.words import t

DOINGS = {"take": "Nhận hồ sơ", "assign": "Giao hoặc giao lại", "give": "Giao hoặc giao lại"}


@staff_only
@require_POST
def inbox_many(request: DeskRequest) -> HttpResponse:
    """`so`: the numbers; `do`: take, assign (asks to whom), give (with officer and reason); `query`: the list one comes from;
    `seen`: "<number>:<last event>" as the list showed it."""
    numbers, doing = request.POST.getlist("so"), request.POST.get("do", "")
    if doing not in DOINGS:
        raise Http404
    back = list_of(request)
    if not numbers:
        return redirect(back)
    form = Giving(request.POST if doing == "give" else None, actor=request.actor, at=request.now)
    context: dict[str, Any] = {
        "numbers": numbers, "title": DOINGS[doing], "form": form, "said": "", "back": back, "back_to": "",
        "query": request.POST.get("query", ""),
        "seen": [mark for mark in request.POST.getlist("seen") if mark.rpartition(":")[0] in numbers],
    }  # fmt: skip
    if doing == "assign" or (doing == "give" and not form.is_valid()):
        return render(request, "desk/inbox/many.html", context, status=422 if form.is_bound else 200)
    try:
        found = _done(doing, numbers, form, request)
    except Refusal as no:
        return render(request, "desk/inbox/many.html", context | {"said": refusals.sentence(no)}, status=422)
    return render(request, "desk/inbox/many_told.html", context | {"told": [line(one) for one in found]})


def _done(doing: str, numbers: list[str], form: "Giving", request: DeskRequest) -> list[Told]:
    if doing == "take":
        return commands.do_each("take", numbers, by=request.actor, at=request.now)
    return commands.assign_each(numbers, by=request.actor, at=request.now, seen=_seen(request), **form.cleaned_data)


def _seen(request: DeskRequest) -> dict[str, int]:
    marks = (mark.rpartition(":") for mark in request.POST.getlist("seen"))
    return {number: int(seq) for number, _, seq in marks if seq.isascii() and seq.isdigit() and len(seq) < 10}


def line(told: Told) -> dict[str, Any]:
    called = names(told.dossier) if told.dossier and told.refusal else {}
    stale = told.dossier is not None and told.refusal is not None and told.refusal.code == STALE
    return {
        "number": told.number, "dossier": told.dossier, "done": told.refusal is None,
        "words": refusals.sentence(told.refusal, called) if told.refusal else t("Đã làm xong."),
        "last": trail.since(told.dossier, told.dossier.seq - 1, called) if told.dossier and stale else [],
    }  # fmt: skip


class Giving(forms.Form):
    """To whom: whoever works in one of the units that the actor is head of."""

    use_required_attribute = False
    reason = Text(label="Lý do, khi hồ sơ đang có người giữ", required=False)

    def __init__(self, *args: Any, actor: Actor, at: Any) -> None:
        super().__init__(*args)
        units = sorted({unit for duty, unit in actor.posts if duty in {"head", "leader"}})
        bearers = {b.account: b for unit in units for b in officers(("head", "officer", "leader", "clerk"), unit, at)}
        choices = [(str(one.account), named(one)) for one in bearers.values()]
        officer = forms.TypedChoiceField(label="Giao cho", choices=choices, coerce=int, widget=forms.RadioSelect)
        self.fields = {"officer": officer, **self.fields}
