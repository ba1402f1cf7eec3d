"""Filing, first step: the persons, what is asked for, where the result goes."""

from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.dossiers import commands as dossiers
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import State
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.people.models import Account
from motcua.portal.entrance import PortalRequest, account_pk, citizens, own_draft
from motcua.portal.filing_persons import typed
from motcua.portal.filing_persons.form import PersonsForm
from motcua.portal.procedure.view import receiving_units
from motcua.portal.refusals import sentence


@citizens
def filing_persons(request: PortalRequest, pk: str) -> HttpResponse:
    """`/nop/<pk>/thong-tin/`"""
    draft = own_draft(request.actor, int(pk))
    if draft.state != State.DRAFT:
        return redirect("portal:receipt", draft.number)
    form = _form(request, draft)
    context = {"draft": draft, "form": form, "refusal": ""}
    if not form.is_bound:
        return render(request, "portal/filing_persons/page.html", context)
    if not form.is_valid():
        return render(request, "portal/filing_persons/page.html", context, status=422)
    try:
        said = typed.filing(draft, form.cleaned_data, account_pk(request.actor))
        dossiers.retype(draft.pk, said, by=request.actor, at=request.now)
    except Refusal as refusal:
        return render(request, "portal/filing_persons/page.html", context | {"refusal": sentence(refusal)}, status=422)
    return redirect("portal:filing_papers", draft.pk)


def _form(request: PortalRequest, draft: Dossier) -> PersonsForm:
    units = receiving_units(draft.procedure, local_date(request.now))
    choices: dict[str, Any] = {
        "units": [(unit.code, unit.name) for unit in units], "cases": [(case.key, case.name) for case in draft.procedure.cases],
    }  # fmt: skip
    if request.method == "POST":
        return PersonsForm(request.POST, **choices)
    return PersonsForm(initial=typed.initial(draft, cast(Account, request.user), one_unit=len(units) == 1), **choices)
