"""A file of a dossier, handed out to who may see the dossier; the look is written down before the first byte."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponseBase

from motcua.desk.entrance import DeskRequest, dossier_or_404, staff_only
from motcua.documents import commands, queries


@staff_only
def file(request: DeskRequest, number: str, id: UUID) -> HttpResponseBase:
    """PDF, PNG and JPEG open in the browser, in a sandbox; everything else is downloaded."""
    dossier = dossier_or_404(request.actor, number)
    found = queries.file(id)
    if found is None or found.subject != dossier.subject:
        raise Http404
    shown = queries.safe_inline(found)
    commands.record_look(found, by=request.actor, at=request.now, downloaded=not shown)
    return FileResponse(queries.open_content(found), headers=queries.headers(found, inline=True))
