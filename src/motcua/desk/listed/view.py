"""One list of a unit: how many rows, the first of them with what opens behind each, and the whole as a file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.listed.asked import Asked, offered, read
from motcua.desk.listed.opening import opened
from motcua.kernel.moments import local_date
from motcua.reports.layouts import listed as laid
from motcua.reports.queries import listing
from motcua.reports.rules.periods import Days, ReportPeriod
from motcua.reports.rules.sheets import head_cells, numbers
from motcua.ui import formats
from motcua.ui.words import t

SHOWN, LONGEST = 100, 20_000
FORMATS = {"xlsx": "Excel", "docx": "Word", "pdf": "PDF", "zip": "ZIP"}
KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "pdf": "application/pdf", "zip": "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip


@staff_only
def listed(request: DeskRequest, kind: str) -> HttpResponse:
    """`?don-vi=`, `ky` or `tu` and `den`: the whole view is its address."""
    if kind == "mau-06":  # a form with persons has a screen of its own
        return redirect("desk:register")
    asked, today = read(request, kind), local_date(request.now)
    context: dict[str, Any] = {
        "asked": asked, "kind": asked.kind, "formats": {name: FORMATS[name] for name in asked.kind.formats},
        "periods": offered(today), "units": sorted((name, code) for code, name in asked.units.items()), "numbers": numbers,
        "head_cells": head_cells, "shown": SHOWN, "found": None,
    }  # fmt: skip
    if asked.days:
        found = _made(asked, asked.days, request, SHOWN)
        context |= {"found": found, "rows": opened(found, asked, request.actor)}
    return render(request, "desk/listed/page.html", context, status=200 if asked.days else 422)


@staff_only
def listed_file(request: DeskRequest, kind: str, format: str) -> HttpResponse:
    """The whole list as a file; a list too long for one is asked for by shorter times."""
    asked = read(request, kind)
    if asked.days is None or format not in asked.kind.formats or kind == "mau-06":
        raise Http404
    found = _made(asked, asked.days, request, LONGEST + 1)
    if found.count > LONGEST:
        told = t("Danh sách dài {n} dòng; một tệp nhận nhiều nhất {most} dòng. Hãy chọn kỳ ngắn hơn.",
                 n=formats.number(found.count), most=formats.number(LONGEST))  # fmt: skip
        messages.warning(request, told)
        return redirect(f"{reverse('desk:listed', args=[kind])}?{asked.query()}")
    name = f"{kind} {asked.unit} {asked.days.key}.{format}"
    return handed_out(_content(found, asked, format), name)


def handed_out(content: bytes, name: str) -> HttpResponse:
    """Hand a file to the browser; it is kept nowhere on the way."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=KINDS[name.rpartition(".")[2]], headers=headers)


def _made(asked: Asked, days: ReportPeriod | Days, request: DeskRequest, limit: int) -> listing.Listed:
    return listing.listed(listing.Asked(kind=asked.kind.name, unit=asked.unit, days=days, at=request.now, limit=limit))


def _content(found: listing.Listed, asked: Asked, format: str) -> bytes:
    if format == "zip" and found.proven:
        return laid.archive(found.proven.rows, found.proven.files, found.sheet)
    return laid.file(found.sheet, format, "Danh sách")
