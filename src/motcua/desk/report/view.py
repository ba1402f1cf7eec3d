"""One version of a report: its numbers, what does not agree in them, its files, the other versions."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest
from motcua.desk.report.form import Rewritten
from motcua.desk.reports.readers import readers_only, report_or_404
from motcua.documents import commands as documents
from motcua.documents import queries as files
from motcua.kernel.refusals import Refusal
from motcua.people import queries as people
from motcua.reports import commands, queries
from motcua.reports.models import Report
from motcua.reports.rules.filling import rows_of
from motcua.reports.rules.making import KINDS
from motcua.reports.rules.periods import DAY
from motcua.reports.rules.reading import layouts
from motcua.reports.rules.sheets import head_cells, numbers
from motcua.ui.words import t

FORMATS = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF"}


@readers_only
def report(request: DeskRequest, pk: int) -> HttpResponse:
    """POST brings a Word file that was written on, as a new version."""
    one = report_or_404(request, pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = Rewritten(*sent, target=one, actor=request.actor, at=request.now)
    refusal = form.attempt() if form.is_valid() else None
    if form.is_valid() and refusal is None:
        messages.success(request, t(form.done))
        return redirect("desk:report", form.added.pk)
    said = refusals.sentence(refusal) if refusal else ""
    context = _context(request, one) | {"form": form, "said": said}
    return render(request, "desk/report/page.html", context, status=422 if form.is_bound else 200)


@readers_only
def report_file(request: DeskRequest, pk: int, format: str) -> FileResponse:
    """A version as a file; the look is written down before the first byte."""
    found = queries.files(report_or_404(request, pk)).get(format)
    if found is None:
        raise Http404
    documents.record_look(found.file, by=request.actor, at=request.now, downloaded=format != "pdf")
    headers = files.headers(found.file, inline=True)
    return FileResponse(files.open_content(found.file), headers=headers, filename=found.file.name, as_attachment=format != "pdf")


@readers_only
@require_POST
def report_approve(request: DeskRequest, pk: int) -> HttpResponse:
    """Let this version be what the unit has reported."""
    try:
        commands.approve(report_or_404(request, pk).pk, by=request.actor, at=request.now)
        messages.success(request, t("Đã duyệt. Phiên bản này không đổi được nữa."))
    except Refusal as no:
        messages.warning(request, refusals.sentence(no))
    return redirect("desk:report", pk)


def _context(request: DeskRequest, one: Report) -> dict[str, Any]:
    every, layout = queries.versions(one), layouts()["II.07b" if one.form == "II.07b" else "II.06a"]
    return {
        "report": one, "kind": KINDS[one.form], "unit_name": people.name_on(one.unit_id, one.until), "versions": every,
        "files": queries.files(one), "formats": FORMATS, "latest": every[0], "layout": layout, "last": one.until - DAY,
        "tables": {name: rows_of(form, layout) for name, form in queries.forms(one).items()},
        "head_cells": head_cells, "numbers": numbers, "stated": queries.stated(one), "changed": queries.changed(one),
        "approves": one.unit_id in queries.approved_for(request.actor, request.now),
        "makes": one.unit_id in queries.made_for(request.actor, request.now),
    }  # fmt: skip
