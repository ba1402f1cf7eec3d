"""Filing: a few questions, whose answers decide the case, its papers, fees and term."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.catalogue.rules import decide, questions_form
from motcua.catalogue.rules.eform import Answers, EForm
from motcua.dossiers import commands as dossiers
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import kept as dossiers_kept
from motcua.dossiers.rules import CHANGED, State
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.portal.entrance import LOST_TYPING, PortalRequest, anybody, citizens, own_draft, sign_in_first, signed_in
from motcua.portal.filing import twice, way
from motcua.portal.filing.checking import answers_of, fragments
from motcua.portal.filing.eforms import Filled
from motcua.portal.refusals import sentence
from motcua.portal.wording import readable
from motcua.ui.twice import Elsewhere

HERE, PART = "filing_questions", "questions"


@citizens
def filing_questions(request: PortalRequest, pk: str) -> HttpResponse:
    """`/nop/<pk>/truong-hop/`"""
    draft, form = _asked(request, pk)
    if draft.state != State.DRAFT:
        return way.sent(request, draft)
    today = local_date(request.now)
    if request.method != "POST":
        said = draft.form.get("unfinished", {}).get("questions", draft.form.get("questions", {}))
        return _page(request, draft, Filled(form, said, today))
    only_look = request.POST.get("do") == "look"
    filled = Filled(form, answers_of(form, request.POST), today, tell=not only_look)
    if only_look:
        return _page(request, draft, filled)
    if filled.problems:
        return _page(request, draft, filled, status=422)
    try:
        draft = dossiers.keep_part(draft.pk, PART, filled.answers, by=request.actor, at=request.now, seen=twice.seen(request))
    except Refusal as refusal:
        if refusal.code == CHANGED:
            return _together(request, pk, filled.answers)
        return _page(request, draft, filled, refusal=sentence(refusal), status=422)
    return way.onward(draft, HERE)


@require_POST
@anybody
def filing_questions_check(request: PortalRequest, pk: str) -> HttpResponse:
    """`/nop/<pk>/truong-hop/kiem/`: keep the answers and show what they decide."""
    if not signed_in(request.actor):
        return sign_in_first(request, reverse("portal:filing_questions", args=[pk]), LOST_TYPING)
    draft, form = _asked(request, pk)
    answers = answers_of(form, request.POST)
    try:
        draft = dossiers.keep_unfinished(draft.pk, PART, answers, by=request.actor, at=request.now, seen=twice.seen(request))
    except Refusal as refusal:
        return HttpResponse(sentence(refusal), status=422, content_type="text/plain; charset=utf-8")
    today, carried = local_date(request.now), twice.carried(request, draft, PART, answers)
    return fragments(request, form, answers, today, at=request.now, decided=comes_to(draft, answers, today), carried=carried)


def _together(request: PortalRequest, pk: str, typed: Answers) -> HttpResponse:
    """Show what another page kept meanwhile, put together with what was answered on this one; nothing is kept yet."""
    draft, form = _asked(request, pk)
    theirs = dossiers_kept(draft, PART) or {}
    answers, elsewhere = twice.merged(request, form, theirs, typed)
    return _page(request, draft, Filled(form, answers, local_date(request.now)), elsewhere=elsewhere, base=theirs, status=409)


def comes_to(draft: Dossier, answers: Answers, today: date) -> dict[str, Any] | None:
    """Return what the answers decide, as the page says it; None while they decide nothing yet."""
    version = draft.procedure
    found = decide(version, answers, today=today, case=draft.case)
    if found.missing:
        return None
    case = version.case(found.case)
    return {
        "case": readable(case.name) if case else "", "papers": [(readable(one.name), one.required) for one in found.papers],
        "fees": [(readable(fee.name), fee.amount) for fee in found.fees], "amount": found.amount, "term": found.term,
    }  # fmt: skip


def _asked(request: PortalRequest, pk: str) -> tuple[Dossier, EForm]:
    draft = own_draft(request.actor, int(pk))
    if not draft.procedure.questions:
        raise Http404
    return draft, questions_form(draft.procedure.questions)


def _page(
    request: PortalRequest, draft: Dossier, filled: Filled, *, refusal: str = "", status: int = 200,
    elsewhere: Elsewhere | None = None, base: Answers | None = None,
) -> HttpResponse:
    context = {
        "draft": draft, "filled": filled, "elsewhere": elsewhere,
        "carried": twice.carried(request, draft, PART, filled.answers if base is None else base),
        "stages": way.stages(draft, HERE), "back_to": way.before(draft, HERE),
        "lines": [*filled.lines, *([{"text": refusal}] if refusal else [])],
        "decided": comes_to(draft, filled.answers, filled.today),
    }  # fmt: skip
    return render(request, "portal/filing_questions/page.html", context, status=status)
