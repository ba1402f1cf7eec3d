"""One's own dossiers: what waits for the person first, found again by what is to be done, by appointment, by a word."""

import re

from django.http import HttpResponse
from django.shortcuts import render

from motcua.dossiers import queries as dossiers
from motcua.portal.entrance import NAMED, PortalRequest, citizens
from motcua.portal.my_dossiers.cards import GROUPS, appointment_chips, asked_in, cards, group_chips

A_PAGE = 20


@citizens
def my_dossiers(request: PortalRequest) -> HttpResponse:
    """`/ho-so/?muc=to_do&hen=overdue&q=…&page=2`: each list has its address"""
    asked, page = asked_in(request.GET), _page(request.GET.get("page", ""))
    found = dossiers.own(request.actor, at=request.now, group=asked.group, appointment=asked.appointment, text=asked.text)
    rows = list(found.rows.select_related(*NAMED)[(page - 1) * A_PAGE : page * A_PAGE + 1])
    context = {
        "cards": cards(rows[:A_PAGE], request.now), "more": len(rows) > A_PAGE, "page": page, "titles": GROUPS, "asked": asked,
        "groups": group_chips(asked, found.counts), "appointments": appointment_chips(asked),
        "any": any(found.counts.values()) or asked.text or asked.appointment,
    }  # fmt: skip
    return render(request, "portal/my_dossiers/page.html", context)


def _page(text: str) -> int:
    """Read a page number; whatever is none is the first page."""
    return int(text) if re.fullmatch(r"[1-9][0-9]{0,3}", text) else 1
