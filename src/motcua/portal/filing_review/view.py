"""Filing, last step: everything once more, and the sending. Sent twice it is one dossier."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.dossiers import commands as dossiers
from motcua.dossiers.rules import State
from motcua.kernel.refusals import Refusal, require
from motcua.portal.entrance import PortalRequest, citizens, own_draft
from motcua.portal.filing_papers import rows
from motcua.portal.filing_review.form import ReviewForm
from motcua.portal.refusals import sentence
from motcua.portal.wording import CHANNELS


@citizens
def filing_review(request: PortalRequest, pk: str) -> HttpResponse:
    """`/nop/<pk>/xem-lai/`; the draft itself is the key, so a second sending finds the dossier of the first."""
    draft = own_draft(request.actor, int(pk))
    if draft.state != State.DRAFT:
        return redirect("portal:receipt", draft.number)
    form = ReviewForm(request.POST) if request.method == "POST" else ReviewForm()
    parties = list(draft.parties.all())
    complete = any(party.role == "owner" for party in parties)
    missing = [draft.requirements[key] for key in draft.missing_papers]
    context = {
        "draft": draft, "form": form, "refusal": "", "parties": parties, "complete": complete, "missing": missing,
        "asked": [one for one in rows.asked(draft) if one.files], "channels": CHANNELS,
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "portal/filing_review/page.html", context)
    try:
        require(None if complete else Refusal("owner-missing"))
        require(Refusal("papers-missing") if missing else None)
        if not form.is_valid():
            return render(request, "portal/filing_review/page.html", context, status=422)
        sent = dossiers.submit_draft(draft.pk, by=request.actor, at=request.now)
    except Refusal as refusal:
        return render(request, "portal/filing_review/page.html", context | {"refusal": sentence(refusal)}, status=422)
    return redirect("portal:receipt", sent.number)
