"""What was handed in and declared, file by file, as proof for the sender. The statutory receipt comes with acceptance."""

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from motcua.dossiers import queries as dossiers
from motcua.dossiers.models import Dossier
from motcua.portal.entrance import NAMED, PortalRequest, citizens
from motcua.portal.filing.declared import declared, fees
from motcua.portal.wording import TYPED_BY


@citizens
def receipt(request: PortalRequest, number: str) -> HttpResponse:
    """`/ho-so/<number>/bien-nhan/`; who handed it in for another at a counter gets it too."""
    found = _found(request, number)
    handed_in = found.papers.select_related("file").filter(added_at__lte=found.submitted_at).order_by("pk")
    parties = {party.role: party for party in found.parties.all()}
    context = {
        "dossier": found, "papers": list(handed_in), "parties": parties, "declared": declared(found, request.now),
        "fees": fees(found), "typed_by": TYPED_BY[found.typed_by], "helping": request.actor.id == f"account:{found.helper_id}",
        "follow": _follow(request, found) if found.helper_id else None,
    }  # fmt: skip
    return render(request, "portal/receipt/page.html", context)


def _found(request: PortalRequest, number: str) -> Dossier:
    found = dossiers.receipts_of(request.actor).filter(number=number).select_related(*NAMED).first()
    if found is None:
        raise Http404
    return found


def _follow(request: PortalRequest, found: Dossier) -> dict[str, str | bool]:
    """How the person for whom it was typed follows it: by the number and the phone, and in the own account if there is one."""
    address = request.build_absolute_uri(reverse("portal:track_by_link", args=[found.number]))
    code = segno.make(address, error="m", micro=False).svg_data_uri(border=2, omitsize=True, light="#fff")
    account = found.submitter_id or found.owner_account_id
    return {"address": address, "code": code, "own": account is not None}
