"""Recovery codes are shown on request: allauth notes that they were seen, and looking at a page never writes here."""

from allauth.mfa.recovery_codes.views import view_recovery_codes
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render


def recovery_codes(request: HttpRequest) -> HttpResponseBase:
    """GET asks whether anybody looks over the shoulder; the button shows the codes."""
    if request.method != "POST":
        return render(request, "desk/sign_in/recovery_codes.html")
    request.method = "GET"  # as allauth's own view knows it; the database was opened for writing by our POST
    shown: HttpResponseBase = view_recovery_codes(request)
    return shown
