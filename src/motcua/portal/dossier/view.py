"""A dossier for those whose it is: where it stands, when it is due, what happened, what to do."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.dossiers import queries as dossiers
from motcua.dossiers import rules
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import Whole
from motcua.dossiers.rules import FINAL, GROUNDS, NATIONAL_CODE, State
from motcua.people.models import Unit
from motcua.portal.dossier.happenings import lines
from motcua.portal.dossier_paper.view import printable
from motcua.portal.dossier_result.result import result_of
from motcua.portal.entrance import PortalRequest, citizens, own_dossier
from motcua.portal.filing.declared import declared
from motcua.portal.standing import standing, steps
from motcua.portal.wording import CHANNELS, PAYMENT_WAYS, TYPED_BY, readable
from motcua.ratings import rules as ratings

OWN = ("resubmit", "request_withdrawal", "cancel_withdrawal")  # what the applicant does on this page


@citizens
def dossier(request: PortalRequest, number: str) -> HttpResponse:
    """`/ho-so/<number>/`"""
    found = own_dossier(request.actor, number)
    state = State(found.state)
    if state is State.DRAFT:
        raise Http404
    whole = dossiers.whole(found)
    may = {verb for verb in OWN if rules.why_not(verb, found, request.actor) is None}
    context = {
        "dossier": found, "code": NATIONAL_CODE[state], "closed": state in FINAL, "may": may,
        "now": standing(found, request.now, found.calendar), "steps": steps(found, whole.step_runs),
        "due": dossiers.working_of(found, whole.clock), "events": lines(dossiers.timeline(found), found), "asked": asked(found),
        "papers": whole.papers, "parties": whole.parties, "payments": whole.payments, "ways": PAYMENT_WAYS,
        "printable": printable(found), "result": result_of(found, request.actor), "channels": CHANNELS,
        "declared": declared(found, request.now), "typed_by": TYPED_BY[found.typed_by],
        "owed": max(0, found.fee_asked - found.fee_paid), "called": _called(whole),
        "asks_rating": ratings.why_not_rate(found.closed_at, request.now) is None,
        "to_confirm": state is State.WITHDRAWAL_REQUESTED and dossiers.waits_for_confirmation(found.pk),
        "unread": dossiers.unread_by_applicant([found.pk]).get(found.pk, 0),
    }  # fmt: skip
    return render(request, "portal/dossier/page.html", context)


def _called(whole: Whole) -> list[Unit]:
    """Whom to call: the desk that took it in, and who holds it now."""
    held = [whole.dossier.receiving_unit, whole.dossier.holder_unit]
    return list({unit.code: unit for unit in held if unit}.values())


def asked(found: Dossier) -> dict[str, Any] | None:
    """Return the supplement request that waits for an answer: its last day and what is wanted, each with its reason."""
    if found.state != State.AWAITING_SUPPLEMENT:
        return None
    row = found.supplement_requests.get(answered_at=None)
    names = {**GROUNDS, **{key: readable(name) for key, name in found.requirements.items()}}
    wanted = [(one["requirement"], one["reason"]) for one in row.reasons if "requirement" in one]
    fields = [(one["field"], one["reason"]) for one in row.reasons if "field" in one]
    return {
        "until": row.until, "unfinished": row.typed,
        "wanted": [{"key": key, "name": names.get(key, key), "reason": reason} for key, reason in wanted],
        "fields": [{"key": key, "name": found.correctable.get(key, key), "reason": reason} for key, reason in fields],
    }  # fmt: skip
