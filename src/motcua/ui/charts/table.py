"""The table of a chart: what it shows, how each value is written, where it leads."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from motcua.ui import formats
from motcua.ui.words import t

type Value = int | Fraction | Decimal | None
"""None is "no data", which is never nought. A share is a Fraction of one."""


class Unit(StrEnum):
    """What is counted; how it is written."""

    COUNT = "count"
    SHARE = "share"
    DAYS = "days"
    HOURS = "hours"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, the list that it opens, and words that stand below it, with their own list.

    :param text: how it is written, where that is not how its unit is; `unit`: where it is not that of its column
    """

    value: Value
    href: str = ""
    more: str = ""
    more_href: str = ""
    text: str = ""
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values; `role` says what the picture makes of it, and "" leaves it to the table."""

    name: str
    role: str = ""
    unit: Unit = Unit.COUNT


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; `note` stands at its end in the picture, `facts` are for the picture alone."""

    name: str
    cells: tuple[Cell, ...]
    href: str = ""
    note: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Swatch:
    """A line of the legend: how the mark looks (a class of the style sheet) and what it stands for."""

    look: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture and its table.

    :param id: unique on the page
    :param head: what the rows are; `caption`: what the whole is
    :param summary: the picture in a sentence, for who does not see it
    :param heights: pixels kept free for the picture where the place for it is narrower than 30, 50, 70 rem, and where it is wider
    :param width: pixels that the picture needs at least; where there is less room, it moves in its frame
    :param options: what the picture must know besides the table
    """

    kind: str
    id: str
    caption: str
    head: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    summary: str
    legend: tuple[Swatch, ...] = ()
    heights: tuple[int, int, int, int] = (320, 320, 320, 320)
    width: int = 0
    unit: Unit = Unit.COUNT
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def is_long(self) -> bool:
        """Whether the table is folded on wide screens too."""
        return len(self.rows) > 16

    @property
    def is_broad(self) -> bool:
        """Whether the table needs the whole width, below its picture."""
        return len(self.columns) > 3

    @property
    def has_data(self) -> bool:
        return any(cell.value is not None for row in self.rows for cell in row.cells)


def plain(value: Value, unit: Unit) -> str:
    """The value as the script reads it, a share in per cent: "97.4"; "" when there is none."""
    if value is None:
        return ""
    scaled = value * 100 if unit is Unit.SHARE else value
    return str(scaled) if isinstance(scaled, int) else f"{float(scaled):.4f}".rstrip("0").rstrip(".")


def written(value: Value, unit: Unit = Unit.COUNT) -> str:
    """The value as the page writes it: 1.234; 97,41%; 3,5 ngày; a dash when there is none."""
    if value is None:
        return formats.DASH
    if unit is Unit.SHARE:
        return formats.percent(Fraction(value))
    if unit is Unit.COUNT and isinstance(value, int):
        return formats.number(value)
    number = formats.number(Fraction(value), 1).removesuffix(",0")
    if unit is Unit.DAYS:
        return t("{n} ngày", n=number)
    return t("{n} giờ", n=number) if unit is Unit.HOURS else number
