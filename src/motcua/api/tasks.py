"""What waits for an official, and doing it: the very forms of the desk, so that nothing passes here that would not pass there."""

from typing import Any

from django import forms
from django.http import Http404
from ninja import Query, Router
from ninja.errors import ValidationError

from motcua.api import shapes
from motcua.api.dossiers import LAST_PAGE, ROWS, line
from motcua.api.entrance import ApiRequest
from motcua.deadlines import queries as deadlines
from motcua.desk import refusals
from motcua.desk.act.base import Doing, VerbForm
from motcua.desk.act.verbs import WORDS
from motcua.desk.act.view import FORMS, PLAIN
from motcua.desk.dossier.names import names
from motcua.desk.entrance import dossier_or_404
from motcua.desk.inbox.lists import of_tab
from motcua.dossiers import queries
from motcua.dossiers.commands import looking
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import bounds
from motcua.kernel.refusals import require
from motcua.ui.words import t

router = Router(tags=["Việc"])
LISTS = {"unit": "", "mine": "cua-toi", "unclaimed": "chua-ai-nhan", "opinions": "hoi-y-kien", "results": "tra-ket-qua"}
_KINDS: tuple[tuple[type[forms.Field], dict[str, Any]], ...] = (
    (forms.FileField, {"type": "string", "format": "binary"}), (forms.BooleanField, {"type": "boolean"}),
    (forms.IntegerField, {"type": "integer"}), (forms.MultipleChoiceField, {"type": "array", "items": {"type": "string"}}),
    (forms.Field, {"type": "string"}),
)  # fmt: skip
FORM = {
    "requestBody": {
        "description": "Các mục của asks, và seq",
        "content": {kind: {"schema": {"type": "object", "required": ["seq"], "properties": {"seq": {"type": "integer"}}}}
                    for kind in ("application/x-www-form-urlencoded", "multipart/form-data")},
    }
}  # fmt: skip


@router.get("/tasks", response=shapes.answers(shapes.Tasks), summary="Việc đang chờ, việc sẽ trễ trước")
def tasks(
    request: ApiRequest, which: str = Query("mine", alias="list", pattern=f"^({'|'.join(LISTS)})$"),
    page: int = Query(1, ge=1, le=LAST_PAGE),
) -> dict[str, Any]:  # fmt: skip
    found = of_tab(LISTS[which], request.actor, bounds(request.now, deadlines.calendar()))
    rows = found[(page - 1) * ROWS : page * ROWS + 1]
    return {"rows": [line(one) for one in rows[:ROWS]], "more": len(rows) > ROWS}


@router.get("/tasks/{number}", response=shapes.answers(shapes.Task), summary="Một việc: làm được gì, phải nói gì")
def task(request: ApiRequest, number: str) -> dict[str, Any]:
    """Lần xem được ghi lại."""
    found = dossier_or_404(request.actor, number)
    looking.record_look(found.pk, by=request.actor, at=request.now, at_what="api", seq=found.seq)
    return _task(request, found)


@router.post("/tasks/{number}/{verb}", response=shapes.answers(shapes.Task), summary="Làm một việc", openapi_extra=FORM)
def task_do(request: ApiRequest, number: str, verb: str) -> dict[str, Any]:
    """Gửi như một biểu mẫu, tệp đi kèm nếu có. `seq` cũ: trả lời 409 và không có gì thay đổi."""
    if verb not in FORMS.keys() | PLAIN:
        raise Http404
    found = dossier_or_404(request.actor, number)
    require(queries.why_not(verb, found, request.actor, request.now))
    said = request.POST.copy()
    said["seen"] = said.get("seq", "")
    form = FORMS.get(verb, VerbForm)(said, request.FILES, doing=_doing(request, found, verb))
    if not form.is_valid():
        raise ValidationError([{"loc": ("form", name), "msg": " ".join(map(str, wrong))} for name, wrong in form.errors.items()])
    require(form.attempt())
    return _task(request, dossier_or_404(request.actor, number))


def _task(request: ApiRequest, found: Dossier) -> dict[str, Any]:
    called = names(found)
    actions = [one for one in queries.actions(found, request.actor, request.now) if one.verb in FORMS.keys() | PLAIN]
    told = [
        {"verb": one.verb, "label": t(WORDS[one.verb].label),
         "why_not": refusals.sentence(one.refusal, called) if one.refusal else "",
         "asks": {} if one.refusal else _asks(FORMS.get(one.verb, VerbForm)(doing=_doing(request, found, one.verb)))}
        for one in actions
    ]  # fmt: skip
    return {**line(found), "seq": found.seq, "leave_by": found.leave_by_at, "actions": told}


def _doing(request: ApiRequest, found: Dossier, verb: str) -> Doing:
    return Doing(verb, found, request.actor, request.now)


def _asks(form: VerbForm) -> dict[str, Any]:
    """Return what a form asks for as JSON Schema."""
    asked = {name: field for name, field in form.fields.items() if name != "seen"}
    return {
        "type": "object", "properties": {name: _kind(field) for name, field in asked.items()},
        "required": [name for name, field in asked.items() if field.required],
    }  # fmt: skip


def _kind(field: forms.Field) -> dict[str, Any]:
    found = {"title": str(field.label or ""), **next(said for kind, said in _KINDS if isinstance(field, kind))}
    if isinstance(field, forms.ChoiceField):
        choices = [{"const": str(key), "title": str(words)} for key, words in field.widget.choices]
        return {**found, "items": {"oneOf": choices}} if found["type"] == "array" else {**found, "oneOf": choices}
    return found
