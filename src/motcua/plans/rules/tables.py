"""From the rows of a plan's tables to its tasks: headings, numbers, rows that a page break cut in two."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from motcua.kernel.texts import fold
from motcua.plans.rules.blocks import NUMBERED, Row, Table
from motcua.plans.rules.columns import Column, Columns, columns_of
from motcua.plans.rules.deadlines import deadline_of
from motcua.plans.rules.facts import FoundTask, Heading

_MARK = r"[IVXL]+|[A-ZĐ]|[a-zđ](?=[.)]|$)|\d+(?:\.\d+)*|[-–+•*#]"
_WHOLE_MARK = re.compile(rf"({_MARK})[.)]?")
_LEADING_MARK = re.compile(rf"({_MARK})[.)]?\s+(?=\S)(.*)", re.DOTALL)
_BULLETS = frozenset("-–+•*")
_OTHERS = (Column.LEAD, Column.COOP, Column.DEADLINE, Column.DELIVERABLE)


@dataclass(slots=True)
class _Line:
    """A row as far as it is known, with the rows it stands under. closed: a page has ended since."""

    path: str
    texts: dict[Column, str]
    above: tuple["_Line", ...] = ()
    has_below: bool = False


@dataclass(slots=True)
class _Walk:
    """Where the walk through the rows stands: the marks that are open, each with its kind and line."""

    open: list[tuple[str, str, _Line]] = field(default_factory=list)
    lines: list[_Line] = field(default_factory=list)
    is_fresh: bool = True  # a table or page has just begun: the next row may be the rest of the one before


def tasks_of(tables: Iterable[Table], columns: Columns, heads: Sequence[str], year: int) -> list[FoundTask]:
    """Return the rows that somebody has to do, in their order: those that have no rows below them.

    What a row above says of who and until when holds for rows below that say nothing themselves.
    """
    walk = _Walk()
    for table in tables:
        walk.is_fresh = True
        for row in table.rows:
            if _is_head(row, heads, columns):
                walk.is_fresh = True
            else:
                _take(walk, row, columns)
    return [_task(line, year) for line in walk.lines if not line.has_below and line.texts.get(Column.CONTENT)]


def _is_head(row: Row, heads: Sequence[str], columns: Columns) -> bool:
    """The headings again, the line that numbers the columns, or a row of nothing."""
    if not row.texts or [fold(one) for one in row.cells] == [fold(one) for one in heads]:
        return True
    numbers = [one.strip("()") for one in row.texts]
    if len(numbers) > 2 and numbers == [str(n) for n in range(1, len(numbers) + 1)]:
        return True
    known = columns_of(row.cells)
    return len(known) > 2 and all(columns.get(column) == place for column, place in known.items())


def _take(walk: _Walk, row: Row, columns: Columns) -> None:
    mark, texts = _read(row, columns)
    if not mark and walk.lines and _is_rest(walk, row, texts, columns):
        _append(walk.lines[-1], row, texts, columns)
    elif mark or texts.get(Column.CONTENT):
        _begin(walk, mark or NUMBERED, texts)
    walk.is_fresh = False


def _read(row: Row, columns: Columns) -> tuple[str, dict[Column, str]]:
    """The number of a row and what its cells say. A number may stand in one cell with its words."""
    texts = {column: row.cells[place] for column, place in columns.items() if place < len(row.cells)}
    number = texts.pop(Column.NUMBER, "")
    if columns.get(Column.NUMBER, -1) in row.over:
        return "", texts
    if whole := _WHOLE_MARK.fullmatch(number):
        return whole[1], texts
    if not texts.get(Column.CONTENT) or not number:
        said = number or texts.get(Column.CONTENT, "")
        if with_words := _LEADING_MARK.fullmatch(said):
            return with_words[1], texts | {Column.CONTENT: with_words[2].strip()}
        return "", texts | {Column.CONTENT: said}
    return "", texts | {Column.CONTENT: f"{number} {texts[Column.CONTENT]}"}


def _is_rest(walk: _Walk, row: Row, texts: dict[Column, str], columns: Columns) -> bool:
    """A row without a number is the rest of the one before after a page break, or where it says no deadline of its own."""
    if walk.is_fresh or columns.get(Column.NUMBER, -1) in row.over:
        return True
    own = [column for column in _OTHERS if texts.get(column) and columns[column] not in row.over]
    return not texts.get(Column.CONTENT) or not own or texts[Column.CONTENT][:1].islower()


def _append(line: _Line, row: Row, texts: dict[Column, str], columns: Columns) -> None:
    for column, text in texts.items():
        if text and columns.get(column) not in row.over:
            line.texts[column] = f"{line.texts.get(column, '')} {text}".strip()


def _begin(walk: _Walk, mark: str, texts: dict[Column, str]) -> None:
    kind = _kind(mark, walk)
    kinds = [one for one, _, _ in walk.open]
    before = walk.open[kinds.index(kind)][1] if kind in kinds else ""
    if kind in kinds:
        del walk.open[kinds.index(kind) :]
    elif kind.startswith("number"):  # "1.1" ends what was open below a "1"; it stands beside no other numbers
        walk.open = [one for one in walk.open if not one[0].startswith("number") or one[0] < kind]
    shown = _counted(before) if mark in _BULLETS or mark == NUMBERED else mark
    above = tuple(line for _, _, line in walk.open)
    line = _Line(_path(walk, kind, shown), dict(texts), above)
    for one in above:
        one.has_below = True
    walk.open.append((kind, shown, line))
    walk.lines.append(line)


def _kind(mark: str, walk: _Walk) -> str:
    if mark in _BULLETS:
        return "~bullet"
    if mark == NUMBERED:
        return next((kind for kind, _, _ in reversed(walk.open) if kind.startswith("number")), "number0")
    if mark[0].isdigit():
        return f"number{mark.count('.')}"
    if mark[0].islower():
        return "small"
    return "roman" if set(mark) <= set("IVXL") and mark not in {"L"} else "capital"


def _counted(before: str) -> str:
    """The next number where Word, or a dash, keeps it to itself."""
    head, _, last = before.rpartition(".")
    return f"{head}.{int(last) + 1}".lstrip(".") if last.isdigit() else "1"


def _path(walk: _Walk, kind: str, shown: str) -> str:
    """"II.3.1": a number of several parts already names those above it."""
    parts = [mark for one, mark, _ in walk.open if not (kind.startswith("number") and one.startswith("number"))]
    if not kind.startswith("number"):
        numbers = [one for one, _, _ in walk.open if one.startswith("number")]
        parts = [mark for one, mark, _ in walk.open if not one.startswith("number") or one == numbers[-1]]
    return ".".join([*parts, shown])


def _task(line: _Line, year: int) -> FoundTask:
    said = {column: line.texts.get(column) or _inherited(line, column) for column in _OTHERS}
    return FoundTask(
        path=line.path, content=line.texts[Column.CONTENT], lead=said[Column.LEAD], coop=said[Column.COOP],
        deadline=deadline_of(said[Column.DEADLINE], year), deliverable=said[Column.DELIVERABLE],
        headings=tuple(Heading(one.path, one.texts.get(Column.CONTENT, "")) for one in line.above),
    )  # fmt: skip


def _inherited(line: _Line, column: Column) -> str:
    return next(_said_above(line, column), "")


def _said_above(line: _Line, column: Column) -> Iterator[str]:
    return (text for one in reversed(line.above) if (text := one.texts.get(column)))
