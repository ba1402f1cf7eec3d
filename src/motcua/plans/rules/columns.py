"""Which column of a table is what, by its heading; what cannot be told is asked."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from motcua.kernel.texts import fold
from motcua.plans.rules.blocks import Row, Table

HEAD_WITHIN = 4
"""A heading stands in one of so many rows at the top."""


class Column(StrEnum):
    NUMBER = "number"
    CONTENT = "content"
    LEAD = "lead"
    COOP = "coop"
    DEADLINE = "deadline"
    DELIVERABLE = "deliverable"


NEEDED = (Column.CONTENT, Column.DEADLINE)
# In this order: "Thời gian thực hiện" is a time, "Kết quả thực hiện" a result, "Đơn vị thực hiện" who does it.
_HEADS = (
    (Column.NUMBER, re.compile(r"(?:s?tt|so tt|so thu tu|thu tu|no|so)\.?")),
    (Column.COOP, re.compile(r".*phoi hop.*")),
    (Column.LEAD, re.compile(r".*(?:chu tri|phu trach|dau moi).*")),
    (Column.DEADLINE, re.compile(r".*(?:thoi gian|thoi han|tien do|thoi diem|han hoan thanh|hoan thanh).*")),
    (Column.DELIVERABLE, re.compile(r".*(?:san pham|ket qua|dau ra).*")),
    (Column.CONTENT, re.compile(r".*(?:noi dung|nhiem vu|cong viec|hoat dong|ten viec|giai phap).*")),
    (Column.LEAD, re.compile(r".*(?:thuc hien|don vi|co quan|phong ban).*")),
)
type Columns = Mapping[Column, int]


def columns_of(heads: Sequence[str]) -> dict[Column, int]:
    """Return what each heading says its column is; columns that say nothing known are left out."""
    found: dict[Column, int] = {}
    for place, head in enumerate(heads):
        column = _column(" ".join(fold(head).split()).strip(" .:*"), found)
        if column is not None:
            found[column] = place
    return found


def _column(plain: str, taken: Mapping[Column, int]) -> Column | None:
    return next((column for column, pattern in _HEADS if column not in taken and pattern.fullmatch(plain)), None)


def head_of(table: Table) -> tuple[Row, dict[Column, int]]:
    """Return the row of a table that names its columns best, and what it names."""
    rows = table.rows[:HEAD_WITHIN]
    known = [(row, columns_of(row.cells)) for row in rows]
    return max(known, key=lambda one: len(one[1]))


def is_whole(columns: Columns) -> bool:
    return all(one in columns for one in NEEDED)
