"""One indicator: what it counts and by which source, what it is worth, by whom, over time, and what was left out."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.control_room import figures
from motcua.desk.control_room.asked import Asked, asked_for, filters, said_in_words
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.indicators import queries
from motcua.indicators.rules import Basis, Indicator
from motcua.kernel.moments import local_date
from motcua.ui.charts import Cell, Row, Unit
from motcua.ui.words import t

AXES = {"unit": "Đơn vị giải quyết", "field": "Lĩnh vực", "procedure": "Thủ tục", "officer": "Cán bộ", "channel": "Cách nộp"}
BASES = {
    Basis.SUBMITTED: "Ngày nộp hồ sơ nằm trong kỳ", Basis.ACCEPTED: "Ngày tiếp nhận nằm trong kỳ",
    Basis.FINISHED: "Ngày giải quyết xong nằm trong kỳ", Basis.OPEN: "Hồ sơ đang mở vào cuối kỳ",
    Basis.HANDLED: "Hồ sơ giải quyết xong trong kỳ hoặc đang mở vào cuối kỳ", Basis.PAID: "Phí, lệ phí được ghi nhận trong kỳ",
    Basis.IN_FORCE: "Thủ tục đang có hiệu lực vào cuối kỳ", Basis.DUE: "Việc đến hạn trong kỳ",
}  # fmt: skip
_MOST = 100


@staff_only
def figure(request: DeskRequest, code: str) -> HttpResponse:
    """The address is that of the control room's view, and `theo`: by what it is told apart."""
    asked, one = asked_for(request), queries.definitions().get(code)
    if one is None:
        raise Http404
    axis = request.GET.get("theo", "unit")
    compared = [("kỳ trước", asked.period.previous()), ("cùng kỳ năm trước", asked.period.a_year_before())]
    worth = queries.series([code], asked.scope, [asked.period, *(period for _, period in compared)], at=asked.at, known=asked.known)
    whole = queries.Behind(code, "population", asked.scope, asked.period, asked.at, asked.known)
    context = {
        "asked": asked, "one": one, "basis": BASES[one.basis], "whose": said_in_words(asked), "axes": AXES, "axis": axis,
        "filters": filters(asked, request.path, "figure"),
        "card": figures.figure(one, [value[code] for value in worth], asked, compared), "left_out": queries.left_out(whole),
        "many": figures.MANY[one.counts], "rows": _rows(one, asked, axis if axis in AXES else "unit"), "listed": _listed,
        "path": request.path,
    }  # fmt: skip
    return render(request, "desk/figure/page.html", context)


def _listed(asked: Asked, code: str, part: str) -> str:
    return figures.listed(asked, code, part)


def _rows(one: Indicator, asked: Asked, axis: str) -> list[Row]:
    """Each with the number, what it is a part of, and the share; the largest first."""
    found = queries.by(axis, [one.code], asked.scope, asked.period, at=asked.at, known=asked.known)
    called = figures.names(axis, list(found), local_date(asked.at))
    most = sorted(found.items(), key=lambda pair: (-(pair[1][one.code].denominator or 0), pair[0]))[:_MOST]
    rows = []
    for key, values in most:
        value = values[one.code]
        here = {axis: key} if key else {}
        cells = [Cell(value.numerator, figures.listed(asked, one.code, "numerator", **here))]
        if one.of is not None:
            among = figures.listed(asked, one.code, "denominator", **here)
            cells += [Cell(value.denominator, among), Cell(value.ratio, unit=Unit.SHARE)]
        rows.append(Row(called.get(key, key) or t("Không rõ"), tuple(cells)))
    return rows
