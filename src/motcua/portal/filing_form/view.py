"""Filing: the electronic form of the procedure, checked and kept while it is typed."""

from typing import cast

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.catalogue.rules.eform import Answers, EForm
from motcua.dossiers import commands as dossiers
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import kept as dossiers_kept
from motcua.dossiers.rules import CHANGED, State
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.people.models import Account
from motcua.portal.entrance import LOST_TYPING, PortalRequest, anybody, citizens, own_draft, sign_in_first, signed_in
from motcua.portal.filing import twice, way
from motcua.portal.filing.checking import answers_of, fragments, row_of, rows_after
from motcua.portal.filing.eforms import Filled
from motcua.portal.filing_form.prefill import prefilled
from motcua.portal.refusals import sentence
from motcua.ui.twice import Elsewhere

HERE, PART = "filing_form", "answers"


@citizens
def filing_form(request: PortalRequest, pk: str) -> HttpResponse:
    """`/nop/<pk>/to-khai/`"""
    draft, form = _asked(request, pk)
    if draft.state != State.DRAFT:
        return way.sent(request, draft)
    if request.method != "POST":
        return _page(request, draft, _begun(request, draft, form))
    filled = Filled(form, _typed(request, draft, form), local_date(request.now), tell=True)
    verb, table, _ = row_of(request.POST)
    keep = dossiers.keep_unfinished if verb or filled.problems else dossiers.keep_part
    try:
        draft = keep(draft.pk, PART, filled.answers, by=request.actor, at=request.now, seen=twice.seen(request))
    except Refusal as refusal:
        if refusal.code == CHANGED:
            return _together(request, pk, filled.answers)
        return _page(request, draft, filled, refusal=sentence(refusal), status=422)
    if verb:
        return redirect(f"{reverse('portal:filing_form', args=[pk])}?rows={rows_after(request.POST)}#f-{table}")
    return _page(request, draft, filled, status=422) if filled.problems else way.onward(draft, HERE)


@require_POST
@anybody
def filing_form_check(request: PortalRequest, pk: str) -> HttpResponse:
    """`/nop/<pk>/to-khai/kiem/`: keep what is being typed and answer with what changes on the page."""
    if not signed_in(request.actor):
        return sign_in_first(request, reverse("portal:filing_form", args=[pk]), LOST_TYPING)
    draft, form = _asked(request, pk)
    answers = _typed(request, draft, form)
    try:
        draft = dossiers.keep_unfinished(draft.pk, PART, answers, by=request.actor, at=request.now, seen=twice.seen(request))
    except Refusal as refusal:
        return HttpResponse(sentence(refusal), status=422, content_type="text/plain; charset=utf-8")
    carried = twice.carried(request, draft, PART, answers)
    return fragments(request, form, answers, local_date(request.now), at=request.now, carried=carried)


def _together(request: PortalRequest, pk: str, typed: Answers) -> HttpResponse:
    """Show what another page kept meanwhile, put together with what was typed on this one; nothing is kept yet."""
    draft, form = _asked(request, pk)
    theirs = dossiers_kept(draft, PART) or {}
    answers, elsewhere = twice.merged(request, form, theirs, typed)
    return _page(request, draft, Filled(form, answers, local_date(request.now)), elsewhere=elsewhere, base=theirs, status=409)


def _asked(request: PortalRequest, pk: str) -> tuple[Dossier, EForm]:
    draft = own_draft(request.actor, int(pk))
    if draft.procedure.form is None:
        raise Http404
    return draft, draft.procedure.form


def _typed(request: PortalRequest, draft: Dossier, form: EForm) -> Answers:
    """What the page sent; and what is known of the fields that it could not send, because they were not shown yet."""
    known, _ = prefilled(form, draft, cast(Account, request.user), request.actor)
    return {**known, **answers_of(form, request.POST)}


def _begun(request: PortalRequest, draft: Dossier, form: EForm) -> Filled:
    """What was typed so far; before anything was, what is known already."""
    today, rows = local_date(request.now), request.GET.get("rows", "")
    said = draft.form.get("unfinished", {}).get("answers", draft.form.get("answers"))
    if said is not None:
        return Filled(form, said, today, rows=rows)
    answers, notes = prefilled(form, draft, cast(Account, request.user), request.actor)
    return Filled(form, answers, today, notes=notes, rows=rows)


def _page(
    request: PortalRequest, draft: Dossier, filled: Filled, *, refusal: str = "", status: int = 200,
    elsewhere: Elsewhere | None = None, base: Answers | None = None,
) -> HttpResponse:
    context = {
        "draft": draft, "filled": filled, "refusal": refusal, "elsewhere": elsewhere,
        "carried": twice.carried(request, draft, PART, filled.answers if base is None else base),
        "stages": way.stages(draft, HERE), "back_to": way.before(draft, HERE),
        "lines": [*filled.lines, *([{"text": refusal}] if refusal else [])],
    }  # fmt: skip
    return render(request, "portal/filing_form/page.html", context, status=status)
