"""What the electronic form of a dossier says, typed in or put right by the office: recorded, and read by the applicant."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from motcua.catalogue.rules import eform
from motcua.desk import refusals
from motcua.desk.act.base import STALE
from motcua.desk.catalogue.eforms import changed, drawn, sentence, shown_of, with_row
from motcua.desk.declared.form import Correction
from motcua.desk.dossier import trail
from motcua.desk.dossier.names import names
from motcua.desk.entrance import DeskRequest, dossier_or_404, staff_only
from motcua.dossiers import commands, rules
from motcua.dossiers.models import Dossier
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.ui.words import t


@staff_only
def declared(request: DeskRequest, number: str) -> HttpResponse:
    """`/lam-viec/ho-so/<number>/to-khai/`; `row`: a button of a table, which saves nothing."""
    found = dossier_or_404(request.actor, number)
    if found.procedure.form is None:
        raise Http404
    if request.method == "POST" and request.headers.get("HX-Request"):
        return _retyped(request, found)
    posted, row = request.method == "POST", request.POST.get("row", "")
    form = Correction(request.POST if posted else None)
    refusal = rules.why_not_correct(found, request.actor)
    if posted and not row and refusal is None and form.is_valid():
        try:
            commands.correct_form(found.pk, _typed(request, found), by=request.actor, at=request.now, **form.cleaned_data)
            messages.success(request, t("Đã sửa tờ khai; người nộp thấy nội dung trước và sau khi sửa."))
            return redirect("desk:dossier", number)
        except Refusal as no:
            refusal, found = no, dossier_or_404(request.actor, number)
    status = 200 if not posted or row else 409 if refusal and refusal.code == STALE else 422
    return render(request, "desk/declared/page.html", _shown(request, found, form, refusal), status=status)


def _typed(request: DeskRequest, found: Dossier) -> dict[str, Any]:
    form = found.procedure.form or eform.EForm()
    lists = {name: [text.replace("\x00", "") for text in texts] for name, texts in request.POST.lists() if name.startswith("f.")}
    return dict(eform.posted(form, lists))


def _retyped(request: DeskRequest, found: Dossier) -> HttpResponse:
    """Answer a form that is being typed with what comes, goes and is reckoned; nothing is kept."""
    form, lists = found.procedure.form or eform.EForm(), dict(request.POST.lists())
    sections = drawn(form, eform.as_drawn(form, _typed(request, found), lists), local_date(request.now), {})
    return render(request, "desk/typed.html", {"changed": changed(sections, request.POST.get("shown", "").split())})


def _shown(request: DeskRequest, found: Dossier, form: Correction, refusal: Refusal | None) -> dict[str, Any]:
    asked, today, before = found.procedure.form or eform.EForm(), local_date(request.now), found.form.get("answers", {})
    answers = with_row(_typed(request, found), request.POST.get("row", "")) if form.is_bound else before
    told = form.is_bound and not request.POST.get("row")
    wrong = rules.worse(eform.problems(asked, before, today), eform.problems(asked, answers, today)) if told else []
    called, seen = names(found), request.POST.get("seen", "")
    since = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else found.seq
    sections = drawn(asked, answers, today, {problem.path: sentence(problem) for problem in wrong})
    return {
        "dossier": found, "form": form, "said": refusals.sentence(refusal, called) if refusal else "",
        "stuck": rules.why_not_correct(found, request.actor) is not None, "stale": refusal is not None and refusal.code == STALE,
        "meanwhile": trail.since(found, since, called) if since < found.seq else [], "begun": bool(before),
        "scans": found.papers.exclude(file=None).select_related("file").order_by("id"),
        "sections": sections, "shown": shown_of(sections),
        "lines": [{"text": sentence(one), "href": f"#f-{one.path.replace('.', '-')}"} for one in wrong],
    }  # fmt: skip
