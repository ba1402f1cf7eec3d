"""Filing for oneself or for one's organisation, by the same steps as on the screens: begun, answered, papers, sent."""

from typing import Any

from django.http import Http404, HttpResponse
from ninja import Body, File, Path, Router, Status, UploadedFile
from ninja.errors import ValidationError

from motcua.api import declared, shapes
from motcua.api.entrance import ApiRequest
from motcua.catalogue import queries as catalogue
from motcua.catalogue.rules import decides_case, questions_form
from motcua.documents import commands as documents
from motcua.dossiers import commands, queries
from motcua.dossiers.commands import Filing, Paper, papers
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import State
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require
from motcua.portal.entrance import account_pk, own_draft
from motcua.portal.filing_papers import rows
from motcua.portal.filing_persons import typed
from motcua.portal.filing_persons.form import PersonsForm
from motcua.portal.procedure.view import receiving_units

router = Router(tags=["Nộp hồ sơ"])
MOST = 100


@router.get("/drafts", response=shapes.answers(shapes.Drafts), summary="Bản nháp của tôi")
def drafts(request: ApiRequest) -> dict[str, Any]:
    found = queries.of_person(request.actor).filter(state=State.DRAFT.value)[:MOST]
    return {"rows": [_draft(one) for one in found]}


@router.post("/drafts", response=shapes.answers(shapes.Draft, 201), summary="Bắt đầu một hồ sơ")
def draft_begin(request: ApiRequest, body: shapes.Begin) -> Any:
    """Người nộp là người giữ khóa."""
    day = local_date(request.now)
    procedure = catalogue.current(body.procedure, day)
    if procedure is None:
        raise Http404
    units = receiving_units(procedure, day)
    require(Refusal("not-online") if procedure.service_level == "none" else None)
    require(None if units else Refusal("no-such-unit-here"))
    filing = Filing(
        version=procedure.id, receiving_unit=units[0].code, persons=(), submitter=account_pk(request.actor),
        organisation=body.organisation,
    )  # fmt: skip
    return Status(201, _draft(commands.draft(filing, by=request.actor, at=request.now)))


@router.put("/drafts/{pk}/questions", response=shapes.answers(shapes.Draft), summary="Trả lời câu hỏi về trường hợp")
def draft_questions(request: ApiRequest, said: Body[dict[str, Any]], pk: int = Path(ge=1, lt=2**63)) -> dict[str, Any]:
    draft = _open(request, pk)
    answers = declared.read(questions_form(draft.procedure.questions), said, local_date(request.now))
    return _draft(commands.keep_part(pk, "questions", answers, by=request.actor, at=request.now))


@router.put("/drafts/{pk}/persons", response=shapes.answers(shapes.Draft), summary="Người nộp, chủ hồ sơ, nơi nhận")
def draft_persons(request: ApiRequest, said: Body[dict[str, str]], pk: int = Path(ge=1, lt=2**63)) -> dict[str, Any]:
    """Các mục như ở trang Người nộp: submitter_name, submitter_number, submitter_phone, submitter_address, owner_is…"""
    draft = _open(request, pk)
    units = receiving_units(draft.procedure, local_date(request.now))
    cases = [] if decides_case(draft.procedure) else draft.procedure.cases
    form = PersonsForm(said, units=[(u.code, u.name) for u in units], cases=[(c.key, c.name) for c in cases])
    if not form.is_valid():
        raise ValidationError([{"loc": ("body", name), "msg": " ".join(map(str, said))} for name, said in form.errors.items()])
    filing = typed.filing(draft, form.cleaned_data, account_pk(request.actor))
    return _draft(commands.retype(pk, filing, by=request.actor, at=request.now))


@router.put("/drafts/{pk}/form", response=shapes.answers(shapes.Draft), summary="Điền tờ khai điện tử")
def draft_form(request: ApiRequest, said: Body[dict[str, Any]], pk: int = Path(ge=1, lt=2**63)) -> dict[str, Any]:
    draft = _open(request, pk)
    if draft.procedure.form is None:
        raise Http404
    answers = declared.read(draft.procedure.form, said, local_date(request.now))
    return _draft(commands.keep_part(pk, "answers", answers, by=request.actor, at=request.now))


@router.post(
    "/drafts/{pk}/papers/{requirement}", response=shapes.answers(shapes.FileKept, 201), summary="Gửi một tệp cho một giấy tờ"
)
def draft_paper(request: ApiRequest, requirement: str, file: File[UploadedFile], pk: int = Path(ge=1, lt=2**63)) -> Any:
    """Gửi lại đúng tệp ấy không làm thêm gì."""
    draft = _open(request, pk)
    if requirement not in draft.requirements:
        raise Http404
    kept = documents.keep(file, name=file.name or "", by=request.actor, at=request.now)
    paper = Paper(requirement=requirement, name=draft.requirements[requirement], file=kept.id)
    row = papers.add_paper(pk, paper, by=request.actor, at=request.now)
    facts = {"paper": row.pk, "file": kept.id, "name": kept.name, "size": kept.size, "sha256": kept.sha256}
    return Status(201, {**facts, "warnings": rows.warnings(row)})


@router.post("/drafts/{pk}/send", response=shapes.answers(shapes.Draft), summary="Nộp hồ sơ")
def draft_send(request: ApiRequest, pk: int = Path(ge=1, lt=2**63)) -> dict[str, Any]:
    """Nộp lần nữa không thành hồ sơ thứ hai: trả về cùng một mã hồ sơ."""
    draft = own_draft(request.actor, pk)
    if draft.state == State.DRAFT:
        require(None if queries.is_asked_for(draft) else Refusal("owner-missing"))
        require(Refusal("papers-missing") if draft.missing_papers else None)
        draft = commands.submit_draft(pk, by=request.actor, at=request.now)
    return _draft(draft)


@router.delete("/drafts/{pk}", response=shapes.answers(None, 204), summary="Bỏ bản nháp")
def draft_discard(request: ApiRequest, pk: int = Path(ge=1, lt=2**63)) -> HttpResponse:
    _open(request, pk)
    commands.discard(pk, by=request.actor, at=request.now)
    return HttpResponse(status=204)


def _open(request: ApiRequest, pk: int) -> Dossier:
    draft = own_draft(request.actor, pk)
    require(None if draft.state == State.DRAFT else Refusal("wrong-state", state=draft.state))
    return draft


def _draft(draft: Dossier) -> dict[str, Any]:
    open_ = draft.state == State.DRAFT
    return {
        "id": draft.pk, "procedure": draft.procedure_key, "number": draft.number,
        "missing_papers": list(draft.missing_papers) if open_ else [],
    }  # fmt: skip
