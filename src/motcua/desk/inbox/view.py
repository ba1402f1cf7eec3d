"""What waits for the actor and the actor's units, what will be late first on top."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.deadlines import queries as deadlines
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.inbox.choices import Choices
from motcua.desk.inbox.filters import chips
from motcua.desk.inbox.lists import TABS, Wanted, leads, listed, read
from motcua.desk.inbox.rows import COLUMNS, marks, page_of
from motcua.desk.rows import among
from motcua.dossiers.rules import bounds
from motcua.people import queries as people

LAST_PAGE = 400


@staff_only
def inbox(request: DeskRequest) -> HttpResponse:
    """`?xem=<tab>&page=<n>` and the filters of `lists.Wanted`; what there is not does not exist."""
    return render(request, "desk/inbox/page.html", _context(request))


@staff_only
def inbox_news(request: DeskRequest) -> HttpResponse:
    """`&dau=<mark>&hang=<rows>`: the list as it is now, or 204 while nothing on it has changed since the page with this mark."""
    wanted, number, rows = read(request.GET), _number(request), request.GET.get("hang", "")
    found = listed(wanted, request.actor, bounds(request.now, deadlines.calendar()))
    if marks(found, number, among(int(rows) if rows.isascii() and rows.isdigit() else None)) == request.GET.get("dau"):
        return HttpResponse(status=204)
    return render(request, "desk/inbox/list.html", _context(request))


def _context(request: DeskRequest) -> dict[str, Any]:
    wanted, number = read(request.GET), _number(request)
    calendar = deadlines.calendar()
    now = bounds(request.now, calendar)
    liked = people.preferences(request.actor, "")
    rows, choices = among(liked.get("rows")), Choices.of(liked, "inbox.")
    page = page_of(listed(wanted, request.actor, now), number, now, calendar, rows)
    tabs = [
        {"text": TABS[key], "href": f"?{Wanted(xem=key).query()}", "chosen": key == wanted.xem}
        for key in TABS if key != "don-vi" or leads(request.actor)
    ]  # fmt: skip
    return {
        "rows": page.rows, "more": page.more, "mark": page.mark, "page": number, "most": rows, "tabs": tabs,
        "title": TABS[wanted.xem], "wanted": wanted, "query": wanted.query(), "chips": chips(wanted),
        "columns": choices.columns, "saved": choices.saved, "labels": COLUMNS,
        "page_query": f"{wanted.query()}&" if wanted.query() else "",
    }  # fmt: skip


def _number(request: DeskRequest) -> int:
    page = request.GET.get("page", "1")
    if not (page.isascii() and page.isdigit() and 1 <= int(page) <= LAST_PAGE):
        raise Http404
    return int(page)
