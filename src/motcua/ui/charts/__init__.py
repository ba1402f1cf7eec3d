"""Charts: a table whose every number opens its list, and how a picture is drawn from it.

The page carries the table only; the script reads the picture from its cells, so picture and table cannot disagree.
"""

from motcua.ui.charts.days import days
from motcua.ui.charts.handovers import Handover, handovers
from motcua.ui.charts.kinds import Aim, Bin, Standing, bars, bullets, histogram, lines, multiples
from motcua.ui.charts.table import Cell, Chart, Column, Row, Unit, Value, plain, written

__all__ = [
    "Aim", "Bin", "Cell", "Chart", "Column", "Handover", "Row", "Standing", "Unit", "Value",
    "bars", "bullets", "days", "handovers", "histogram", "lines", "multiples",
    "plain", "written",
]  # fmt: skip
