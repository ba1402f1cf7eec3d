"""A calendar of many days: how much came on each, and how much of it was late."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from motcua.kernel.moments import dd_mm_yyyy
from motcua.ui.charts.table import Cell, Chart, Column, Row, Swatch, written
from motcua.ui.words import t

WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_SHADES = 4


def days(
    id: str, caption: str, arrived: Mapping[date, Cell], late: Mapping[date, Cell], *, since: date, until: date,
    closed: frozenset[date] = frozenset(),
) -> Chart:  # fmt: skip
    """A row for each week of the days from `since` up to `until`; what came on a day, and below it what was late.

    :param closed: days off, which are drawn as such
    """
    steps = shades([cell.value for cell in arrived.values() if isinstance(cell.value, int)])
    months = len({(day.year, day.month) for day in (since + timedelta(n) for n in range((until - since).days))})
    first = since - timedelta(since.weekday())
    rows = [_week(first + timedelta(7 * n), since, until, arrived, late, closed) for n in range(-(-(until - first).days // 7))]
    heights = [-(-months // min(across, months)) * high + 4 for across, high in ((2, 168), (3, 222), (4, 228), (6, 212))]
    most = max(arrived.items(), key=lambda one: (one[1].value or 0, one[0]), default=None)
    return Chart(
        kind="days", id=id, caption=caption, head=t("Tuần từ"), rows=tuple(rows),
        columns=tuple(Column(t(day), "day") for day in WEEKDAYS),
        legend=(*_legend(steps), Swatch("day-late", t("có hồ sơ trễ hẹn")), Swatch("day-closed", t("ngày nghỉ"))),
        heights=(heights[0], heights[1], heights[2], heights[3]), options={"steps": steps},
        summary=t("Chưa có số liệu.") if most is None else
        t("Ngày nhiều nhất: {day}, {n}.", day=dd_mm_yyyy(most[0]), n=written(most[1].value)),
    )  # fmt: skip


def shades(values: list[int]) -> list[int]:
    """Where each shade but the palest begins, at round numbers: [1, 20, 40, 60]."""
    top = max(values, default=0)
    if top <= _SHADES:
        return list(range(1, max(top, 1) + 1))
    step = -(-top // _SHADES)
    size = 10 ** (len(str(step)) - 1)
    step = next(one * size for one in (1, 2, 5, 10) if one * size >= step)
    return [1, *(n for n in (step, 2 * step, 3 * step) if n <= top)]


def _legend(steps: list[int]) -> list[Swatch]:
    ends = [*(str(n - 1) for n in steps[1:]), ""]
    spans = [f"{since}–{end}" if end and end != str(since) else str(since) if end else t("từ {n}", n=since)
             for since, end in zip(steps, ends, strict=True)]  # fmt: skip
    return [Swatch("day-0", "0"), *(Swatch(f"day-{n}", span) for n, span in enumerate(spans, 1))]


def _week(
    monday: date, since: date, until: date, arrived: Mapping[date, Cell], late: Mapping[date, Cell], closed: frozenset[date]
) -> Row:
    week = [monday + timedelta(n) for n in range(7)]
    cells = tuple(_day(arrived.get(day), late.get(day)) if since <= day < until else Cell(None) for day in week)
    facts = {
        "since": monday.isoformat(), "closed": [day in closed for day in week],
        "late": [late[day].value if day in late and since <= day < until else 0 for day in week],
    }  # fmt: skip
    return Row(dd_mm_yyyy(monday), cells, facts=facts)


def _day(arrived: Cell | None, late: Cell | None) -> Cell:
    cell = arrived or Cell(0)
    return replace(cell, more=t("{n} trễ", n=written(late.value)), more_href=late.href) if late and late.value else cell
