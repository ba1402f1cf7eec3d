"""Filing, last step: everything once more, and the sending. Sent twice it is one dossier."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.dossiers import commands as dossiers
from motcua.dossiers import queries
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import CHANGED, State
from motcua.kernel.refusals import Refusal, require
from motcua.portal.counter import counter_of
from motcua.portal.entrance import PortalRequest, citizens, own_draft
from motcua.portal.filing import way
from motcua.portal.filing.declared import declared, fees
from motcua.portal.filing_papers import rows
from motcua.portal.filing_review.form import ReviewForm
from motcua.portal.refusals import sentence
from motcua.portal.wording import CHANNELS

PARTS = {"persons": "Người nộp", "questions": "Trường hợp", "answers": "Tờ khai", "papers": "Giấy tờ"}


@citizens
def filing_review(request: PortalRequest, pk: str) -> HttpResponse:
    """`/nop/<pk>/xem-lai/`; the draft itself is the key, so a second sending finds the dossier of the first."""
    draft = own_draft(request.actor, int(pk))
    if draft.state != State.DRAFT:
        return redirect("portal:receipt", draft.number)
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _page(request, draft, form)
    try:
        require(None if draft.parties.filter(role="owner").exists() else Refusal("owner-missing"))
        require(Refusal("papers-missing") if draft.missing_papers else None)
        if not form.is_valid():
            return _page(request, draft, form, status=422)
        seen, counter = _number(request.POST.get("seen", "")), counter_of(request)
        sent = dossiers.submit_draft(draft.pk, by=request.actor, at=request.now, counter_unit=counter, seen_seq=seen)
    except Refusal as refusal:
        if refusal.code == CHANGED:
            return _page(request, own_draft(request.actor, int(pk)), ReviewForm(), since=seen or 0, status=409)
        return _page(request, draft, form, refusal=sentence(refusal), status=422)
    return redirect("portal:receipt", sent.number)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _page(
    request: PortalRequest, draft: Dossier, form: ReviewForm, *, refusal: str = "", status: int = 200, since: int | None = None
) -> HttpResponse:
    parties = list(draft.parties.all())
    context = {
        "draft": draft, "form": form, "refusal": refusal,
        "changed": [] if since is None else [PARTS[part] for part in queries.changed_since(draft, since)],
        "parties": parties, "channels": CHANNELS,
        "complete": any(party.role == "owner" for party in parties),
        "missing": [draft.requirements[key] for key in draft.missing_papers],
        "stages": way.stages(draft, "filing_review"), "back_to": way.before(draft, "filing_review"),
        "declared": declared(draft, request.now), "fees": fees(draft),
        "asked": [one for one in rows.asked(draft) if one.files],
    }  # fmt: skip
    return render(request, "portal/filing_review/page.html", context, status=status)
