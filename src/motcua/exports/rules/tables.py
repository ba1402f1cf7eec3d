"""A table before it is a file: what stands above it, its columns, and rows that come one after another. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Holds(StrEnum):
    """What a column holds; each row has such a value there, or None."""

    TEXT = "text"
    WORDS = "words"  # text of which there are few different ones: a unit's name, a procedure's
    NUMBER = "number"
    PERCENT = "percent"  # a number with two decimals
    MOMENT = "moment"  # with its day and minute in Hà Nội


type Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """head: as it stands over the column; width: in letters"""

    head: str
    holds: Holds
    width: int = 14


@dataclass(frozen=True, slots=True)
class Table:
    """What becomes a file.

    :param about: what it is, whose, of when: pairs of a name and what is to be said
    :param rows: read once, piece by piece
    """

    title: str
    about: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    rows: Iterator[Row]
