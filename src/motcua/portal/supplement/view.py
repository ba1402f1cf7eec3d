"""Answering a supplement request. Files are kept one by one; only the last button hands them in."""

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from motcua.documents import commands as documents
from motcua.documents import queries as files
from motcua.documents.models import File
from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands import Paper
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import CHANGED
from motcua.kernel.refusals import Refusal
from motcua.portal.dossier.view import asked
from motcua.portal.entrance import LOST_TYPING, PortalRequest, anybody, by_script, citizens, own_dossier, sign_in_first, signed_in
from motcua.portal.file_check.view import check_of
from motcua.portal.filing.checking import row_of, rows_after
from motcua.portal.oddities import odd_of
from motcua.portal.refusals import sentence
from motcua.portal.supplement.correcting import Correcting, correcting
from motcua.portal.supplement.twice import answered, carried, seen, together
from motcua.portal.upload.view import taken
from motcua.ui.twice import Elsewhere
from motcua.ui.words import t

# What a kept file's row sends along: its requirement and itself.
KEPT = re.compile(r"([a-z0-9-]{1,60}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
MOST = 60


@citizens
def supplement(request: PortalRequest, number: str) -> HttpResponse:
    """`/ho-so/<number>/bo-sung/`"""
    found = own_dossier(request.actor, number)
    wanted = asked(found)
    if wanted is None:
        return answered(request, found)
    fields = correcting(found, wanted, request)
    if request.method != "POST":
        return _page(request, found, fields, _kept(request, wanted["unfinished"]["files"]))
    kept = _kept(request, [*wanted["unfinished"]["files"], *request.POST.getlist("kept")])
    try:
        _keep(request, found, into=kept)
        _remember(request, found, fields, kept)
        if table := row_of(request.POST)[1]:
            return redirect(f"{request.path}?rows={rows_after(request.POST)}#f-{table}")
        if fields and fields.lines:
            return _page(request, found, fields, kept, status=422)
        papers = [Paper(requirement=_requirement(found, key), name=_name(found, key, file), file=file.id) for key, file in kept]
        answers = fields.changed if fields else {}
        dossiers.resubmit(found.pk, by=request.actor, at=request.now, papers=papers, answers=answers)
    except Refusal as refusal:
        if refusal.code == CHANGED:
            return _together(request, number, fields, kept)
        return _page(request, found, fields, kept, sentence(refusal), status=422)
    messages.success(request, t("Đã nộp bổ sung. Cơ quan sẽ xem xét tiếp."))
    return redirect("portal:dossier", number)


@require_POST
@anybody
def supplement_keep(request: PortalRequest, number: str) -> HttpResponse:
    """`/ho-so/<number>/bo-sung/luu/`: keep what is being typed, and the files sent so far."""
    if not signed_in(request.actor):
        return sign_in_first(request, f"/ho-so/{number}/bo-sung/", LOST_TYPING)
    found = own_dossier(request.actor, number)
    wanted = asked(found)
    if wanted is None:
        raise Http404
    fields = correcting(found, wanted, request)
    try:
        unfinished = _remember(request, found, fields, _kept(request, request.POST.getlist("kept")))
    except Refusal as refusal:
        if refusal.code == CHANGED:
            return HttpResponse(sentence(refusal), status=422, content_type="text/plain; charset=utf-8")
        return HttpResponse(status=204)  # it was handed in while this was on its way: there is nothing left to keep
    return render(request, "portal/filing/saved.html", {"at": request.now, "carried": carried(request, unfinished, unfinished)})


def _remember(request: PortalRequest, found: Dossier, fields: Correcting | None, kept: list[tuple[str, File]]) -> dict[str, Any]:
    unfinished = {"answers": fields.answers if fields else {}, "files": [f"{key}:{file.id}" for key, file in kept]}
    dossiers.keep_answer(found.pk, unfinished, by=request.actor, at=request.now, seen=seen(request))
    return unfinished


def _together(request: PortalRequest, number: str, fields: Correcting | None, kept: list[tuple[str, File]]) -> HttpResponse:
    """Show what another page kept meanwhile, put together with what was typed and sent on this one; nothing is handed in yet."""
    found = own_dossier(request.actor, number)
    wanted = asked(found)
    if wanted is None:
        return answered(request, found)
    theirs = wanted["unfinished"]
    every = list(dict.fromkeys([*_kept(request, theirs["files"]), *kept]))
    fields, elsewhere = together(found, fields, theirs["answers"], request)
    return _page(request, found, fields, every, status=409, elsewhere=elsewhere)


@require_POST
@anybody
def supplement_file(request: PortalRequest, number: str, requirement: str) -> HttpResponse:
    """`/ho-so/<number>/bo-sung/<paper>/`: keep one file for the script."""
    if not signed_in(request.actor):
        return sign_in_first(request, f"/ho-so/{number}/bo-sung/")
    found = own_dossier(request.actor, number)
    if not by_script(request):
        return redirect("portal:supplement", number)
    if requirement not in {one["key"] for one in (asked(found) or {"wanted": []})["wanted"]}:
        raise Http404
    try:
        kept = [(requirement, file) for file in taken(request)]
    except Refusal as refusal:
        return HttpResponse(sentence(refusal), status=422, content_type="text/plain; charset=utf-8")
    return render(request, "portal/supplement/kept.html", {"kept": _rows(found, kept)}, status=201)


def _keep(request: PortalRequest, found: Dossier, *, into: list[tuple[str, File]]) -> None:
    """Keep what was sent, one by one: a refused file leaves those before it kept."""
    wanted = {one["key"] for one in (asked(found) or {"wanted": []})["wanted"]}
    sent = [(key, upload) for key in request.FILES for upload in request.FILES.getlist(key) if key in wanted]
    for key, one in sent:
        into.append((key, documents.keep(one, name=one.name or "", by=request.actor, at=request.now)))


def _kept(request: PortalRequest, rows: Sequence[str]) -> list[tuple[str, File]]:
    """Files that are kept already; whether they are this person's is judged when they are attached."""
    said = [found for text in list(dict.fromkeys(rows))[:MOST] if (found := KEPT.fullmatch(text))]
    own = {file.id: file for file in files.unattached(request.actor)}
    return [(one[1], own[UUID(one[2])]) for one in said if UUID(one[2]) in own]


def _requirement(found: Dossier, key: str) -> str | None:
    """A ground that is no paper of the catalogue takes its file as one more paper."""
    return key if key in found.requirements else None


def _name(found: Dossier, key: str, file: File) -> str:
    return found.requirements.get(key, file.name)


def _rows(found: Dossier, kept: list[tuple[str, File]]) -> list[tuple[str, File, list[str], str]]:
    """Each file with what is odd about it, and where to ask until it has been looked into."""
    named = ((key, file, found.requirements.get(key, "")) for key, file in kept)
    return [(key, file, odd_of(file, asked), check_of(file, asked)) for key, file, asked in named]


def _page(
    request: PortalRequest, found: Dossier, fields: Correcting | None, kept: list[tuple[str, File]], refusal: str = "",
    status: int = 200, elsewhere: Elsewhere | None = None,
) -> HttpResponse:
    wanted = asked(found)
    stored = wanted["unfinished"] if wanted else {}
    base = stored if elsewhere or not fields else {**stored, "answers": fields.answers}
    context = {
        "dossier": found, "asked": wanted, "elsewhere": elsewhere, "carried": carried(request, stored, base),
        "kept": _rows(found, kept), "limit": settings.DOCUMENT_LIMIT_BYTES,
        "fields": fields.fields if fields else [],
        "lines": [*(fields.lines if fields else []), *([{"text": refusal}] if refusal else [])],
    }  # fmt: skip
    return render(request, "portal/supplement/page.html", context, status=status)
