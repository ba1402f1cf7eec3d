"""What whoever leads a unit sees at a glance: load, what is stuck, tomorrow, who will not be there to sign, what to sign now."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.head import overview
from motcua.desk.inbox.lists import leads
from motcua.desk.inbox.many import line
from motcua.dossiers import commands
from motcua.dossiers.commands import Told
from motcua.kernel.refusals import Refusal


@staff_only
def head(request: DeskRequest) -> HttpResponse:
    """The units that the actor leads, with those below them; who leads none has no such page."""
    if not leads(request.actor):
        raise Http404
    return render(request, "desk/head/page.html", overview.of(request.actor, request.now))


@staff_only
@require_POST
def head_sign(request: DeskRequest) -> HttpResponse:
    """`so`: the numbers of dossiers read and ticked; each is signed by its latest draft, or says why not."""
    return _each(request, commands.approve_each, "Ký kết quả", "#sign")


@staff_only
@require_POST
def head_check(request: DeskRequest) -> HttpResponse:
    """The same of steps that the process gives to heads and leaders; each is ended and goes on, or says why not."""
    return _each(request, commands.check_each, "Duyệt bước", "#check")


def _each(request: DeskRequest, do: Callable[..., list[Told]], title: str, back: str) -> HttpResponse:
    if not leads(request.actor):
        raise Http404
    numbers = request.POST.getlist("so")
    if not numbers:
        return redirect("desk:head")
    try:
        found = do(numbers, by=request.actor, at=request.now)
    except Refusal as no:
        context = overview.of(request.actor, request.now) | {"said": refusals.sentence(no)}
        return render(request, "desk/head/page.html", context, status=422)
    context = {"title": title, "told": [line(one) for one in found], "back": reverse("desk:head") + back}
    return render(request, "desk/inbox/many_told.html", context | {"back_to": "Đơn vị tôi phụ trách"})
