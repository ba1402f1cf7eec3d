"""The hand-over map: who hands dossiers over to whom, how many, and how long they wait there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from motcua.ui.charts.layers import layered
from motcua.ui.charts.table import Cell, Chart, Column, Row, Swatch, Unit, Value, written
from motcua.ui.words import t

_BOX, _BETWEEN = 150, 90
"""Pixels: a box, and the least between two layers."""
_ROW, _LOW_ROW, _MANY = 58, 46, 12


@dataclass(frozen=True, slots=True)
class Handover:
    """An arrow: so many dossiers went from one to the other; half of them waited there less than the median."""

    source: str
    target: str
    count: int
    median: Value
    p90: Value
    href: str = ""


def handovers(id: str, caption: str, arrows: Sequence[Handover], *, slow: Sequence[Value], unit: Unit = Unit.DAYS) -> Chart:
    """Boxes in layers from left to right; an arrow's width is the number, its colour how long nine in ten wait.

    :param slow: three waits from which an arrow is drawn as slow, slower, slowest
    """
    layout = layered({(one.source, one.target): one.count for one in arrows})
    rows = [_arrow(one, layout.paths[one.source, one.target], slow) for one in sorted(arrows, key=lambda one: -one.count)]
    high = int(layout.rows * (_ROW if layout.rows <= _MANY else _LOW_ROW)) + 24
    options: dict[str, Any] = {
        "layers": layout.layers, "rows": round(layout.rows, 3),
        "nodes": [{"name": name, "at": [layer, round(row, 3)]} for name, (layer, row) in layout.nodes.items()],
    }  # fmt: skip
    return Chart(
        kind="handovers", id=id, caption=caption, head=t("Từ → đến"), rows=tuple(rows), legend=_legend(slow, unit), unit=unit,
        columns=(
            Column(t("Số lượng hồ sơ"), "count"), Column(t("Chờ trung vị"), "median", unit), Column(t("Chờ P90"), "p90", unit),
        ),
        summary=_summary(arrows, unit), heights=(high, high, high, high), options=options,
        width=layout.layers * _BOX + max(layout.layers - 1, 0) * _BETWEEN,
    )  # fmt: skip


def _arrow(one: Handover, path: list[tuple[int, float]], slow: Sequence[Value]) -> Row:
    shade = sum(one.p90 is not None and limit is not None and one.p90 >= limit for limit in slow)
    facts = {"path": [[layer, round(row, 3)] for layer, row in path], "shade": shade, "source": one.source, "target": one.target}
    cells = (Cell(one.count, one.href), Cell(one.median, one.href), Cell(one.p90, one.href))
    return Row(f"{one.source} → {one.target}", cells, facts=facts)


def _legend(slow: Sequence[Value], unit: Unit) -> tuple[Swatch, ...]:
    ends = [written(one, unit) for one in slow]
    words = [t("P90 dưới {n}", n=ends[0]), *(t("từ {n}", n=end) for end in ends)] if ends else []
    return (*(Swatch(f"wait-{n}", one) for n, one in enumerate(words)), Swatch("wait-back", t("ngược dòng")))


def _summary(arrows: Sequence[Handover], unit: Unit) -> str:
    if not arrows:
        return t("Chưa có số liệu.")
    known = [one for one in arrows if one.p90 is not None]
    widest = max(arrows, key=lambda one: one.count)
    said = t("{n} đường chuyển giao; nhiều nhất {a} → {b}, {count} hồ sơ.", n=len(arrows), a=widest.source, b=widest.target,
             count=written(widest.count))  # fmt: skip
    if not known:
        return said
    worst = max(known, key=lambda one: one.p90 or 0)
    return said + " " + t("Chờ lâu nhất {a} → {b}, P90 {wait}.", a=worst.source, b=worst.target, wait=written(worst.p90, unit))
