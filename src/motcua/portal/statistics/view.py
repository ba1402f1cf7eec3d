"""Open statistics: what came in, what waits, what was early, on time or late, by procedure, unit, field or month."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render

from motcua.catalogue import queries as catalogue
from motcua.dossiers.rules.figures import Counted
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.portal import open_figures
from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.statistics.period import BY, Period, months, period
from motcua.portal.statistics.table import Line, lines
from motcua.ui.charts import Cell, Chart, Row, bars
from motcua.ui.words import t

HEADS = ("Đã nhận", "Đang giải quyết", "Sớm hẹn", "Đúng hẹn", "Quá hẹn", "Sớm và đúng hẹn")
HEADED = {"procedure": "Thủ tục", "unit": "Đơn vị giải quyết", "field": "Lĩnh vực", "month": "Tháng"}
OFFERED = {slug: HEADED[by] for slug, by in BY.items()}
DRAWN = 12


@anybody
def statistics(request: PortalRequest) -> HttpResponse:
    """`/so-lieu/?theo=thu-tuc&tu=2024-04&den=2024-06`"""
    today = local_date(request.now)
    asked = period(request.GET, today)
    counted_at, rows = counted(asked, request.now)
    shown = lines(rows, names(asked, request.now))
    ((_, (whole,)), standing) = open_figures.settled("", asked.since, asked.until, request.now), open_figures.standing(request.now)
    context = {
        "asked": asked, "months": months(today), "rows": shown, "whole": whole, "heads": HEADS, "counted_at": counted_at,
        "standing": standing, "by": OFFERED, "head": HEADED[asked.by], "telling": [row for row in shown if row.tells],
        "drawn": _drawn(shown, asked.by),
    }  # fmt: skip
    return render(request, "portal/statistics/page.html", context)


@anybody
def statistics_csv(request: PortalRequest) -> HttpResponse:
    """`/so-lieu/so-lieu.csv?…`: the same rows as on the page, with the same numbers kept back."""
    asked = period(request.GET, local_date(request.now))
    counted_at, rows = counted(asked, request.now)
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow([t("Mã"), t(HEADED[asked.by]), *map(t, HEADS)])
    out.writerows([row.key, row.name, *(cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row.cells)]
                  for row in lines(rows, names(asked, request.now)))  # fmt: skip
    out.writerow([t("Khoảng thời gian"), asked.words, t("Đếm lúc"), counted_at.isoformat(timespec="seconds")])
    answer = HttpResponse("\N{ZERO WIDTH NO-BREAK SPACE}" + text.getvalue(), content_type="text/csv; charset=utf-8")
    name = f"so-lieu-{asked.slug}-{asked.since:%Y-%m}-{asked.last:%Y-%m}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def counted(asked: Period, now: datetime) -> tuple[datetime, list[Counted]]:
    """Return when the rows were counted, and the rows."""
    return open_figures.settled(asked.by, asked.since, asked.until, now)


def names(asked: Period, now: datetime) -> dict[str, str]:
    """Return what the keys of the rows are called."""
    if asked.by == "unit":
        return {code: unit.name for code, unit in people.every_unit().items()}
    if asked.by == "month":
        return {f"{month:%Y-%m}": t("Tháng {n}/{year}", n=month.month, year=month.year) for month in asked.months}
    return {row.procedure_key: row.name for row in catalogue.holding(local_date(now))}


def _drawn(shown: Sequence[Line], by: str) -> Chart | None:
    """The rows with the most dossiers; months in their order. What may not be told is not drawn."""
    told = [row for row in shown if row.parts and sum(row.parts)]
    most = told if by == "month" else sorted(told, key=lambda row: -sum(row.parts or ()))[:DRAWN]
    rows = [Row(row.name, tuple(Cell(part) for part in row.parts or ()), note=row.share) for row in most]
    parts = [t("Sớm hẹn"), t("Đúng hẹn"), t("Quá hẹn")]
    return bars("in-time", t("Sớm, đúng và quá hẹn"), rows, parts, head=t(HEADED[by]), shares=True) if rows else None
