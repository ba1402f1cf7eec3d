"""As of when the numbers of a report are: as somebody closed the period, or as they stand today. And what has changed since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.kernel.amounts import thousands
from motcua.kernel.moments import hh_mm_dd_mm_yyyy
from motcua.reports.rules.identities import by_place
from motcua.reports.rules.settled import Form

SHORT = 16  # characters of a digest that a person compares
_MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """As of when numbers are. known_at: by what was known then, None: nobody has closed the period; ordinal: of the restatement."""

    at: datetime
    known_at: datetime | None = None
    digest: str = ""
    ordinal: int = 0

    @property
    def sentence(self) -> str:
        """As it stands on every sheet, and in the report."""
        if self.known_at is None:
            return f"Số liệu chưa chốt, tính đến {hh_mm_dd_mm_yyyy(self.at)}."
        how = f"Số liệu điều chỉnh lần {self.ordinal} của kỳ đã chốt" if self.ordinal else "Số liệu đã chốt"
        return f"{how} lúc {hh_mm_dd_mm_yyyy(self.known_at)}; dấu vân tay của số liệu: {self.digest[:SHORT]}."

    @property
    def data(self) -> dict[str, Any] | None:
        """As it is kept; None while the period is not closed, for then it is of no moment that another could ask for."""
        if self.known_at is None:
            return None
        return {"known_at": self.known_at.isoformat(), "digest": self.digest, "ordinal": self.ordinal}


def stated_of(data: Mapping[str, Any] | None, made_at: datetime) -> Stated:
    """Return what `Stated.data` kept."""
    if data is None:
        return Stated(at=made_at)
    return Stated(at=made_at, **{**data, "known_at": datetime.fromisoformat(data["known_at"])})


@dataclass(frozen=True, slots=True)
class Change:
    """A number that is another than in the version before."""

    group: str
    row: str
    column: int
    before: int
    after: int

    def __str__(self) -> str:
        return f"{self.row}, cột ({self.column}): {thousands(self.before)} → {thousands(self.after)}"


def changes(before: Form, now: Form) -> Iterator[Change]:
    """Return every number of a form that differs from the same form before, totals first; a row that is not there is of zeroes."""
    old, new = by_place(before), by_place(now)
    for place in (*new, *(gone for gone in old if gone not in new)):
        line = new.get(place) or old[place]
        for column in range(3, 3 + now.width):
            was, is_ = (ones[place][column] if place in ones else 0 for ones in (old, new))
            if was != is_:
                yield Change(place[0], line.name, column, was, is_)


def said(found: list[Change], version: int) -> str:
    """Say in one sentence what has changed since a version; empty: nothing."""
    if not found:
        return ""
    told = "; ".join(map(str, found[:_MOST]))
    more = f" và {thousands(len(found) - _MOST)} chỗ khác" if len(found) > _MOST else ""
    return f"Thay đổi so với phiên bản {version}: {told}{more}."
