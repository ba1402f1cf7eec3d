"""One procedure: its versions, its next draft, what has been done to it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.catalogue import commands, queries
from motcua.desk import refusals
from motcua.desk.catalogue.deeds import deeds
from motcua.desk.catalogue.editors import STATES, editors_only, procedure_or_404
from motcua.desk.entrance import DeskRequest
from motcua.kernel.refusals import Refusal


@editors_only
def catalogue_procedure(request: DeskRequest, key: str) -> HttpResponse:
    """POST opens the draft on which people work, a new one if there is none."""
    procedure_or_404(key)
    if request.method == "POST":
        try:
            return redirect("desk:catalogue_version", commands.next_draft(key, by=request.actor, at=request.now))
        except Refusal as refusal:
            messages.error(request, refusals.sentence(refusal))
    versions = queries.versions_of(key)
    name = versions[0]["name"] if versions else key
    context = {"key": key, "versions": versions, "states": STATES, "deeds": deeds(key), "name": name}
    return render(request, "desk/catalogue_procedure/page.html", context)
