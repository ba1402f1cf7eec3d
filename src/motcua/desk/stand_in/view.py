"""Who stands in for me, and when: asked for by the holder of a post, for a time that ends by itself."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.stand_in.form import StandIn, TakeBack, said
from motcua.kernel.moments import local_date
from motcua.people.queries import persons
from motcua.ui.words import t


@staff_only
def stand_in(request: DeskRequest) -> HttpResponse:
    """POST lends posts, or (with `delegation`) takes one back."""
    account: Any = request.user
    posted = request.POST if request.method == "POST" else None
    back = posted is not None and "delegation" in posted
    who: dict[str, Any] = {"target": account, "actor": request.actor, "at": request.now}
    form = (TakeBack if back else StandIn)(posted, **who)
    refusal = form.attempt() if form.is_valid() else None
    if form.is_valid() and refusal is None:
        messages.success(request, t(form.done))
        return redirect("desk:stand_in")
    rows = [(one, said(one.post)) for one in persons.lent_by(account, local_date(request.now))]
    context = {
        "form": StandIn(None, **who) if back else form, "said": refusals.sentence(refusal) if refusal else "", "rows": rows,
        "today": local_date(request.now), "wrong": form if back else None,
    }  # fmt: skip
    return render(request, "desk/stand_in/page.html", context, status=422 if posted is not None else 200)
