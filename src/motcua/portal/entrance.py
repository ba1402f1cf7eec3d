"""Who may come in at this door, and to what."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required, login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from motcua.dossiers import queries as dossiers
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import Actor
from motcua.ui.words import t


class PortalRequest(HttpRequest):
    """A request as it reaches a screen of this door: with its moment and its actor."""

    now: Any
    actor: Actor


Screen = Callable[..., HttpResponseBase]
# What a dossier's own screens say about it; read together with the dossier, in one statement.
NAMED = ("receiving_unit", "lead_unit", "holder_unit", "holder", "helper", "counter_unit")

anybody: Callable[[Screen], Screen] = login_not_required


def citizens(screen: Screen) -> Screen:
    """Ask who is not signed in to do so at the citizen's door, and to come back here then."""
    return login_required(login_url="portal:sign_in")(screen)


def own_dossier(actor: Actor, number: str) -> Dossier:
    """Return a dossier that was handed in, to its submitter or owner; for anybody else it does not exist.

    :raises Http404: no such dossier, or not this person's
    """
    found = dossiers.of_person(actor).filter(number=number).select_related(*NAMED).first()
    if found is None:
        raise Http404
    return found


def own_draft(actor: Actor, pk: int) -> Dossier:
    """Return what this person began to fill in, whatever has become of it since.

    :raises Http404: no such draft, or not this person's
    """
    found = dossiers.begun_by(actor, pk)
    if found is None:
        raise Http404
    return found


def network(request: HttpRequest) -> str:
    """Where the request comes from, as the server saw it."""
    return str(request.META.get("REMOTE_ADDR") or "")


def account_pk(actor: Actor) -> int:
    """Return the key of the account behind somebody who is signed in."""
    return int(actor.id.partition(":")[2])


def signed_in(actor: Actor) -> bool:
    return actor.id.startswith("account:")


def by_script(request: HttpRequest) -> bool:
    """Tell whether the page's script sent this; it wants a row or a sentence, not a page."""
    return request.headers.get("X-Requested-With") == "XMLHttpRequest" or "HX-Request" in request.headers


def onward(request: HttpRequest, address: str, otherwise: str) -> HttpResponse:
    """Go where the person was going, if that is a page of ours; else to the page of this name."""
    ours = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(address) if ours and address.startswith("/") else redirect(otherwise)


LOST_FILE = "Phiên làm việc đã hết nên tệp chưa được lưu. Hãy tải lại trang, đăng nhập rồi gửi lại tệp."
LOST_TYPING = (
    "Phiên làm việc đã hết. Những gì đã khai vẫn ở trên trang này: bấm “Lưu và tiếp tục”, đăng nhập lại, rồi khai tiếp."
)


def sign_in_first(request: HttpRequest, onward: str, words: str = LOST_FILE) -> HttpResponse:
    """Answer a file, or what is being typed, that came after the session ended."""
    if by_script(request):
        return HttpResponse(t(words), status=401, content_type="text/plain; charset=utf-8")
    return redirect(f"{reverse('portal:sign_in')}?{urlencode({'next': onward})}")
