"""What we do so that everybody can use these pages."""

from django.http import HttpResponse
from django.shortcuts import render

from motcua.portal.entrance import PortalRequest, anybody


@anybody
def accessibility(request: PortalRequest) -> HttpResponse:
    return render(request, "portal/accessibility/page.html")
