"""One verb: what it asks, why it cannot be done, or that it has been done."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from motcua.desk import refusals
from motcua.desk.act import forms_draft, forms_intake, forms_late, forms_result, forms_work
from motcua.desk.act.base import STALE, Doing, VerbForm
from motcua.desk.act.verbs import WORDS
from motcua.desk.dossier import trail
from motcua.desk.dossier.names import names
from motcua.desk.entrance import DeskRequest, dossier_or_404, staff_only
from motcua.dossiers import queries as dossiers
from motcua.dossiers import rules
from motcua.kernel.refusals import Refusal
from motcua.ui.words import t

FORMS: dict[str, type[VerbForm]] = {
    "accept": forms_intake.Accept, "refuse": forms_intake.Refuse, "ask_supplement": forms_intake.AskSupplement,
    "resubmit": forms_intake.Resubmit, "assign": forms_work.Assign, "reassign": forms_work.Reassign,
    "finish_step": forms_work.FinishStep,
    "send_back": forms_draft.SendBack, "draft_result": forms_draft.DraftResult,
     "ask_opinion": forms_work.AskOpinion, "answer_opinion": forms_work.AnswerOpinion,
    "hand_up": forms_work.HandUp, "hand_back": forms_work.HandBack, "ask_payment": forms_result.AskPayment,
    "record_payment": forms_result.RecordPayment, "request_withdrawal": forms_work.Reason, "stop": forms_work.Signed,
    "extend": forms_work.Until, "apologise": forms_work.Until, "decide": forms_draft.Decide, "reject": forms_result.Reject,
    "explain": forms_late.Explain, "judge_explanation": forms_late.JudgeExplanation,
    "number_and_seal": forms_result.NumberAndSeal, "deliver": forms_work.Deliver, "reopen": forms_result.Reopen,
}  # fmt: skip
# Buttons that ask nothing: one press on the dossier's page does them.
PLAIN = frozenset(rules.STEPS) - FORMS.keys() - {"submit"}


@staff_only
def act(request: DeskRequest, number: str, verb: str) -> HttpResponse:
    """GET asks, POST does; what cannot be done is said in a sentence, with 409."""
    if verb not in FORMS.keys() | PLAIN:
        raise Http404
    doing = Doing(verb, dossier_or_404(request.actor, number), request.actor, request.now)
    posted = request.method == "POST"
    stuck = why_not(doing)
    form = FORMS.get(verb, VerbForm)(*((request.POST, None if stuck else request.FILES) if posted else ()), doing=doing)
    refusal = stuck
    if posted and stuck is None and form.is_valid():
        refusal = form.attempt()
        if refusal is None:
            messages.success(request, t(WORDS[verb].done))
            return redirect("desk:dossier", number)
        doing = replace(doing, dossier=dossier_or_404(request.actor, number))  # whoever was first may just have changed it
        stuck = why_not(doing) or (refusal if refusal.code == STALE and verb in PLAIN else None)
        form.renew(doing)
    stale = refusal is not None and refusal.code == STALE
    context = shown(doing, form, stuck or refusal, request.POST.get("seen", "")) | {"stuck": stuck is not None, "stale": stale}
    return render(request, "desk/act/page.html", context, status=409 if posted and (stuck or stale) else 422 if posted else 200)


def why_not(doing: Doing) -> Refusal | None:
    return dossiers.why_not(doing.verb, doing.dossier, doing.actor, doing.at)


def shown(doing: Doing, form: VerbForm, refusal: Refusal | None, seen: str) -> dict[str, Any]:
    """Return what the page says: why not, what others did since the form was opened at event `seen`, and what was typed."""
    called = names(doing.dossier)
    since = int(seen) if refusal and seen.isascii() and seen.isdigit() and len(seen) < 10 else doing.dossier.seq
    return {
        "dossier": doing.dossier, "verb": doing.verb, "words": WORDS[doing.verb], "form": form,
        "said": refusals.sentence(refusal, called) if refusal else "", "typed": form.typed() if form.is_bound and refusal else [],
        "meanwhile": trail.since(doing.dossier, since, called) if since < doing.dossier.seq else [],
    }  # fmt: skip
