"""One export: how far it is, and its file."""

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest
from motcua.desk.export.readers import export_or_404, overseers_only
from motcua.exports import commands, queries
from motcua.exports.models import Export
from motcua.exports.rules import FORMATS, State
from motcua.kernel.refusals import Refusal

_STANDS = {State.ASKED: "waiting", State.MAKING: "running", State.MADE: "done", State.FAILED: "failed"}


@overseers_only
def export(request: DeskRequest, pk: int) -> HttpResponse:
    """A page that asks again by itself gets the part that changes."""
    found = export_or_404(request, pk)
    page = "state" if request.headers.get("HX-Request") else "page"
    return render(request, f"desk/export/{page}.html", {"export": found, "stands": _stands(found), "here": request.path})


@overseers_only
def export_file(request: DeskRequest, pk: int) -> FileResponse:
    """The file, to be saved; who took it is written down before the first byte."""
    found = export_or_404(request, pk)
    try:
        content = queries.open_content(found)
    except FileNotFoundError:
        raise Http404 from None
    commands.record_taking(found, by=request.actor, at=request.now)
    headers = {"Content-Type": FORMATS[found.format], "X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}
    return FileResponse(content, headers=headers, filename=found.name, as_attachment=True)


def _stands(export: Export) -> dict[str, Any] | None:
    """As the component of jobs wants it; nothing once the file was removed."""
    if export.state == State.REMOVED:
        return None
    return {
        "state": _STANDS[State(export.state)], "done": export.rows, "total": export.told, "what": "dòng", "file": export.name,
        "size": export.size, "href": reverse("desk:export_file", args=[export.pk]), "again": "",
        "why": refusals.sentence(Refusal(export.why)) if export.why else "",
    }  # fmt: skip
