"""A statutory table as a value: its heads, its rows, who reports to whom. How it becomes a file is said in `layouts`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

type Value = str | int | Fraction | date | None

UNVERIFIED = "chưa kiểm chứng"
UNFED = "(*)"
UNFED_NOTE = "(*) Cột chưa có nguồn số liệu trong hệ thống; đơn vị tự điền."


class Kind(StrEnum):
    """What stands in a column, and so on which side."""

    TEXT = "text"
    COUNT = "count"
    SHARE = "share"
    DATE = "date"
    SERIAL = "serial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A head, with the heads below it. key: what fills it; width: its part of the sheet; fed: some fact fills it."""

    title: str
    key: str = ""
    number: str = ""
    width: int = 10
    kind: Kind = Kind.COUNT
    fed: bool = True
    parts: tuple["Column", ...] = ()

    @property
    def leaves(self) -> tuple["Column", ...]:
        return tuple(leaf for part in self.parts for leaf in part.leaves) if self.parts else (self,)

    @property
    def depth(self) -> int:
        return 1 + max((part.depth for part in self.parts), default=0)


@dataclass(frozen=True, slots=True)
class HeadCell:
    """Where a head stands: from which row and column (from 0), over how many."""

    title: str
    row: int
    column: int
    rows: int
    columns: int


class Rank(StrEnum):
    """What a row is: it decides how it is printed."""

    TOTAL = "total"
    GROUP = "group"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, one for each leaf."""

    cells: tuple[Value, ...]
    rank: Rank = Rank.LINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs: titles one line each, how to sign, and the name where it is known."""

    titles: tuple[str, ...]
    hint: str = "(Ký, ghi rõ họ tên)"
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands above a sheet and below it, whatever form it is.

    annex: which one of its report it is ("Phụ lục I"), and to which.
    period: the lines about the time ("Kỳ báo cáo: …", "(Từ ngày … đến ngày …)").
    """

    authority: str
    issuer: str
    place: str
    day: date
    annex: str = ""
    period: tuple[str, ...] = ()
    reporter: str = ""
    receiver: str = ""
    signers: tuple[Signer, ...] = (
        Signer(titles=("NGƯỜI LẬP BIỂU",)),
        Signer(titles=("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ",), hint="(Ký, ghi rõ họ tên, đóng dấu)"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A form as data: its code, its title, its columns. source: by which document; verified: somebody has compared it."""

    code: str
    title: str
    source: str = ""
    measure: str = ""
    columns: tuple[Column, ...] = ()
    notes: tuple[str, ...] = ()
    verified: bool = True
    numbered: bool = True

    @property
    def leaves(self) -> tuple[Column, ...]:
        return tuple(leaf for column in self.columns for leaf in column.leaves)

    def filled(
        self, heading: Heading, rows: Sequence[tuple[Rank, Mapping[str, Value]]], *, notes: Sequence[str] = ()
    ) -> "Sheet":
        """Lay rows into the columns by key. What no row has stays empty; a column that nothing feeds is marked."""
        leaves = self.leaves
        laid = tuple(Row(tuple(values.get(leaf.key) for leaf in leaves), rank) for rank, values in rows)
        every = (*self.notes, *([UNFED_NOTE] if any(not leaf.fed for leaf in leaves) else []), *filter(None, notes))
        return Sheet(layout=replace(self, notes=every), heading=heading, rows=laid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A form filled in."""

    layout: Layout
    heading: Heading
    rows: tuple[Row, ...]

    @property
    def depth(self) -> int:
        return max(column.depth for column in self.layout.columns)


def head_cells(layout: Layout) -> list[HeadCell]:
    """Return the cells of the heads: a head without parts reaches down to the last row of heads."""
    depth = max(column.depth for column in layout.columns)
    found: list[HeadCell] = []
    at = 0
    for column in layout.columns:
        found += _cells(column, 0, at, depth)
        at += len(column.leaves)
    return found


def numbers(layout: Layout) -> list[str]:
    """Return the row of column numbers, each with the mark of a column that nothing feeds."""
    return [f"{leaf.number}{'' if leaf.fed else UNFED}" for leaf in layout.leaves]


def _cells(column: Column, row: int, at: int, depth: int) -> Iterator[HeadCell]:
    rows = 1 if column.parts else depth - row
    yield HeadCell(column.title, row, at, rows, len(column.leaves))
    for part in column.parts:
        yield from _cells(part, row + rows, at, depth)
        at += len(part.leaves)
