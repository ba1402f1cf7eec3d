"""Where a dossier stands, for whoever knows its number and a phone of it: state and appointment, nothing else."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from motcua.dossiers import queries as dossiers
from motcua.dossiers.rules import NATIONAL_CODE, State
from motcua.kernel.refusals import Refusal
from motcua.people.commands import codes
from motcua.portal.entrance import PortalRequest, anybody, network
from motcua.portal.refusals import sentence
from motcua.portal.stages import stage
from motcua.portal.track.form import TrackForm
from motcua.portal.track.known import remember


@anybody
def track(request: PortalRequest) -> HttpResponse:
    """`/tra-cuu/?so=…`, and the phone by POST: it does not belong in an address."""
    if request.method != "POST":
        form = TrackForm(initial={"so": request.GET.get("so", "").replace("\x00", "")[:60]})
        return render(request, "portal/track/page.html", {"form": form, "refusal": "", "found": None})
    form = TrackForm(request.POST)
    context = {"form": form, "refusal": "", "found": None, "codes": NATIONAL_CODE}
    if not form.is_valid():
        return render(request, "portal/track/page.html", context, status=422)
    number = form.cleaned_data["so"].upper()
    try:
        codes.knock("track-network", network(request), at=request.now)
        codes.knock("track-number", number, at=request.now)
    except Refusal as refusal:
        return render(request, "portal/track/page.html", context | {"refusal": sentence(refusal)}, status=429)
    found = dossiers.track(number, form.cleaned_data["phone"])
    if found is None:
        context["refusal"] = sentence(Refusal("not-found-by-phone"))
        return render(request, "portal/track/page.html", context, status=422)
    remember(request, number, form.cleaned_data["phone"])
    return render(request, "portal/track/page.html", context | {"found": found, "state": State(found.state), "stage": stage(found)})


@anybody
def track_by_link(request: PortalRequest, number: str) -> HttpResponse:
    """`/theo-doi/<number>`: what the QR code on the papers says."""
    return redirect(f"{reverse('portal:track')}?{urlencode({'so': number})}")
