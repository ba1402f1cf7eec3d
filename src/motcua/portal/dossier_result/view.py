"""The signed result as a file. Each download is written into the file's own trail first."""

from django.http import Http404, StreamingHttpResponse

from motcua.portal.dossier_file.view import handed_out
from motcua.portal.dossier_result.result import result_of
from motcua.portal.entrance import PortalRequest, citizens, own_dossier


@citizens
def dossier_result(request: PortalRequest, number: str) -> StreamingHttpResponse:
    """`/ho-so/<number>/ket-qua/`"""
    result = result_of(own_dossier(request.actor, number), request.actor)
    if result is None or result.file is None:
        raise Http404
    return handed_out(request, result.file)
