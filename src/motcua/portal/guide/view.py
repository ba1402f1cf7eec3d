"""How to file, in one page."""

from django.http import HttpResponse
from django.shortcuts import render

from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.manual import book
from motcua.portal.telling import reaches_phones


@anybody
def guide(request: PortalRequest) -> HttpResponse:
    return render(request, "portal/guide/page.html", {"by_phone": reaches_phones(), "manual": book.is_here()})
