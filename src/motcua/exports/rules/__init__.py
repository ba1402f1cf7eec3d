"""What is asked for as a file, who may ask, and what a table is before it is a file. Pure."""

from motcua.exports.rules.asking import FORMATS, MOST_TRIES, MOST_WAITING, State, file_name, why_not_ask, why_not_see
from motcua.exports.rules.figures import Asked
from motcua.exports.rules.tables import Column, Holds, Row, Table

__all__ = [
    "FORMATS",
    "MOST_TRIES",
    "MOST_WAITING",
    "Asked",
    "Column",
    "Holds",
    "Row",
    "State",
    "Table",
    "file_name",
    "why_not_ask",
    "why_not_see",
]
