"""The dossiers behind a number: as many as the number says."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from motcua.desk.control_room.asked import Asked, asked_for, said_in_words
from motcua.desk.control_room.figures import MANY, names
from motcua.desk.control_room.figures import PARTS as COLUMNS
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.waiting.view import THIRDS
from motcua.indicators import queries
from motcua.indicators.rules import ITEMS, WAITING, Counts
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.ui.filters import address
from motcua.ui.formats import number
from motcua.ui.words import t

ROWS = 50
PARTS = {
    "numerator": "Được tính", "denominator": "Mẫu số", "rest": "Còn lại của mẫu số", "excluded": "Không được tính",
    "population": "Tất cả của kỳ", "received_online": "Tiếp nhận trực tuyến",
    "received_otherwise": "Tiếp nhận trực tiếp, bưu chính", "carried_over": "Kỳ trước chuyển sang",
    "open_waiting": "Đang chờ người nộp", **COLUMNS, **THIRDS,
}  # fmt: skip
OUTCOMES = {
    "granted": "có kết quả", "rejected": "không giải quyết", "withdrawn": "rút", "lapsed": "dừng", "refused": "không tiếp nhận",
}  # fmt: skip
SPEEDS = {"early": "trước hạn", "on_time": "đúng hạn", "late": "quá hạn"}


@staff_only
def figure_list(request: DeskRequest, code: str, part: str) -> HttpResponse:
    """The address is that of the control room's view; `sau`: after which line the page begins."""
    asked = asked_for(request)
    of = queries.Behind(code, part, asked.scope, asked.period, asked.at, asked.known)
    try:
        of.asked  # noqa: B018 - it raises where there is no such number
    except KeyError:
        raise Http404 from None
    if of.counts in ITEMS:
        return _items(request, asked, of)
    lines, day = queries.page(of, after=_after(request.GET.get("sau", "")), limit=ROWS + 1), local_date(asked.at)
    context = _head(asked, of) | {
        "lines": lines[:ROWS], "first": "sau" not in request.GET,
        "more": address(request.path, asked.said, {"sau": _place(lines[ROWS - 1])}) if len(lines) > ROWS else "",
        "units": people.names_on({line.unit for line in lines}, day), "outcomes": OUTCOMES, "speeds": SPEEDS,
        "procedures": names("procedure", [line.procedure for line in lines], day),
    }  # fmt: skip
    return render(request, "desk/figure_list/page.html", context)


def _items(request: DeskRequest, asked: Asked, of: queries.Behind) -> HttpResponse:
    """Procedures or obligations: few enough for one page."""
    found = queries.items_of(of)
    units = names("unit", [item.unit for item in found], local_date(asked.at))
    context = _head(asked, of) | {"items": found, "units": units, "owed": of.counts is Counts.OBLIGATIONS}
    return render(request, "desk/figure_list/items.html", context)


def _head(asked: Asked, of: queries.Behind) -> dict[str, Any]:
    one = queries.definitions().get(of.code)
    title = t(one.name) if one else t("Chờ bao lâu") if of.code == WAITING else t("Giải quyết hồ sơ")
    whole = "desk:waiting" if of.code == WAITING else "desk:control_room"
    above = reverse("desk:figure", args=[of.code]) if one else reverse(whole)
    return {
        "asked": asked, "title": title, "part": PARTS[of.part], "whose": said_in_words(asked), "back": asked.href(above),
        "many": t(MANY[of.counts], n=number(queries.length(of))),
        "export": {"list": "behind", "code": of.code, "part": of.part},
    }  # fmt: skip


def _place(line: queries.Line) -> str:
    return f"{line.moment.isoformat()}~{line.dossier}"


def _after(text: str) -> tuple[datetime, int] | None:
    if not text:
        return None
    moment, _, dossier = text.partition("~")
    try:
        found = datetime.fromisoformat(moment), int(dossier)
    except ValueError:
        raise Http404 from None
    if found[0].tzinfo is None or not 0 < found[1] < 2**62:
        raise Http404
    return found
