"""From the numbers of a form to its rows: the total, then each level with its lines."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from motcua.kernel.amounts import roman
from motcua.reports.rules.settled import FIRST, Form, Line
from motcua.reports.rules.sheets import Heading, Layout, Rank, Row, Sheet, Value

UNITS = "Đơn vị giải quyết theo cấp"


def sheet_of(form: Form, layout: Layout, heading: Heading, *, notes: Sequence[str] = ()) -> Sheet:
    """Lay a form of numbered columns into its layout, whose keys are those numbers."""
    if form.by == "unit":
        layout = replace(layout, columns=tuple(replace(one, title=UNITS) if one.key == "name" else one for one in layout.columns))
    return layout.filled(heading, _ranked(form), notes=notes)


def rows_of(form: Form, layout: Layout) -> tuple[Row, ...]:
    """Return the rows alone, for a screen that has a heading of its own."""
    return layout.filled(_NOWHERE, _ranked(form)).rows


_NOWHERE = Heading(authority="", issuer="", place="", day=date.min)


def _ranked(form: Form) -> list[tuple[Rank, dict[str, Value]]]:
    rows: list[tuple[Rank, dict[str, Value]]] = []
    for place, group in enumerate(form.groups, 1):
        rows.append((Rank.GROUP, _values(group.total, roman(place))))
        rows += [(Rank.LINE, _values(line, str(serial))) for serial, line in enumerate(group.lines, 1)]
    return [*rows, (Rank.TOTAL, _values(form.total, ""))]


def _values(line: Line, serial: str) -> dict[str, Value]:
    return {"serial": serial, "name": line.name} | {str(column): cell for column, cell in enumerate(line.cells, FIRST)}
