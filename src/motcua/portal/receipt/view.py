"""What was handed in, file by file, as proof for the sender. The statutory receipt comes with acceptance."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.portal.entrance import PortalRequest, citizens, own_dossier


@citizens
def receipt(request: PortalRequest, number: str) -> HttpResponse:
    """`/ho-so/<number>/bien-nhan/`"""
    found = own_dossier(request.actor, number)
    if found.submitted_at is None:
        raise Http404
    handed_in = found.papers.select_related("file").filter(added_at__lte=found.submitted_at).order_by("pk")
    submitter = found.parties.filter(role="submitter").first()
    context = {"dossier": found, "papers": list(handed_in), "submitter": submitter}
    return render(request, "portal/receipt/page.html", context)
