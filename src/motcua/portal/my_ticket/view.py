"""A number to wait with: how many are before, about how long, and when it is called."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from segno import make

from motcua.kernel.moments import local_date
from motcua.portal.entrance import PortalRequest, anybody
from motcua.ui import machines
from motcua.ui.jinja import url
from motcua.visits import queries

SHORT = 30  # nobody guesses one; longer than this is none of ours


@anybody
def my_ticket(request: PortalRequest, token: str) -> HttpResponse:
    """Renewed by itself. On the machine in the hall it is what comes out, with a code for one's phone."""
    ticket = queries.by_token(token) if len(token) <= SHORT else None
    if ticket is None:
        raise Http404
    address = f"{settings.PUBLIC_URL.rstrip('/')}{url('portal:my_ticket', token)}"
    context = {
        "ticket": ticket, "position": queries.position(ticket, request.now), "past": ticket.day != local_date(request.now),
        "in_hall": machines.counter_of(request) == ticket.unit_id, "code": make(address, error="m").svg_data_uri(scale=6, border=2),
    }  # fmt: skip
    page = "state" if request.headers.get("HX-Request") else "page"
    return render(request, f"portal/my_ticket/{page}.html", context)
