"""Writing with the office about one dossier: kept in it, read again at any time."""

from uuid import UUID

from django.contrib import messages as said
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from motcua.documents import commands as documents
from motcua.dossiers import commands as dossiers
from motcua.dossiers import queries, rules
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import MOST_FILES, Side, State
from motcua.kernel.refusals import Refusal, require
from motcua.portal.dossier_file.view import handed_out
from motcua.portal.entrance import PortalRequest, citizens, own_dossier
from motcua.portal.messages.form import MessageForm
from motcua.portal.messages.rows import rows
from motcua.portal.refusals import sentence
from motcua.ui.words import t


@citizens
def messages(request: PortalRequest, number: str) -> HttpResponse:
    """`/ho-so/<number>/trao-doi/`"""
    found = _dossier(request, number)
    form = MessageForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _page(request, found, form)
    try:
        if not form.is_valid():
            return _page(request, found, form, status=422)
        dossiers.write_message(found.pk, by=request.actor, at=request.now, text=form.cleaned_data["text"], files=_kept(request))
    except Refusal as refusal:
        return _page(request, found, form, sentence(refusal), status=422)
    said.success(request, t("Đã gửi tin nhắn. Khi cơ quan trả lời, chúng tôi sẽ báo."))
    return redirect("portal:messages", number)


@require_POST
@citizens
def messages_read(request: PortalRequest, number: str) -> HttpResponse:
    """`/ho-so/<number>/trao-doi/da-doc/`: what the page showed, up to its last message, has been read."""
    found = _dossier(request, number)
    last = request.POST.get("last", "")
    if last.isascii() and last.isdigit() and len(last) <= 15:
        dossiers.read_messages(found.pk, by=request.actor, at=request.now, last=int(last))
    return HttpResponse(status=204) if request.headers.get("HX-Request") else redirect("portal:messages", number)


@citizens
def message_file(request: PortalRequest, number: str, file: UUID) -> StreamingHttpResponse:
    """`/ho-so/<number>/trao-doi/tep/<file>/`"""
    found = _dossier(request, number)
    sent = {one.file_id: one.file for message in queries.conversation(found) for one in message.files.all()}
    if file not in sent:
        raise Http404
    return handed_out(request, sent[file])


def _dossier(request: PortalRequest, number: str) -> Dossier:
    found = own_dossier(request.actor, number)
    if found.state == State.DRAFT:
        raise Http404
    return found


def _kept(request: PortalRequest) -> list[UUID]:
    """Keep what came along; a refused file leaves the text where it was typed."""
    sent = request.FILES.getlist("files")
    require(None if len(sent) <= MOST_FILES else Refusal("too-many-files", most=MOST_FILES))
    return [documents.keep(one, name=one.name or "", by=request.actor, at=request.now).id for one in sent]


def _page(request: PortalRequest, found: Dossier, form: MessageForm, refusal: str = "", status: int = 200) -> HttpResponse:
    written = queries.conversation(found)
    no = rules.why_not_talk(found, request.actor, request.now)
    unread = any(one.side == Side.OFFICE and one.read_at is None for one in written)
    context = {
        "dossier": found, "form": form, "refusal": refusal, "messages_": rows(found, written), "closed": sentence(no) if no else "",
        "last": written[-1].pk if unread else 0, "most": MOST_FILES,
    }  # fmt: skip
    return render(request, "portal/messages/page.html", context, status=status)
