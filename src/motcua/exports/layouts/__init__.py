"""From a table to a file, row by row: neither holds more of it than some hundred rows."""

from collections.abc import Callable, Mapping
from typing import IO

from motcua.exports.layouts import lines, workbook
from motcua.exports.rules import Table

LAYOUTS: Mapping[str, Callable[[Table, IO[bytes]], int]] = {"xlsx": workbook.write, "csv": lines.write}
"""By format: write a table into an open file that can be read again, and return how many rows it had."""
