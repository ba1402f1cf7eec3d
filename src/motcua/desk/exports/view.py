"""The files that one had made of lists and figures; and the button that asks for another."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest
from motcua.desk.export.readers import overseers_only
from motcua.desk.exports.asking import wanted
from motcua.exports import commands, queries
from motcua.exports.rules import FORMATS, State
from motcua.kernel.refusals import Refusal

LISTED = 50
STATES = {
    State.ASKED: ("Đang đợi", "calm"), State.MAKING: ("Đang ghi", "sky"), State.MADE: ("Đã xong", "good"),
    State.FAILED: ("Chưa làm được", "bad"), State.REMOVED: ("Đã xóa", "calm"),
}  # fmt: skip


@overseers_only
def exports(request: DeskRequest) -> HttpResponse:
    """One's own, while one still oversees their units."""
    own = [one for one in queries.own(request.actor)[:LISTED] if queries.may_have(one, request.actor, request.now)]
    return render(request, "desk/exports/page.html", {"exports": own, "states": STATES})


@overseers_only
@require_POST
def export_make(request: DeskRequest) -> HttpResponse:
    """The address is that of the view it is pressed on; `list`, `code`, `part`, `axis`: what of it; `format`."""
    format = request.POST.get("format", "")
    try:
        kind, asked = wanted(request)
    except KeyError:
        raise Http404 from None
    if format not in FORMATS:
        raise Http404
    try:
        return redirect("desk:export", commands.ask(kind, asked, format, by=request.actor, at=request.now).pk)
    except Refusal as no:
        messages.warning(request, refusals.sentence(no))
        return redirect("desk:exports")
