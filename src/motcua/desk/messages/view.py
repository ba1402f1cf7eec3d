"""Writing with the applicant about one dossier. The dossier's page takes the same list in as a fragment."""

from typing import Any
from uuid import UUID

from django.contrib import messages as said
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest, dossier_or_404, staff_only
from motcua.desk.messages.form import MessageForm
from motcua.documents import commands as documents
from motcua.dossiers import commands as dossiers
from motcua.dossiers import queries, rules
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import MOST_FILES, Side
from motcua.kernel.refusals import Refusal, require
from motcua.ui.words import t


@staff_only
def messages(request: DeskRequest, number: str) -> HttpResponse:
    """`/lam-viec/ho-so/<number>/trao-doi/`: the page; for htmx only the conversation and its form"""
    found = dossier_or_404(request.actor, number)
    form = MessageForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if form.is_bound and form.is_valid():
        try:
            dossiers.write_message(found.pk, by=request.actor, at=request.now, text=form.cleaned_data["text"], files=_kept(request))
            said.success(request, t("Đã gửi tin nhắn cho người nộp."))
            return redirect("desk:messages", number)
        except Refusal as no:
            refusal = refusals.sentence(no)
    context = {"form": form, "refusal": refusal, **_conversation(request, found)}
    page = "parts" if request.headers.get("HX-Request") and not form.is_bound else "page"
    return render(request, f"desk/messages/{page}.html", context, status=422 if form.is_bound else 200)


@require_POST
@staff_only
def messages_read(request: DeskRequest, number: str) -> HttpResponse:
    """`/lam-viec/ho-so/<number>/trao-doi/da-doc/`"""
    found = dossier_or_404(request.actor, number)
    last = request.POST.get("last", "")
    if last.isascii() and last.isdigit() and len(last) <= 15 and rules.side_of(found, request.actor) is not None:
        dossiers.read_messages(found.pk, by=request.actor, at=request.now, last=int(last))
    return HttpResponse(status=204) if request.headers.get("HX-Request") else redirect("desk:messages", number)


def _kept(request: DeskRequest) -> list[UUID]:
    sent = request.FILES.getlist("files")
    require(None if len(sent) <= MOST_FILES else Refusal("too-many-files", most=MOST_FILES))
    return [documents.keep(one, name=one.name or "", by=request.actor, at=request.now).id for one in sent]


def _conversation(request: DeskRequest, found: Dossier) -> dict[str, Any]:
    written = queries.conversation(found)
    no = rules.why_not_talk(found, request.actor, request.now)
    rows = [
        {"author": one.author_name, "at": one.written_at, "text": one.text, "mine": one.side == Side.OFFICE, "read_at": one.read_at,
         "files": [(sent.file.name, reverse("desk:file", args=[found.number, sent.file_id])) for sent in one.files.all()]}
        for one in written
    ]  # fmt: skip
    unread = any(one.side == Side.APPLICANT and one.read_at is None for one in written)
    return {"dossier": found, "rows": rows, "last": written[-1].pk if unread else 0, "most": MOST_FILES,
            "closed": refusals.sentence(no) if no else ""}  # fmt: skip
