"""The answer to one request open twice: put together, and what to say when it has been handed in already."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from motcua.catalogue.rules.eform import EForm, Section
from motcua.dossiers import rules
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Seen
from motcua.portal.entrance import PortalRequest
from motcua.portal.filing import twice as filing
from motcua.portal.filing.eforms import Filled
from motcua.portal.supplement.correcting import Correcting, posted_of
from motcua.ui import twice
from motcua.ui.twice import Elsewhere, Shown


def seen(request: HttpRequest) -> Seen | None:
    """Return what the page that was sent showed, as the commands take it."""
    return filing.seen(request)


def carried(request: HttpRequest, stored: Mapping[str, Any], base: Mapping[str, Any]) -> str:
    """Return what a page carries: of what is stored a mark, and what stands in its fields."""
    before, mark = twice.read(request.POST), rules.mark(stored.get("answers", {}))
    return twice.written(Shown(before.page if before else twice.a_page(), mark, base.get("answers", {})))


def together(
    found: Dossier, fields: Correcting | None, theirs: Mapping[str, Any], request: HttpRequest
) -> tuple[Correcting | None, Elsewhere]:
    """Put together the marked fields of two pages."""
    if fields is None:
        return None, Elsewhere()
    form = fields.filled.form
    marked = EForm((Section(key="marked", title="", fields=tuple(one for one in form.fields() if one.key in fields.marked)),))
    answers, elsewhere = filing.merged(request, marked, {**fields.before, **theirs}, fields.answers)
    filled = Filled(form, {**fields.before, **answers}, fields.filled.today)
    return replace(fields, filled=filled), elsewhere


def answered(request: PortalRequest, found: Dossier) -> HttpResponse:
    """Nothing waits for an answer (any more). What was typed on a page that came too late is shown, to be told to the office."""
    last = found.supplement_requests.exclude(answered_at=None).order_by("-ordinal").first()
    form = found.procedure.form
    if request.method != "POST" or last is None:
        return redirect("portal:dossier", found.number)
    marked = [one["field"] for one in last.reasons if "field" in one]
    typed = posted_of(form, request.POST) if form else {}
    fields = [field for field in form.fields() if field.key in marked and field.key in typed] if form else []
    now = found.form.get("answers", {})
    context = {
        "dossier": found, "at": last.answered_at,
        "lines": [(one.label, filing.in_words(one, now.get(one.key)), filing.in_words(one, typed[one.key])) for one in fields],
    }  # fmt: skip
    return render(request, "portal/supplement/late.html", context, status=409)
