"""Filing: the persons, what is asked for, where the result goes."""

from collections.abc import Mapping
from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.catalogue.rules import decides_case
from motcua.dossiers import commands as dossiers
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import CHANGED, State
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.people.models import Account
from motcua.portal.entrance import LOST_TYPING, PortalRequest, account_pk, anybody, citizens, own_draft, sign_in_first, signed_in
from motcua.portal.filing import twice, way
from motcua.portal.filing_persons import typed
from motcua.portal.filing_persons.form import PersonsForm
from motcua.portal.procedure.view import receiving_units
from motcua.portal.refusals import sentence
from motcua.ui.twice import Elsewhere, merged, read
from motcua.ui.words import t

HERE, PART, LONGEST = "filing_persons", "persons", 2000


@citizens
def filing_persons(request: PortalRequest, pk: str) -> HttpResponse:
    """`/nop/<pk>/thong-tin/`"""
    draft = own_draft(request.actor, int(pk))
    if draft.state != State.DRAFT:
        return way.sent(request, draft)
    form = _form(request, draft)
    if not form.is_bound:
        return _page(request, draft, form)
    if not form.is_valid():
        return _page(request, draft, form, status=422)
    try:
        said = typed.filing(draft, form.cleaned_data, account_pk(request.actor))
        draft = dossiers.retype(draft.pk, said, by=request.actor, at=request.now, seen=twice.seen(request))
    except Refusal as refusal:
        if refusal.code == CHANGED:
            return _together(request, pk)
        return _page(request, draft, form, refusal=sentence(refusal), status=422)
    return way.onward(draft, HERE)


@require_POST
@anybody
def filing_persons_save(request: PortalRequest, pk: str) -> HttpResponse:
    """`/nop/<pk>/thong-tin/luu/`: keep what is being typed, whole or not. For the script; says when it was kept."""
    if not signed_in(request.actor):
        return sign_in_first(request, reverse("portal:filing_persons", args=[pk]), LOST_TYPING)
    draft = own_draft(request.actor, int(pk))
    known = _typed(request)
    try:
        draft = dossiers.keep_unfinished(draft.pk, PART, known, by=request.actor, at=request.now, seen=twice.seen(request))
    except Refusal as refusal:
        return HttpResponse(sentence(refusal), status=422, content_type="text/plain; charset=utf-8")
    return render(request, "portal/filing/saved.html", {"at": request.now, "carried": twice.carried(request, draft, PART, known)})


def _typed(request: PortalRequest) -> dict[str, str]:
    return {name: request.POST[name][:LONGEST].replace("\0", "") for name in PersonsForm.base_fields if name in request.POST}


def _together(request: PortalRequest, pk: str) -> HttpResponse:
    """Show what another page kept meanwhile, put together with what was typed on this one; nothing is kept yet."""
    draft, mine, shown = own_draft(request.actor, int(pk)), _typed(request), read(request.POST)
    form, theirs = _blank(request, draft)
    found = merged(shown.base if shown else {}, theirs, mine, form.fields)
    form.initial = found.values
    labels = {name: t(str(field.label)) for name, field in form.fields.items()}
    there, here = ({name: form.said(name, one.get(name)) for name in form.fields} for one in (theirs, mine))
    elsewhere = twice.told(found, labels, there, here)
    return _page(request, draft, form, elsewhere=elsewhere, base=theirs, status=409)


def _page(
    request: PortalRequest, draft: Dossier, form: PersonsForm, *, refusal: str = "", status: int = 200,
    elsewhere: Elsewhere | None = None, base: Mapping[str, Any] | None = None,
) -> HttpResponse:
    shown = base if base is not None else _typed(request) if form.is_bound else form.initial
    context = {
        "draft": draft, "form": form, "elsewhere": elsewhere, "carried": twice.carried(request, draft, PART, shown),
        "refusal": refusal, "stages": way.stages(draft, HERE), "back_to": way.before(draft, HERE),
        "known": [name for name in PersonsForm.base_fields if name.startswith("person_") and name in form.fields],
        "firm": [name for name in PersonsForm.base_fields if name.startswith("organisation_") and name in form.fields],
    }  # fmt: skip
    return render(request, "portal/filing_persons/page.html", context, status=status)


def _form(request: PortalRequest, draft: Dossier) -> PersonsForm:
    if request.method == "POST":
        return PersonsForm(request.POST, **_choices(request, draft))
    form, known = _blank(request, draft)
    number, earlier = typed.from_before(draft, request.actor, known)
    form.initial = {**known, **earlier}
    if draft.case and "case" in form.fields and "requested" not in known:
        form.prefilled("case", t("Đã chọn ở trang thủ tục, sửa được"))
    for name in ("organisation_name", "organisation_number", "organisation_address") if "requested" not in known else ():
        if known.get(name):
            form.prefilled(name, t("Đã điền sẵn từ tổ chức, sửa được"))
    for name in earlier:
        form.prefilled(name, t("Đã điền sẵn từ hồ sơ {number}, sửa được", number=number))
    return form


def _blank(request: PortalRequest, draft: Dossier) -> tuple[PersonsForm, dict[str, Any]]:
    """Return the form of this draft, and what is known of it."""
    choices = _choices(request, draft)
    known = typed.initial(draft, cast(Account, request.user), one_unit=len(choices["units"]) == 1)
    return PersonsForm(initial=known, **choices), known


def _choices(request: PortalRequest, draft: Dossier) -> dict[str, Any]:
    units = receiving_units(draft.procedure, local_date(request.now))
    cases = [] if decides_case(draft.procedure) else draft.procedure.cases
    return {
        "units": [(unit.code, unit.name) for unit in units], "cases": [(case.key, case.name) for case in cases],
        "helped": draft.helper_id is not None,
    }  # fmt: skip
