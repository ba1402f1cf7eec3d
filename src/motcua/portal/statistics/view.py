"""Open statistics: what came in, what waits, what was early, on time or late, by procedure or by unit."""

import csv
import io
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from motcua.catalogue import queries as catalogue
from motcua.dossiers import queries as dossiers
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.portal import open_figures
from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.statistics.period import Period, months, period
from motcua.portal.statistics.table import lines, total
from motcua.ui.formats import percent
from motcua.ui.words import t

HEADS = ("Đã nhận", "Đang giải quyết", "Sớm hẹn", "Đúng hẹn", "Quá hẹn", "Sớm và đúng hẹn")
DRAWN = 12


@anybody
def statistics(request: PortalRequest) -> HttpResponse:
    """`/so-lieu/?theo=thu-tuc&tu=2024-04&den=2024-06`"""
    today = local_date(request.now)
    asked = period(request.GET, today)
    counted_at, rows = counted(asked, request.now)
    shown = lines(rows, names(asked, request.now))
    whole = total(rows)
    context = {
        "asked": asked, "months": months(today), "rows": shown, "whole": whole, "heads": HEADS, "counted_at": counted_at,
        "standing": open_figures.standing(request.now),
        "telling": [row for row in shown if row.tells],
        "all_of_it": (t("Tất cả"), (whole.early, whole.on_time, whole.late), percent(whole.share)),
        "drawn": sorted((row for row in shown if row.parts and sum(row.parts)), key=lambda row: -sum(row.parts or ()))[:DRAWN],
    }  # fmt: skip
    return render(request, "portal/statistics/page.html", context)


@anybody
def statistics_csv(request: PortalRequest) -> HttpResponse:
    """`/so-lieu/so-lieu.csv?…`: the same rows as on the page, with the same numbers kept back."""
    asked = period(request.GET, local_date(request.now))
    counted_at, rows = counted(asked, request.now)
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow([t("Mã"), t("Thủ tục") if asked.slug == "thu-tuc" else t("Đơn vị giải quyết"), *map(t, HEADS)])
    out.writerows([row.key, row.name, *(cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row.cells)]
                  for row in lines(rows, names(asked, request.now)))  # fmt: skip
    out.writerow([t("Khoảng thời gian"), asked.words, t("Đếm lúc"), counted_at.isoformat(timespec="seconds")])
    answer = HttpResponse("\N{ZERO WIDTH NO-BREAK SPACE}" + text.getvalue(), content_type="text/csv; charset=utf-8")
    name = f"so-lieu-{asked.slug}-{asked.since:%Y-%m}-{asked.last:%Y-%m}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def counted(asked: Period, now: datetime) -> tuple[datetime, Any]:
    """Return when the rows were counted, and the rows."""
    return open_figures.fresh(
        ("statistics", asked.by, asked.since, asked.until), now, lambda: dossiers.counted(asked.by, asked.since, asked.until)
    )


def names(asked: Period, now: datetime) -> dict[str, str]:
    """Return what the keys of the rows are called."""
    if asked.by == "unit":
        return {code: unit.name for code, unit in people.every_unit().items()}
    return {row.procedure_key: row.name for row in catalogue.holding(local_date(now))}
