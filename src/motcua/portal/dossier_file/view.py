"""A file one handed in. Each look is written into the file's own trail first."""

from uuid import UUID
from wsgiref.util import FileWrapper

from django.http import Http404, StreamingHttpResponse

from motcua.documents import commands, queries
from motcua.documents.models import File
from motcua.dossiers.models import Dossier
from motcua.portal.entrance import PortalRequest, citizens, own_dossier, own_draft

PIECE = 64 * 1024


@citizens
def dossier_file(request: PortalRequest, number: str, file: UUID) -> StreamingHttpResponse:
    """`/ho-so/<number>/tep/<file>/`"""
    return _handed_out(request, own_dossier(request.actor, number), file)


@citizens
def draft_file(request: PortalRequest, pk: str, file: UUID) -> StreamingHttpResponse:
    """`/nop/<pk>/tep/<file>/`"""
    return _handed_out(request, own_draft(request.actor, int(pk)), file)


def _handed_out(request: PortalRequest, dossier: Dossier, file: UUID) -> StreamingHttpResponse:
    if not dossier.papers.filter(file=file).exists():
        raise Http404
    found = queries.file(file)
    if found is None:
        raise Http404
    return handed_out(request, found)


def handed_out(request: PortalRequest, file: File) -> StreamingHttpResponse:
    """Write down the look, then give the file out to be kept: never shown by the browser on our own pages."""
    commands.record_look(file, by=request.actor, at=request.now, downloaded=True)
    return StreamingHttpResponse(FileWrapper(queries.open_content(file), PIECE), headers=queries.headers(file))
