"""Before filing: what one will need, and the button that opens a draft."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.catalogue import queries as catalogue
from motcua.dossiers import commands as dossiers
from motcua.dossiers import queries
from motcua.dossiers.commands import Filing
from motcua.dossiers.rules import State, TypedBy
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require
from motcua.portal.counter import counter_of, helps
from motcua.portal.entrance import PortalRequest, account_pk, citizens
from motcua.portal.filing import way
from motcua.portal.organisation.acting import acting_for
from motcua.portal.procedure.chosen import Chosen, chosen
from motcua.portal.procedure.view import receiving_units
from motcua.portal.refusals import sentence
from motcua.portal.wording import readable


@citizens
def filing(request: PortalRequest, key: str) -> HttpResponse:
    """`/nop/1.004363-province/`; what was answered on the procedure's page comes along as `?f.<key>=` or `?truong_hop=`."""
    day = local_date(request.now)
    procedure = catalogue.current(key, day)
    if procedure is None:
        raise Http404
    said = chosen(procedure, request.GET, day)
    begun = queries.of_person(request.actor).filter(state=State.DRAFT.value, version=procedure.id).order_by("-id")[:5]
    context = {
        "procedure": procedure, "begun": begun, "refusal": "", "readable": readable, "helps": helps(request.actor), "chosen": said,
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "portal/filing/page.html", context)
    try:
        require(Refusal("not-online") if procedure.service_level == "none" else None)
        units = receiving_units(procedure, day)
        require(None if units else Refusal("no-such-unit-here"))
        draft = dossiers.draft(_empty(request, procedure.id, units[0].code, said), by=request.actor, at=request.now)
    except Refusal as refusal:
        return render(request, "portal/filing/page.html", context | {"refusal": sentence(refusal)}, status=422)
    return way.onward(draft)


def _empty(request: PortalRequest, version: int, unit: str, said: Chosen) -> Filing:
    """What is known before anything is typed: whose it will be, who types it at which counter, and what was said of the case."""
    account, counter = account_pk(request.actor), counter_of(request)
    facts: dict[str, Any] = {
        "version": version, "receiving_unit": unit, "persons": (), "counter_unit": counter, "form": _form(said),
        "case": said.case.key if said.by_hand and said.case else None,
    }  # fmt: skip
    if helps(request.actor) and request.POST.get("for") == "other":
        return Filing(**facts, helper=account, typed_by=TypedBy.OFFICER)
    return Filing(**facts, submitter=account, organisation=acting_for(request))


def _form(said: Chosen) -> dict[str, Any]:
    """The answers in their place: whole, or as what is still being typed."""
    if not any(one.answer for one in said.asked if one.field.startswith("f.")):
        return {}
    return {"questions": said.answers} if said.said else {"unfinished": {"questions": said.answers}}
