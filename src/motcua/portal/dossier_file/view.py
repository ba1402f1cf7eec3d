"""A file one handed in. Each look is written into the file's own trail first."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse

from motcua.documents import commands, queries
from motcua.dossiers.models import Dossier
from motcua.portal.entrance import PortalRequest, citizens, own_dossier, own_draft


@citizens
def dossier_file(request: PortalRequest, number: str, file: UUID) -> HttpResponse:
    """`/ho-so/<number>/tep/<file>/`"""
    return _handed_out(request, own_dossier(request.actor, number), file)


@citizens
def draft_file(request: PortalRequest, pk: str, file: UUID) -> HttpResponse:
    """`/nop/<pk>/tep/<file>/`"""
    return _handed_out(request, own_draft(request.actor, int(pk)), file)


def _handed_out(request: PortalRequest, dossier: Dossier, file: UUID) -> HttpResponse:
    if not dossier.papers.filter(file=file).exists():
        raise Http404
    found = queries.file(file)
    if found is None:
        raise Http404
    commands.record_look(found, by=request.actor, at=request.now, downloaded=True)
    headers = queries.headers(found)
    return FileResponse(queries.open_content(found), headers=headers)  # type: ignore[return-value] # a streaming response
