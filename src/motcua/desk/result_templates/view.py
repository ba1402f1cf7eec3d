"""The Word templates from which results are drafted: all of them, and a new one or a new version brought in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.catalogue import queries as catalogue
from motcua.desk import refusals
from motcua.desk.catalogue.editors import editors_only
from motcua.desk.entrance import DeskRequest
from motcua.desk.result_templates.form import Template
from motcua.kernel.moments import local_date
from motcua.letters import queries as letters
from motcua.letters.papers import word
from motcua.ui.words import t


@editors_only
def result_templates(request: DeskRequest) -> HttpResponse:
    """POST brings one in. `tiep`: the version that the new one follows."""
    follows = request.GET.get("tiep", "")
    before = letters.find_template(int(follows)) if follows.isascii() and follows.isdigit() and len(follows) < 10 else None
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = Template(*sent, target=before, actor=request.actor, at=request.now)
    refusal = form.attempt() if form.is_valid() else None
    if form.is_valid() and refusal is None:
        messages.success(request, t(form.done))
        return redirect("desk:result_template", form.added.pk)
    day = local_date(request.now)
    context = {
        "form": form, "said": refusals.sentence(refusal) if refusal else "", "rows": letters.templates(), "today": day,
        "procedures": {row.procedure_key: row.name for row in catalogue.holding(day)}, "before": before,
        "ours": word.TEMPLATES, "placeholders": word.PLACEHOLDERS,
    }  # fmt: skip
    return render(request, "desk/result_templates/page.html", context, status=422 if form.is_bound else 200)
