"""The figures of one's units at a glance: what came in, what was settled and when, what lies open."""

from itertools import zip_longest

from django.http import HttpResponse
from django.shortcuts import render

from motcua.desk.control_room import figures
from motcua.desk.control_room.asked import Asked, asked_for, filters, said_in_words
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.indicators import queries
from motcua.indicators.rules import Period, steps
from motcua.ui.charts import Cell, Chart, Row, bars, lines
from motcua.ui.words import t

CARDS = ("W02", "W03", "W04", "W05", "Q05", "Q06", "W14", "Q09", "W06", "W10", "766-2.1", "W16")
_AXES = {"unit": "Đơn vị giải quyết", "field": "Lĩnh vực", "channel": "Cách nộp"}
# Screens of the same view, which ask for more than a glance.
MORE = (
    ("desk:waiting", "Chờ bao lâu"), ("desk:rhythm", "Nhịp hồ sơ"), ("desk:scores", "Điểm QĐ 766"),
    ("desk:criteria", "Chín chỉ số chấm điểm"), ("desk:formulas", "Cách tính"), ("desk:closings", "Chốt số liệu"),
)  # fmt: skip
_MOST = 20


@staff_only
def control_room(request: DeskRequest) -> HttpResponse:
    """`?ky=`, `don-vi`, `linh-vuc`, `thu-tuc`, `kenh`, `can-bo`, `biet-den`: the whole view is its address."""
    asked = asked_for(request)
    compared = _compared(asked)
    worth = queries.series(CARDS, asked.scope, [asked.period, *(period for _, period in compared)], at=asked.at, known=asked.known)
    book = queries.definitions()
    context = {
        "asked": asked, "whose": said_in_words(asked), "filters": filters(asked, request.path, "figures"),
        "more": MORE, "cards": [figures.figure(book[code], [one[code] for one in worth], asked, compared) for code in CARDS],
        "charts": [_course(asked), *(_bars(asked, axis) for axis in _told_apart(asked))],
    }  # fmt: skip
    return render(request, "desk/control_room/page.html", context)


def _told_apart(asked: Asked) -> list[str]:
    """By what there is more than one row: a procedure has one field."""
    one = {axis for axis in ("field", "channel") if getattr(asked.scope, axis) is not None}
    return [axis for axis in _AXES if axis not in one and not (axis == "field" and asked.scope.procedure)]


def _compared(asked: Asked) -> list[tuple[str, Period]]:
    return [("kỳ trước", asked.period.previous()), ("cùng kỳ năm trước", asked.period.a_year_before())]


def _bars(asked: Asked, axis: str) -> Chart:
    rows = figures.settled(queries.settling(axis, asked.scope, asked.period, at=asked.at, known=asked.known), axis, asked)
    caption = t("Giải quyết hồ sơ theo {what}", what=t(_AXES[axis]).lower())
    return bars(f"by-{axis}", caption, rows[:_MOST], [t(words) for words in figures.PARTS.values()], head=t(_AXES[axis]))


def _course(asked: Asked) -> Chart:
    """How many were settled, day by day, week by week or month by month, beside the same a year before."""
    days = (asked.period.until - asked.period.since).days
    unit = "day" if days <= 31 else "week" if days <= 100 else "month"
    now = [one for one in steps(asked.period, unit) if one.since_at <= asked.at]
    before = [*steps(asked.period.previous(), unit)][: len(now)]
    beside = [*now, *before, *(one.a_year_before() for one in now)]
    worth = queries.series(["W03"], asked.scope, beside, at=asked.at, known=asked.known)
    lists = [figures.listed(asked, "W03", "numerator", period=one) for one in beside]
    points = [Cell(one["W03"].numerator, href) for one, href in zip(worth, lists, strict=True)]
    columns = points[: len(now)], points[len(now) : -len(now)], points[-len(now) :]
    rows = [Row(_when(one, unit), cells) for one, cells in zip(now, zip_longest(*columns, fillvalue=Cell(None)), strict=True)]
    said = [t("Kỳ này"), t("Kỳ trước"), t("Cùng kỳ năm trước")]
    return lines("course", t("Hồ sơ giải quyết xong"), rows, said, head=t("Thời gian"))


def _when(one: Period, unit: str) -> str:
    return t("Tháng {n}", n=one.since.month) if unit == "month" else f"{one.since:%d/%m}"
