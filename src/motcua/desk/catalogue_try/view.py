"""A version tried as applicant and as officer, with a clock of one's own. Nothing is stored."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render

from motcua.desk.catalogue.editors import editors_only, version_or_404
from motcua.desk.catalogue.eforms import changed, shown_of
from motcua.desk.catalogue.rows import STEP_KINDS
from motcua.desk.catalogue_try.form import MomentForm
from motcua.desk.catalogue_try.trial import retyped, tried
from motcua.desk.entrance import DeskRequest
from motcua.desk.wording import DUTIES
from motcua.kernel.moments import HANOI, local, local_date


@editors_only
def catalogue_try(request: DeskRequest, pk: int) -> HttpResponse:
    """POST tells what the answers come to, and what is wrong with them."""
    version, now = version_or_404(pk), local(request.now)
    start = {"day": now.date(), "time": now.time()}
    moment = MomentForm(request.POST if "day" in request.POST else None, initial=start)
    at = request.now
    if moment.is_bound and moment.is_valid():
        at = datetime.combine(moment.cleaned_data["day"], moment.cleaned_data["time"], HANOI)
    tell = request.method == "POST" and "row" not in request.POST and "day" in request.POST
    if request.headers.get("HX-Request"):
        sections = retyped(version, dict(request.POST.lists()), local_date(at))
        return render(request, "desk/typed.html", {"changed": changed(sections, request.POST.get("shown", "").split())})
    trial = tried(version, dict(request.POST.lists()), at, tell=tell)
    context = {
        "version": version, "moment": moment, "trial": trial, "tell": tell, "kinds": STEP_KINDS, "duties": DUTIES, "at": at,
        "shown": shown_of(trial.sections),
    }  # fmt: skip
    return render(request, "desk/catalogue_try/page.html", context, status=422 if moment.is_bound and moment.errors else 200)
