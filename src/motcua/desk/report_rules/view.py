"""When a period begins and by when each level sends: what holds, who has confirmed it, and what nobody has compared yet."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest
from motcua.desk.report_rules.form import Confirmed, named
from motcua.desk.reports.readers import readers_only
from motcua.kernel.moments import local_date
from motcua.reports import queries
from motcua.reports.rules import sending
from motcua.ui.words import t


@readers_only
def report_rules(request: DeskRequest) -> HttpResponse:
    """POST confirms one, or sets it anew. `quy-dinh` and `ngay`: what the form begins with."""
    today = local_date(request.now)
    rules = [(sending.CUT_OFF, queries.cut_off_rule(today)), *((sending.key_of(one), one) for one in queries.due_rules(today))]
    start = {"key": request.GET.get("quy-dinh", ""), "day": request.GET.get("ngay", "")}
    sent = request.POST if request.method == "POST" else None
    form = Confirmed(sent, target=None, actor=request.actor, at=request.now, initial=start)
    refusal = form.attempt() if form.is_valid() else None
    if form.is_valid() and refusal is None:
        messages.success(request, t(form.done))
        return redirect("desk:report_rules")
    context = {
        "form": form, "said": refusals.sentence(refusal) if refusal else "",
        "rules": [(key, named(key), one) for key, one in rules],
        "may_confirm": any(duty == "control" for duty, _ in request.actor.posts),
    }  # fmt: skip
    return render(request, "desk/report_rules/page.html", context, status=422 if form.is_bound else 200)
