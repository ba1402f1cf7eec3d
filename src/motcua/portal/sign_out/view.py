"""Signing out."""

from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from motcua.portal.entrance import PortalRequest, anybody


@require_POST
@anybody
def sign_out(request: PortalRequest) -> HttpResponse:
    """`/dang-xuat/`"""
    logout(request)
    return redirect("portal:home")
