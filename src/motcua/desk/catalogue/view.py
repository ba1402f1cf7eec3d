"""All procedures with what state they are in and what is missing; the way into the workshop."""

from django.http import HttpResponse
from django.shortcuts import render

from motcua.catalogue import queries
from motcua.desk.catalogue.editors import STATES, editors_only
from motcua.desk.entrance import DeskRequest

PAGE = 50


@editors_only
def catalogue(request: DeskRequest) -> HttpResponse:
    """Searched by words or code; all of them, those with a draft, or those with something missing."""
    asked = request.GET.get("q", "")[:200]
    which = request.GET.get("chon", "")
    found = queries.workshop(asked, only=which if which in {"drafts", "missing", "unverified"} else "")
    page = int(number) if (number := request.GET.get("trang", "1")).isdecimal() and number.isascii() and len(number) < 5 else 1
    shown = found[(page - 1) * PAGE : page * PAGE]
    context = {
        "rows": shown, "count": len(found), "q": asked, "which": which, "page": page, "more": page * PAGE < len(found),
        "states": STATES,
    }  # fmt: skip
    return render(request, "desk/catalogue/page.html", context)
