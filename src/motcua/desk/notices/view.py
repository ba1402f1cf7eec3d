"""What the actor's posts are told by the system itself, and which of it this person has read."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.rows import rows_of
from motcua.desk.wording import TOLD_AT_DESK
from motcua.letters import commands
from motcua.letters import queries as letters
from motcua.ui.words import t

LAST_PAGE, LONGEST = 100, 18  # digits of a notice's key

UNREAD = "unread"
FILTERS = {UNREAD: "Chưa đọc", **TOLD_AT_DESK}


@staff_only
def notices(request: DeskRequest) -> HttpResponse:
    """Newest first; in the words in which they were written, Vietnamese before English. POST marks as read."""
    page = request.GET.get("page", "1")
    if not (page.isascii() and page.isdigit() and len(page) <= LONGEST and 1 <= int(page) <= LAST_PAGE):
        raise Http404
    number = int(page)
    if request.method == "POST":
        _mark(request)
        return redirect(f"{reverse('desk:notices')}?page={number}")
    rows, wish = rows_of(request.actor), request.GET.get("loc", "")
    asked = _filtered(letters.at_desk(request.actor), wish)
    found = list(asked[(number - 1) * rows : number * rows + 1])
    context = {
        "notices": found[:rows], "page": number, "more": len(found) > rows, "last": letters.at_desk(request.actor).first(),
        "filters": _chips(wish), "wish": wish if wish in FILTERS else "",
    }  # fmt: skip
    return render(request, "desk/notices/page.html", context)


def _filtered(found: Any, wish: str) -> Any:
    if wish == UNREAD:
        return found.filter(is_read=False)
    return found.filter(kind=wish) if wish in TOLD_AT_DESK else found


def _chips(wish: str) -> list[dict[str, Any]]:
    return [
        {"text": t(words), "href": "?" if key == wish else f"?loc={key}", "chosen": key == wish, "count": None}
        for key, words in FILTERS.items()
    ]


def _mark(request: DeskRequest) -> None:
    """`notice`: this one; `last`: all up to this one. Whatever is no key marks nothing."""
    if (last := _key(request.POST.get("last", ""))) is not None:
        commands.read_all(last, by=request.actor, at=request.now)
    elif (notice := _key(request.POST.get("notice", ""))) is not None:
        commands.read([notice], by=request.actor, at=request.now)


def _key(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None
