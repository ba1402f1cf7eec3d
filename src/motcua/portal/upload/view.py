"""A file comes in piece by piece, by the page's script. Where it belongs is said when it is whole (`taken` below)."""

from collections.abc import Iterator
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.documents import commands as documents
from motcua.documents import queries, rules
from motcua.documents.models import File, Upload
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.portal.entrance import PortalRequest, anybody, sign_in_first, signed_in
from motcua.portal.refusals import sentence

MOST = 60  # files of one form


@require_POST
@anybody
def upload_begin(request: PortalRequest) -> HttpResponse:
    """`/tai-len/`: a file of this name and size is coming, for this place. Begun before: what came then is kept."""
    return begun(request, request.actor) if signed_in(request.actor) else sign_in_first(request, reverse("portal:home"))


@anybody
def upload(request: PortalRequest, id: UUID) -> HttpResponse:
    """`/tai-len/<id>/`: GET tells how far it has come; POST adds the bytes that begin at `?tu=`."""
    return gone_on(request, id, request.actor) if signed_in(request.actor) else sign_in_first(request, reverse("portal:home"))


@require_POST
@anybody
def upload_cancel(request: PortalRequest, id: UUID) -> HttpResponse:
    """`/tai-len/<id>/bo/`"""
    if not signed_in(request.actor):
        return sign_in_first(request, reverse("portal:home"))
    documents.cancel(id, by=request.actor)
    return HttpResponse(status=204)


def begun(request: PortalRequest, by: Actor, place: str | None = None) -> HttpResponse:
    """Answer the beginning of an upload of this person.

    :param place: where it goes, when that is not for the page to say
    """
    said, size = request.POST, request.POST.get("size", "")
    try:
        require(None if size.isascii() and size.isdigit() and len(size) < 16 else Refusal("file-missing"))
        found = documents.begin(
            name=said.get("name", ""), size=int(size), place=said.get("place", "") if place is None else place,
            modified=said.get("modified", ""), by=by, at=request.now,
        )  # fmt: skip
    except Refusal as refusal:
        return _no(refusal)
    return _how_far(found, status=201)


def gone_on(request: PortalRequest, id: UUID, by: Actor) -> HttpResponse:
    """Answer how far an upload of this person has come, or add a piece to it."""
    found = queries.upload(id, by)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _how_far(found)
    start = request.GET.get("tu", "")
    try:
        fits = start.isascii() and start.isdigit() and len(start) < 16 and _length(request) <= rules.PIECE_LIMIT
        require(None if fits else Refusal("upload-too-long"))
        return _how_far(documents.append(id, request.body, start=int(start), by=by, at=request.now))
    except Refusal as refusal:
        return _no(refusal)


def taken(request: PortalRequest) -> Iterator[File]:
    """Keep, one by one, the files that a form sent itself and those that came before it in pieces (`upload`).

    :raises Refusal: file-missing, upload-gone, and what keeping raises
    """
    sent = [file for name in request.FILES for file in request.FILES.getlist(name)]
    whole = came(request)
    require(None if sent or whole else Refusal("file-missing"))
    for one in sent:
        yield documents.keep(one, name=one.name or "", by=request.actor, at=request.now)
    for id in whole:
        yield documents.finish(id, by=request.actor, at=request.now)


def came(request: PortalRequest) -> list[UUID]:
    """Return the uploads that a form names, in its order.

    :raises Refusal: upload-gone
    """
    return [_id(text) for text in request.POST.getlist("upload")[:MOST]]


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Refusal("upload-gone") from None


def _length(request: PortalRequest) -> int:
    told = request.headers.get("Content-Length", "")
    return int(told) if told.isascii() and told.isdigit() else rules.PIECE_LIMIT + 1


def _how_far(found: Upload, status: int = 200) -> JsonResponse:
    return JsonResponse({"id": str(found.id), "received": found.received, "size": found.size}, status=status)


def _no(refusal: Refusal) -> HttpResponse:
    """A piece that does not fit is told where the next begins; all else is a sentence."""
    if refusal.code == "upload-elsewhere":
        return JsonResponse({"received": refusal.facts["received"]}, status=409)
    status = {"upload-gone": 404, "upload-too-long": 413}.get(refusal.code, 422)
    return HttpResponse(sentence(refusal), status=status, content_type="text/plain; charset=utf-8")
