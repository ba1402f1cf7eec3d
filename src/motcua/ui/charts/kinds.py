"""Bars, lines, bullets, small multiples and histograms: what each makes of its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from motcua.ui import formats
from motcua.ui.charts.table import Cell, Chart, Column, Row, Swatch, Unit, Value, plain, written
from motcua.ui.words import t

_TIMES = ("now", "before", "year-ago")


def bars(
    id: str, caption: str, rows: Sequence[Row], parts: Sequence[str], *, head: str, shares: bool = False,
    more: Sequence[Column] = (),
) -> Chart:  # fmt: skip
    """Parts of a whole for each row, at most five: early, on time, late, open in time, open and late.

    :param shares: each bar is as long as the others; else as long as its number
    :param more: columns of what comes behind the parts; they stay in the table
    """
    whole = [sum(cell.value or 0 for cell in row.cells[: len(parts)]) for row in rows]
    most = max(range(len(rows)), key=lambda n: whole[n], default=None)
    summary = "" if most is None else t("Nhiều nhất: {name}, {n}.", name=rows[most].name, n=written(whole[most]))
    tall, low = len(rows) * 54 + 40, len(rows) * 42 + 40
    return Chart(
        kind="bars", id=id, caption=caption, head=head, rows=tuple(rows),
        columns=(*(Column(part, "part") for part in parts), *more),
        summary=" ".join([t("{n} dòng, mỗi dòng chia thành: {parts}.", n=len(rows), parts=", ".join(parts)), summary]).strip(),
        legend=tuple(Swatch(f"part-{n}", part) for n, part in enumerate(parts, 1)),
        heights=(tall, low, low, low), options={"shares": shares},
    )  # fmt: skip


def lines(
    id: str, caption: str, rows: Sequence[Row], series: Sequence[str], *, head: str, unit: Unit = Unit.COUNT, target: Value = None
) -> Chart:
    """One row for each period; the series are this period, the one before, the same last year, in this order."""
    drawn = [Swatch(f"line-{role}", name) for role, name in zip(_TIMES, series, strict=False)]
    aimed = [] if target is None else [Swatch("line-target", t("Chỉ tiêu {n}", n=written(target, unit)))]
    known = [(row.name, row.cells[0].value) for row in rows if row.cells[0].value is not None]
    summary = t("Chưa có số liệu.")
    if known:
        (since, first), (until, last) = known[0], known[-1]
        summary = t("{name}: {since} là {first}, {until} là {last}.", name=series[0], since=since, first=written(first, unit),
                    until=until, last=written(last, unit))  # fmt: skip
    return Chart(
        kind="lines", id=id, caption=caption, head=head, rows=tuple(rows), summary=summary, legend=tuple(drawn + aimed), unit=unit,
        columns=tuple(Column(name, role, unit) for role, name in zip(_TIMES, series, strict=False)),
        heights=(260, 300, 320, 320), options={"target": plain(target, unit)},
    )  # fmt: skip


class Standing(StrEnum):
    """How a value stands to its target."""

    MET = "met"
    AT_RISK = "at_risk"
    NOT_MET = "not_met"
    NO_DATA = "no_data"


STANDINGS = {
    Standing.MET: "đạt", Standing.AT_RISK: "có nguy cơ", Standing.NOT_MET: "không đạt", Standing.NO_DATA: "không có số liệu",
}  # fmt: skip

@dataclass(frozen=True, slots=True)
class Aim:
    """A value and what it is measured by.

    :param risk: from here on to the target it is at risk; less is worse (more, when `falling`)
    :param target_words: the target as the plan says it: "> 90%"
    :param most: where the scale ends
    """

    name: str
    value: Value
    target: Value
    target_words: str
    standing: Standing
    risk: Value = None
    unit: Unit = Unit.SHARE
    most: Value = 1
    falling: bool = False
    href: str = ""
    definition: str = ""


def bullets(id: str, caption: str, aims: Sequence[Aim], *, head: str) -> Chart:
    """Each value against its own target, on bands that say how good it is."""
    met = sum(aim.standing is Standing.MET for aim in aims)
    rows = [_bullet(aim) for aim in aims]
    bands = [Swatch("bullet-value", t("Đạt được")), Swatch("bullet-target", t("Mức chỉ tiêu")), Swatch("band-good", t("mức đạt")),
             Swatch("band-risk", t("mức có nguy cơ")), Swatch("band-poor", t("mức không đạt"))]  # fmt: skip
    tallest, tall, low = (len(rows) * high + 8 for high in (86, 66, 48))
    return Chart(
        kind="bullets", id=id, caption=caption, head=head, rows=tuple(rows), legend=tuple(bands),
        heights=(tallest, tall, tall, low), columns=(Column(t("Đạt được"), "value"), Column(t("Mức chỉ tiêu"), "target")),
        summary=t("{met} trong {n} chỉ tiêu đạt.", met=met, n=len(aims)),
    )  # fmt: skip


def _bullet(aim: Aim) -> Row:
    value = Cell(aim.value, aim.href, t(STANDINGS[aim.standing]), unit=aim.unit)
    target = Cell(aim.target, text=aim.target_words, unit=aim.unit)
    facts: dict[str, Any] = {"standing": aim.standing.value, "risk": plain(aim.risk, aim.unit), "most": plain(aim.most, aim.unit),
                             "falling": aim.falling}  # fmt: skip
    return Row(aim.name, (value, target), aim.definition, facts=facts)


def multiples(
    id: str, caption: str, rows: Sequence[Row], periods: Sequence[str], *, head: str, unit: Unit, target: Value = None
) -> Chart:
    """A small line for each row, all on one scale: months of each unit side by side."""
    legend = [] if target is None else [Swatch("line-target", t("Chỉ tiêu {n}", n=written(target, unit)))]
    high = [-(-len(rows) // across) * each + 8 for across, each in ((2, 162), (3, 146), (4, 146), (6, 146))]
    return Chart(
        kind="multiples", id=id, caption=caption, head=head, rows=tuple(rows), legend=tuple(legend), unit=unit,
        columns=tuple(Column(period, "now", unit) for period in periods), heights=(high[0], high[1], high[2], high[3]),
        options={"target": plain(target, unit)},
        summary=t("{n} đường nhỏ cùng một thang, từ {since} đến {until}.", n=len(rows), since=periods[0], until=periods[-1]),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bin:
    """How many waited from `since` up to `until`; the last one may have no end."""

    since: int
    until: int | None
    count: int
    href: str = ""


def histogram(
    id: str, caption: str, bins: Sequence[Bin], *, head: str, unit: Unit = Unit.DAYS, marks: Sequence[tuple[str, Value]] = ()
) -> Chart:
    """How many waited how long; `marks` are the median and the percentiles, drawn as upright lines."""
    rows = [Row(_span(one, unit), (Cell(one.count, one.href),), facts={"since": one.since, "until": one.until}) for one in bins]
    said = ", ".join(f"{name} {written(value, unit)}" for name, value in marks if value is not None)
    return Chart(
        kind="histogram", id=id, caption=caption, head=head, rows=tuple(rows), unit=unit,
        columns=(Column(t("Số lượng hồ sơ"), "part"),),
        summary=f"{said}." if said else t("Chưa có số liệu."), heights=(280, 300, 320, 320),
        options={"marks": [[name, plain(value, unit), written(value, unit)] for name, value in marks if value is not None]},
    )  # fmt: skip


def _span(one: Bin, unit: Unit) -> str:
    if one.until is None:
        return t("từ {n} trở lên", n=written(one.since, unit))
    return f"{formats.number(Decimal(one.since))}–{written(one.until, unit)}"
