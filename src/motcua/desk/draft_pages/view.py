"""A version of the drafted result as it would be printed; where that cannot be shown, it is said and the Word file is there."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from motcua.desk.entrance import DeskRequest, dossier_or_404, staff_only
from motcua.desk.paper.view import pdf
from motcua.documents import commands, queries
from motcua.letters.papers import preview
from motcua.ui.words import t


@staff_only
def draft_pages(request: DeskRequest, number: str, ordinal: int) -> HttpResponse:
    """The draft of this ordinal as PDF."""
    dossier = dossier_or_404(request.actor, number)
    draft = dossier.drafts.select_related("file").filter(ordinal=ordinal).first() if ordinal < 2**15 else None
    if draft is None:
        raise Http404
    if draft.file.media_type == "application/pdf":
        return redirect("desk:file", number, draft.file_id)
    commands.record_look(draft.file, by=request.actor, at=request.now, downloaded=False)
    with queries.open_content(draft.file) as content:
        pages = preview.pdf_of(content.read())
    if pages is None:
        said = t("Máy chủ này chưa đọc được tệp Word thành trang in (thiếu LibreOffice, hoặc tệp quá lớn). Hãy tải tệp về để xem.")
        messages.warning(request, said)
        return redirect("desk:dossier", number)
    return pdf(pages, f"du-thao-{number}-{ordinal}")
