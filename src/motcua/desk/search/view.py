"""Find a dossier among those that the actor may see."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.deadlines import queries as deadlines
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.inbox.view import row
from motcua.dossiers import queries as dossiers
from motcua.kernel.actors import Actor

ROWS, LAST_PAGE, LONGEST = 50, 40, 200


@staff_only
def search(request: DeskRequest) -> HttpResponse:
    """`?q=<number, name or identity number>&page=<n>`"""
    text, page = request.GET.get("q", "").replace("\x00", "")[:LONGEST].strip(), request.GET.get("page", "1")
    if not (page.isascii() and page.isdigit() and 1 <= int(page) <= LAST_PAGE):
        raise Http404
    number, calendar, by_posts = int(page), deadlines.calendar(), Actor(id="", name="", sees=request.actor.sees)
    listed = dossiers.search(by_posts, text).select_related("holder", "holder_unit")
    found = list(listed[(number - 1) * ROWS : number * ROWS + 1])
    context = {
        "rows": [row(dossier, request.now, calendar) for dossier in found[:ROWS]], "text": text, "page": number,
        "more": len(found) > ROWS,
    }  # fmt: skip
    return render(request, "desk/search/page.html", context)
