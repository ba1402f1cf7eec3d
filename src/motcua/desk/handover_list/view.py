"""The dossiers behind an arrow, a place, a way back or a variant of the hand-over map: as many as it says."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from motcua.desk.control_room.asked import said_in_words
from motcua.desk.control_room.figures import names
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.handovers import wording
from motcua.desk.handovers.asked import View, view_of, way_of
from motcua.indicators.queries import handovers as trails
from motcua.indicators.queries.handovers import Way
from motcua.indicators.rules.trails import Level
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.ui.words import t

ROWS = 50
_MOST = 2000  # pages
SPEEDS = {"early": "trước hạn", "on_time": "đúng hạn", "late": "quá hạn"}


@staff_only
def handover_list(request: DeskRequest) -> HttpResponse:
    """The address is that of the map's view, with what of it is listed; `trang`: the page."""
    view = view_of(request)
    way, number = way_of(request, view.level), _number(request.GET.get("trang", "1"))
    count, day = trails.count(view.trails, way), local_date(view.asked.at)
    lines = trails.page(view.trails, way, first=(number - 1) * ROWS, limit=ROWS)
    if not lines and number > 1:
        raise Http404
    context = {
        "asked": view.asked, "whose": said_in_words(view.asked), "title": _title(view, way), "count": count, "lines": lines,
        "back": view.asked.href(reverse("desk:handovers")), "speeds": SPEEDS, "number": number, "more": number * ROWS < count,
        "pages": f"{view.href(way)}&trang=", "waits": way.what in ("arrow", "place"),
        "units": people.names_on({line.unit for line in lines}, day),
        "procedures": names("procedure", [line.procedure for line in lines], day),
    }  # fmt: skip
    return render(request, "desk/handover_list/page.html", context)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and 0 < int(text) <= _MOST):
        raise Http404
    return int(text)


def _title(view: View, way: Way) -> str:
    """:raises Http404: there is no such place"""
    level = view.level if way.what in ("arrow", "place") else Level.STEP
    try:
        name: Any = wording.called([one for one in (way.source, way.node) if one], level, local_date(view.asked.at))
        match way.what:
            case "arrow":
                return f"{name[way.source]} → {name[way.node]}"
            case "place":
                return str(name[way.node])
            case "back":
                return f"{wording.back(way.kind)}: {name[way.source]} → {name[way.node]}"
            case _:
                return t("Một đường đi khác quy trình nội bộ")
    except KeyError:
        raise Http404 from None
