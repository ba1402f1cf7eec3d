"""The dossiers that somebody may see: one's own, and at the desk those one's units have a part in."""

from typing import Any
from uuid import UUID

from django.http import Http404, StreamingHttpResponse
from ninja import Query, Router

from motcua.api import shapes
from motcua.api.entrance import ApiRequest
from motcua.desk.dossier import trail
from motcua.desk.dossier.names import names
from motcua.documents import queries as documents
from motcua.documents.models import File
from motcua.dossiers import queries
from motcua.dossiers.commands import looking
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import Whole
from motcua.dossiers.rules import NATIONAL_CODE, State
from motcua.people import queries as people
from motcua.portal.dossier.happenings import lines
from motcua.portal.dossier_file.view import handed_out
from motcua.portal.dossier_result.result import result_of

router = Router(tags=["Hồ sơ"])
ROWS, LAST_PAGE = 50, 10_000


@router.get("/dossiers", response=shapes.answers(shapes.Dossiers), summary="Hồ sơ tôi được thấy, mới nhất trước")
def dossiers(request: ApiRequest, page: int = Query(1, ge=1, le=LAST_PAGE)) -> dict[str, Any]:
    """Hồ sơ của mình; người có nhiệm vụ: cả hồ sơ của đơn vị mình. Bản nháp ở `/drafts`."""
    found = queries.visible_to(request.actor).exclude(state=State.DRAFT.value).order_by("-id")
    rows = found[(page - 1) * ROWS : page * ROWS + 1]
    return {"rows": [line(one) for one in rows[:ROWS]], "more": len(rows) > ROWS}


@router.get("/dossiers/{number}", response=shapes.answers(shapes.Dossier), summary="Một hồ sơ: đang ở đâu, đã có việc gì")
def dossier(request: ApiRequest, number: str) -> dict[str, Any]:
    """Lần xem được ghi lại."""
    found = visible(request, number)
    looking.record_look(found.pk, by=request.actor, at=request.now, at_what="api", seq=found.seq)
    whole = queries.whole(found)
    return {
        **line(found), "seq": found.seq, "requested": found.requested, "case": found.case, "fee_asked": found.fee_asked,
        "fee_paid": found.fee_paid, "declared": {part: found.form[part] for part in ("questions", "answers") if part in found.form},
        "papers": _papers(whole), "happened": _happened(request, found, whole),
    }  # fmt: skip


@router.get("/dossiers/{number}/files/{file}", summary="Một tệp của hồ sơ", openapi_extra={
    "responses": {200: {"description": "Nguyên tệp", "content": {"application/octet-stream": {}}}}
})  # fmt: skip
def dossier_file(request: ApiRequest, number: str, file: UUID) -> StreamingHttpResponse:
    """Lần xem được ghi lại trước khi trả tệp."""
    found = visible(request, number)
    kept = documents.file(file)
    if kept is None or not _may_have(request, found, kept):
        raise Http404
    return handed_out(request, kept)  # type: ignore[arg-type] # it asks for actor and moment alone


def _may_have(request: ApiRequest, found: Dossier, file: File) -> bool:
    """At the desk whatever belongs to the dossier; its people what was handed in, and the result once it is theirs."""
    if at_desk(request, found):
        return bool(file.subject == found.subject)
    result = result_of(found, request.actor)
    return found.papers.filter(file=file.id).exists() or (result is not None and result.file == file)


def at_desk(request: ApiRequest, found: Dossier) -> bool:
    return not request.actor.sees.isdisjoint(found.units)


def visible(request: ApiRequest, number: str) -> Dossier:
    """Return the dossier if the actor may see it as a person or at the desk; for everybody else it does not exist."""
    seen = queries.visible_to(request.actor).exclude(state=State.DRAFT.value)
    found = None if "\0" in number else seen.filter(number=number).first()
    if found is None:
        raise Http404
    return found


def line(one: Dossier) -> dict[str, Any]:
    """Return what a list tells of a dossier."""
    holder = people.every_unit().get(one.holder_unit_id or "")
    return {
        "number": one.number, "procedure": one.procedure_key, "procedure_name": one.procedure_name, "owner": one.owner_name,
        "state": one.state, "state_code": NATIONAL_CODE[State(one.state)], "submitted_at": one.submitted_at, "due_at": one.due_at,
        "closed_at": one.closed_at, "held_by": holder.name if holder else "",
    }  # fmt: skip


def _papers(whole: Whole) -> list[dict[str, Any]]:
    return [
        {"requirement": paper.requirement, "name": paper.name, "file": paper.file_id,
         "file_name": paper.file.name if paper.file else "", "size": paper.file.size if paper.file else None,
         "sha256": paper.file.sha256 if paper.file else ""}
        for paper in whole.papers
    ]  # fmt: skip


def _happened(request: ApiRequest, found: Dossier, whole: Whole) -> list[dict[str, Any]]:
    """In the words of the desk for who works there, in those of the portal for everybody else."""
    happened = queries.timeline(found)
    told = trail.sentences(happened, names(found, whole.units)) if at_desk(request, found) else lines(happened, found)
    return [{"at": one["at"], "what": ": ".join(filter(None, (one["title"], one["text"])))} for one in told]
