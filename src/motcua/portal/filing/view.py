"""Before filing: what one will need, and the button that opens a draft."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from motcua.catalogue import queries as catalogue
from motcua.dossiers import commands as dossiers
from motcua.dossiers import queries
from motcua.dossiers.commands import Filing
from motcua.dossiers.rules import State
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require
from motcua.portal.entrance import PortalRequest, account_pk, citizens
from motcua.portal.organisation.acting import acting_for
from motcua.portal.procedure.view import receiving_units
from motcua.portal.refusals import sentence
from motcua.portal.wording import readable


@citizens
def filing(request: PortalRequest, key: str) -> HttpResponse:
    """`/nop/1.004363-province/`"""
    day = local_date(request.now)
    procedure = catalogue.current(key, day)
    if procedure is None:
        raise Http404
    begun = queries.of_person(request.actor).filter(state=State.DRAFT.value, version=procedure.id).order_by("-id")[:5]
    context = {"procedure": procedure, "begun": begun, "refusal": "", "readable": readable}
    if request.method != "POST":
        return render(request, "portal/filing/page.html", context)
    try:
        require(Refusal("not-online") if procedure.service_level == "none" else None)
        units = receiving_units(procedure, day)
        require(None if units else Refusal("no-such-unit-here"))
        empty = Filing(version=procedure.id, receiving_unit=units[0].code, persons=(), submitter=account_pk(request.actor),
                       organisation=acting_for(request))  # fmt: skip
        draft = dossiers.draft(empty, by=request.actor, at=request.now)
    except Refusal as refusal:
        return render(request, "portal/filing/page.html", context | {"refusal": sentence(refusal)}, status=422)
    return redirect("portal:filing_persons", draft.pk)
