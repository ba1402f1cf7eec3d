"""Rating a closed dossier: by who signed in, or by who has just shown to know its number and a phone of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from motcua.dossiers import queries as dossiers
from motcua.dossiers.models import Dossier
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.portal.entrance import PortalRequest, anybody, signed_in
from motcua.portal.rating.form import RatingForm
from motcua.portal.refusals import sentence
from motcua.portal.track.known import phone_of
from motcua.ratings import commands as ratings
from motcua.ratings import queries, rules
from motcua.ratings.rules import PressedBy
from motcua.ui.words import t


@anybody
def rating(request: PortalRequest, number: str) -> HttpResponse:
    """`/danh-gia/<number>/`"""
    phone = phone_of(request, number)
    found = _theirs(request, number, phone)
    if found is None:
        return redirect(f"{reverse('portal:track')}?{urlencode({'so': number})}")
    criteria = rules.criteria_of(local_date(request.now))
    if criteria is None:
        raise Http404
    form = RatingForm(request.POST if request.method == "POST" else None, initial=_said(request, found), criteria=criteria)
    if not form.is_bound:
        return _page(request, found, form, rules.why_not_rate(found.closed_at, request.now))
    if not form.is_valid():
        return _page(request, found, form, status=422)
    comment = form.cleaned_data["comment"] or _unseen(request, found)
    pressed_by = PressedBy(form.cleaned_data["pressed_by"])
    try:
        ratings.rate(found.pk, form.points, comment=comment, pressed_by=pressed_by, by=request.actor, at=request.now, phone=phone)
    except Refusal as refusal:
        return _page(request, found, form, refusal, status=422)
    messages.success(request, t("Cảm ơn Ông/Bà đã đánh giá."))
    return redirect("portal:rating", number)


def _theirs(request: PortalRequest, number: str, phone: str) -> Dossier | None:
    own = dossiers.of_person(request.actor).filter(number=number).first() if signed_in(request.actor) else None
    return own or (dossiers.track(number, phone) if phone else None)


def _said(request: PortalRequest, found: Dossier) -> dict[str, str]:
    """What was said before. The words only to whose dossier it is: a number and a phone are known to others, too."""
    earlier = queries.of_dossier(found.pk)
    if earlier is None:
        return {"pressed_by": "self"}
    words = {"comment": earlier.comment} if _is_own(request, found) else {}
    return {"pressed_by": "self"} | words | {key: str(worth) for key, worth in earlier.points.items()}


def _unseen(request: PortalRequest, found: Dossier) -> str:
    """The words said before that this page did not show: who changes an answer does not take them away."""
    earlier = queries.of_dossier(found.pk)
    return earlier.comment if earlier and not _is_own(request, found) else ""


def _is_own(request: PortalRequest, found: Dossier) -> bool:
    return signed_in(request.actor) and dossiers.of_person(request.actor).filter(pk=found.pk).exists()


def _page(
    request: PortalRequest, found: Dossier, form: RatingForm, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    may = rules.why_not_rate(found.closed_at, request.now) is None
    context = {"dossier": found, "form": form, "refusal": sentence(refusal) if refusal else "", "may": may,
               "own": signed_in(request.actor) and dossiers.of_person(request.actor).filter(pk=found.pk).exists(),
               "rated": queries.of_dossier(found.pk) is not None, "days": rules.OPEN_FOR.days}  # fmt: skip
    return render(request, "portal/rating/page.html", context, status=status)
