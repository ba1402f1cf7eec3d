"""The stages of filing: which there are for a draft, where one is, and what follows."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import is_asked_for
from motcua.ui.words import t

TITLES = {
    "filing_questions": "Trường hợp", "filing_persons": "Người nộp", "filing_form": "Tờ khai", "filing_papers": "Giấy tờ",
    "filing_review": "Xem lại và nộp",
}  # fmt: skip

SENT_MEANWHILE = (
    "Hồ sơ này đã được nộp từ một cửa sổ hoặc máy khác. Những gì vừa điền ở trang kia không có trong hồ sơ; cần sửa, hãy nhắn cho"
    " cơ quan."
)


def stages(draft: Dossier, here: str) -> list[dict[str, str]]:
    """Return what the progress list shows: every stage of this draft, and whether it is done."""
    done = _done(draft)
    return [
        {"title": TITLES[name], "href": reverse(f"portal:{name}", args=[draft.pk]),
         "status": "here" if name == here else "done" if name in done else "open"}
        for name in names(draft)
    ]  # fmt: skip


def names(draft: Dossier) -> list[str]:
    """Return the stages of a draft in their order: a procedure without questions or a form does not ask for them."""
    left_out = {"filing_questions"} - ({"filing_questions"} if draft.procedure.questions else set())
    left_out |= set() if draft.procedure.form else {"filing_form"}
    return [name for name in TITLES if name not in left_out]


def onward(draft: Dossier, here: str = "") -> HttpResponse:
    """Go to the stage after this one; from nowhere to the first that is still to be done."""
    order = names(draft)
    first = next(name for name in order if name not in _done(draft) or name == order[-1])
    return redirect(f"portal:{order[order.index(here) + 1] if here else first}", draft.pk)


def sent(request: HttpRequest, draft: Dossier) -> HttpResponse:
    """Show what has become of a draft that was sent; tell who was still typing in another window."""
    if request.method == "POST":
        messages.warning(request, t(SENT_MEANWHILE))
    return redirect("portal:receipt", draft.number)


def before(draft: Dossier, here: str) -> dict[str, Any]:
    """Return the way back from a stage: its words and its address."""
    order = names(draft)
    if here == order[0]:
        return {"text": "Hồ sơ của tôi", "href": reverse("portal:my_dossiers" if draft.helper_id is None else "portal:helping")}
    name = order[order.index(here) - 1]
    return {"text": TITLES[name], "href": reverse(f"portal:{name}", args=[draft.pk])}


def _done(draft: Dossier) -> set[str]:
    unfinished = draft.form.get("unfinished", {})
    done = {"filing_questions"} if "questions" in draft.form else set()
    done |= {"filing_form"} if "answers" in draft.form and "answers" not in unfinished else set()
    done |= {"filing_persons"} if is_asked_for(draft) and "persons" not in unfinished else set()
    return done if draft.missing_papers else done | {"filing_papers"}
