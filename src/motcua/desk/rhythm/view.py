"""The rhythm of a year: what came in day by day and what was settled late, and how each unit settled month by month."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from motcua.deadlines import queries as deadlines
from motcua.desk.control_room import figures
from motcua.desk.control_room.asked import Asked, asked_for, filters, said_in_words
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.indicators import queries
from motcua.indicators.rules import FORM, Period, Settling, steps
from motcua.kernel.moments import local_date
from motcua.ui.charts import Cell, Chart, Row, Unit, days, multiples
from motcua.ui.filters import address
from motcua.ui.words import t

CAME, SETTLED = "W01", "Q05"  # what is not settled early or on time is the rest of its number
SHOWN = "xem"
PARTS = {"tre": "late", "dung-hen": "on_time", "som": "early"}
_MOST = 24


@staff_only
def rhythm(request: DeskRequest) -> HttpResponse:
    """The address is that of the control room's view, of the whole year; `xem`: which part of what was settled."""
    asked, shown = asked_for(request), request.GET.get(SHOWN, "")
    year = Period.read(str(asked.period.last.year))
    part = PARTS.get(shown, "late")
    said = {**asked.said, SHOWN: shown if shown in PARTS else ""}
    context = {
        "asked": asked, "whose": said_in_words(asked), "year": year.name, "filters": filters(asked, request.path, "rhythm", said),
        "calendar": _calendar(asked, year), "units": _units(asked, year, part),
        "choices": [
            (t(figures.PARTS[one]), address(request.path, said, {SHOWN: key}), one == part) for key, one in PARTS.items()
        ],
    }  # fmt: skip
    return render(request, "desk/rhythm/page.html", context)


def _begun(year: Period, asked: Asked, unit: str) -> list[Period]:
    """The days or months of the year that have begun, as far as they were known."""
    return [one for one in steps(year, unit) if one.since_at <= (asked.known or asked.at)]


def _calendar(asked: Asked, year: Period) -> Chart:
    begun = _begun(year, asked, "day")
    worth = queries.series([CAME, SETTLED], asked.scope, begun, at=asked.at, known=asked.known)
    came: dict[date, Cell] = {}
    late: dict[date, Cell] = {}
    for day, values in zip(begun, worth, strict=True):
        settled = values[SETTLED]
        if count := values[CAME].numerator:
            came[day.since] = Cell(count, figures.listed(asked, CAME, "numerator", period=day))
        if count := (settled.denominator or 0) - (settled.numerator or 0):
            late[day.since] = Cell(count, figures.listed(asked, SETTLED, "rest", period=day))
    calendar, every = deadlines.calendar(), steps(year, "day")
    closed = frozenset(one.since for one in every if not calendar.is_working(one.since))
    caption = t("Hồ sơ nộp và hồ sơ trả quá hạn từng ngày, {year}", year=year.name.lower())
    return days("calendar", caption, came, late, since=year.since, until=begun[-1].until if begun else year.until, closed=closed)


def _units(asked: Asked, year: Period, part: str) -> Chart:
    months = _begun(year, asked, "month")
    found = queries.settlings("unit", asked.scope, months, at=asked.at, known=asked.known)
    by_unit: dict[str, dict[Period, Settling]] = {}
    for month, told in zip(months, found, strict=True):
        for row in told:
            by_unit.setdefault(row.key, {})[month] = row
    settled = {unit: sum(row.settled for row in rows.values()) for unit, rows in by_unit.items()}
    most = [unit for unit in sorted(settled, key=lambda one: (-settled[one], one)) if settled[unit]][:_MOST]
    called = figures.names("unit", most, local_date(asked.at))
    caption = t("{part} từng tháng của mỗi đơn vị, {year}", part=t(figures.PARTS[part]), year=year.name.lower())
    here = reverse("desk:rhythm")
    drawn = [
        Row(called.get(unit, unit), _months(asked, unit, months, by_unit[unit], part), asked.href(here, unit=unit)) for unit in most
    ]  # fmt: skip
    heads = [t("Tháng {n}", n=month.since.month) for month in months] or [year.name]
    return multiples("units", caption, drawn, heads, head=t("Đơn vị giải quyết"), unit=Unit.COUNT)


def _months(asked: Asked, unit: str, months: Sequence[Period], rows: dict[Period, Settling], part: str) -> tuple[Cell, ...]:
    """How many in each month; none is nought, not unknown."""
    return tuple(
        Cell(getattr(rows[month], part) if month in rows else 0, figures.listed(asked, FORM, part, period=month, unit=unit))
        for month in months
    )  # fmt: skip
