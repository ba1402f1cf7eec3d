"""What the actor's posts are told by the system itself, and which of it this person has read."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.letters import commands
from motcua.letters import queries as letters

ROWS, LAST_PAGE, LONGEST = 50, 100, 18  # digits of a notice's key


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
    found = list(letters.at_desk(request.actor)[(number - 1) * ROWS : number * ROWS + 1])
    last = found[0] if number == 1 and found else letters.at_desk(request.actor).first()
    context = {"notices": found[:ROWS], "page": number, "more": len(found) > ROWS, "last": last}
    return render(request, "desk/notices/page.html", context)


def _mark(request: DeskRequest) -> None:
    """`notice`: this one; `last`: all up to this one. Whatever is no key marks nothing."""
    if (last := _key(request.POST.get("last", ""))) is not None:
        commands.read_all(last, by=request.actor, at=request.now)
    elif (notice := _key(request.POST.get("notice", ""))) is not None:
        commands.read([notice], by=request.actor, at=request.now)


def _key(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None
