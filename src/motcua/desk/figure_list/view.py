"""The dossiers behind a number: as many as the number says."""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.control_room.asked import asked_for, said_in_words
from motcua.desk.control_room.figures import PARTS as COLUMNS
from motcua.desk.control_room.figures import names
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.indicators import queries
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.ui.filters import address
from motcua.ui.words import t

ROWS = 50
PARTS = {
    "numerator": "Hồ sơ được tính", "denominator": "Hồ sơ làm mẫu số", "rest": "Hồ sơ còn lại của mẫu số",
    "excluded": "Hồ sơ không được tính", "population": "Mọi hồ sơ của kỳ", "received_online": "Tiếp nhận trực tuyến",
    "received_otherwise": "Tiếp nhận trực tiếp, bưu chính", "carried_over": "Kỳ trước chuyển sang",
    "open_waiting": "Đang chờ người nộp", **COLUMNS,
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
    lines, day = queries.page(of, after=_after(request.GET.get("sau", "")), limit=ROWS + 1), local_date(asked.at)
    one = queries.definitions().get(code)
    context = {
        "asked": asked, "title": t(one.name) if one else t("Giải quyết hồ sơ"), "one": one, "part": PARTS[part], "code": code,
        "which": part, "whose": said_in_words(asked),
        "count": queries.length(of), "lines": lines[:ROWS], "first": "sau" not in request.GET,
        "more": address(request.path, asked.said, {"sau": _place(lines[ROWS - 1])}) if len(lines) > ROWS else "",
        "units": people.names_on({line.unit for line in lines}, day), "outcomes": OUTCOMES, "speeds": SPEEDS,
        "procedures": names("procedure", [line.procedure for line in lines], day),
    }  # fmt: skip
    return render(request, "desk/figure_list/page.html", context)


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
