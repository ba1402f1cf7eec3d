"""Open statistics as rows to be shown: names for keys, and no number that might point at a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from motcua.dossiers.rules.figures import FEWEST_TOLD, Counted, hidden
from motcua.ui.formats import number, percent

HIDDEN = "ẩn"
SMALL = f"<{FEWEST_TOLD}"


@dataclass(frozen=True, slots=True)
class Line:
    """One row; parts: early, on time, late as numbers where they may be told, for the chart."""

    key: str
    name: str
    received: str
    waiting: str
    early: str
    on_time: str
    late: str
    share: str
    parts: tuple[int, int, int] | None

    @property
    def tells(self) -> bool:
        """Whether any of its numbers is told."""
        return any(cell not in (SMALL, HIDDEN, "0") for cell in (self.received, self.waiting, self.early, self.on_time, self.late))

    @property
    def cells(self) -> tuple[str, ...]:
        return self.received, self.waiting, self.early, self.on_time, self.late, self.share


def lines(rows: Sequence[Counted], names: Mapping[str, str]) -> list[Line]:
    """Return the rows by what they received; what was finished is told of a row only when it is at least five in all."""
    received, waiting = _cells([row.received for row in rows]), _cells([row.waiting for row in rows])
    finished = hidden([row.finished for row in rows])
    return [
        _line(row, names.get(row.key, row.key), received[place], waiting[place], is_told=place not in finished)
        for place, row in enumerate(rows)
    ]


def _line(row: Counted, name: str, received: str, waiting: str, *, is_told: bool) -> Line:
    parts = (row.early, row.on_time, row.late)
    if is_told:
        early, on_time, late = map(number, parts)
        return Line(row.key, name, received, waiting, early, on_time, late, percent(row.share), parts)
    cell = SMALL if row.finished < FEWEST_TOLD else HIDDEN
    return Line(row.key, name, received, waiting, cell, cell, cell, HIDDEN, None)


def _cells(column: list[int]) -> list[str]:
    not_told = hidden(column)
    return [
        number(value) if place not in not_told else SMALL if value < FEWEST_TOLD else HIDDEN for place, value in enumerate(column)
    ]
