"""A paper photographed by a phone, while the form waits at the counter: a code for the phone, and word of what came."""

from uuid import UUID

import segno
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.catalogue import queries as catalogue
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.intake import taking
from motcua.desk.intake.papers import scan_of
from motcua.desk.uploads import Uploads
from motcua.documents import commands as documents
from motcua.documents import queries
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal

SMALL = 400  # dots across
PICTURE = {"Content-Type": "image/webp", "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}


@require_POST
@staff_only
def scan(request: DeskRequest) -> HttpResponse:
    """A fresh link for `row` of the papers of `procedure`; the one before it ends."""
    taking.units_or_404(request.actor)
    key, row = request.POST.get("procedure", ""), request.POST.get("row", "")
    procedure = catalogue.current(key, local_date(request.now)) if "\x00" not in key else None
    if procedure is None or len(row) > 3 or not row.isdecimal() or int(row) >= len(procedure.papers):
        raise Http404
    title, place = procedure.papers[int(row)].name, reverse("desk:intake_of", args=[key]) + f"#papers-{row}"
    link, secret = documents.open_link(place=place, title=title, by=request.actor, at=request.now)
    address = request.build_absolute_uri(reverse("portal:camera_phone", args=[secret]))
    code = segno.make(address, error="m", micro=False).svg_data_uri(border=3, omitsize=True, light="#fff")
    context = {"link": link, "row": int(row), "address": address, "code": code}
    return render(request, "desk/scan/page.html", context)


@staff_only
def scan_arrived(request: DeskRequest, id: UUID) -> HttpResponse:
    """`?row=`; asked every few seconds until the photographs are here."""
    link, row = queries.camera_link(id, request.actor), request.GET.get("row", "0")
    if link is None or len(row) > 3 or not row.isdecimal():
        raise Http404
    file = queries.file(link.file) if link.file else None
    context = {
        "link": link, "row": int(row), "name": scan_of(int(row)), "ended": request.now >= link.ends_at,
        "scans": Uploads({scan_of(int(row)): file}) if file else None,
    }  # fmt: skip
    return render(request, "desk/scan/arrived.html", context)


@staff_only
def scan_picture(request: DeskRequest, id: UUID) -> HttpResponseBase:
    """The first page of a file that this official has just kept, small; nobody else's."""
    file = queries.unattached(request.actor).filter(id=id).first()
    if file is None:
        raise Http404
    try:
        return FileResponse(queries.page_picture(file, 1, width=SMALL).path.open("rb"), headers=PICTURE)
    except Refusal as refusal:
        raise Http404 from refusal
