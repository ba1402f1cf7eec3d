"""What the actor's posts are told by the system itself."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.letters import queries as letters

ROWS, LAST_PAGE = 50, 100


@staff_only
def notices(request: DeskRequest) -> HttpResponse:
    """Newest first; in the words in which they were written, Vietnamese before English."""
    page = request.GET.get("page", "1")
    if not (page.isascii() and page.isdigit() and 1 <= int(page) <= LAST_PAGE):
        raise Http404
    number = int(page)
    found = list(letters.at_desk(request.actor)[(number - 1) * ROWS : number * ROWS + 1])
    context = {"notices": found[:ROWS], "page": number, "more": len(found) > ROWS}
    return render(request, "desk/notices/page.html", context)
