"""Find a dossier among those that the actor may see."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.deadlines import queries as deadlines
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.inbox.rows import page_of
from motcua.desk.rows import rows_of
from motcua.dossiers import queries as dossiers
from motcua.dossiers.rules import bounds
from motcua.kernel.actors import Actor

LAST_PAGE, LONGEST = 40, 200


@staff_only
def search(request: DeskRequest) -> HttpResponse:
    """`?q=<number, name or identity number>&page=<n>`"""
    text, page = request.GET.get("q", "").replace("\x00", "")[:LONGEST].strip(), request.GET.get("page", "1")
    if not (page.isascii() and page.isdigit() and 1 <= int(page) <= LAST_PAGE):
        raise Http404
    by_posts = Actor(id="", name="", sees=request.actor.sees)
    calendar = deadlines.calendar()
    now = bounds(request.now, calendar)
    with dossiers.planned_anew():
        found = page_of(dossiers.search(by_posts, text), int(page), now, calendar, rows_of(request.actor))
    context = {"rows": found.rows, "text": text, "page": int(page), "more": found.more}
    return render(request, "desk/search/page.html", context)
