"""One part of a draft, typed row by row; buttons add, move and take out rows without losing what is typed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.catalogue import queries
from motcua.desk import refusals
from motcua.desk.catalogue.editors import draft_or_404, editors_only, missing
from motcua.desk.catalogue.rows import PAGES, PARTS, TITLES
from motcua.desk.catalogue_part.editing import Editing
from motcua.desk.entrance import DeskRequest
from motcua.kernel.refusals import Refusal
from motcua.ui.words import t


@editors_only
def catalogue_part(request: DeskRequest, pk: int, part: str) -> HttpResponse:
    """POST with a deed rearranges what is typed and stores nothing; otherwise it saves the part."""
    version = draft_or_404(pk)
    editing = Editing(version, PAGES.get(part) or missing(), request.POST if request.method == "POST" else None)
    said = ""
    if editing.saves:
        try:
            if editing.save(by=request.actor, at=request.now):
                messages.success(request, t("Đã lưu vào bản thảo."))
                return redirect("desk:catalogue_version", pk)
        except Refusal as refusal:
            said = refusals.sentence(refusal)
    context = {
        "version": version, "part": part, "editing": editing, "titles": TITLES, "columns": PARTS, "said": said,
        "changes": editing.changes_of_others(), "seen": queries.fingerprint(version),
    }  # fmt: skip
    return render(request, "desk/catalogue_part/page.html", context, status=409 if said else 422 if editing.wrong else 200)
