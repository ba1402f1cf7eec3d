"""Lists of dossiers and of units: the register, who handed what to whom, who was late, what an inspector asks, what proves a score.

A row is a value from a query; its fields are named as the columns of its list are keyed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from motcua.kernel.ratios import ratio
from motcua.letters.papers.forms import RegisterRow
from motcua.reports.rules.reading import lists
from motcua.reports.rules.sheets import Heading, Rank, Sheet, Value


class Timeliness(StrEnum):
    """How a dossier was settled, as a list says it."""

    EARLY = "Trước hạn"
    ON_TIME = "Đúng hạn"
    LATE = "Quá hạn"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """One dossier on its way from a desk to who settles it."""

    code: str
    procedure: str
    owner: str
    sets: int = 1
    received: date
    return_due: date | None = None
    giver: str = ""
    receiver: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LateOfMonth:
    """A unit, or one of its officers, that was late in a month: no name of an applicant is in it."""

    unit: str
    officer: str = ""
    procedure: str
    late_settled: int
    late_open: int
    longest: int
    cause: str = ""
    told: int = 0
    explained: int = 0
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """What an inspector asks of one unit. untold: of the late, those without a letter; wrong_form: of the supplements asked."""

    unit: str
    checked: int
    late: int
    untold: int
    supplements: int
    wrong_form: int

    @property
    def late_rate(self) -> Fraction | None:
        return ratio(self.late, self.checked)

    @property
    def untold_rate(self) -> Fraction | None:
        return ratio(self.untold, self.late)

    @property
    def wrong_rate(self) -> Fraction | None:
        return ratio(self.wrong_form, self.supplements)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One criterion with what proves it. file: the name of a file in the pack."""

    criterion: str
    formula: str
    period: str
    numerator: int | None
    denominator: int | None
    file: str = ""

    @property
    def share(self) -> Fraction | None:
        return ratio(self.numerator, self.denominator) if self.numerator is not None and self.denominator is not None else None


def register(rows: Sequence[RegisterRow], heading: Heading) -> Sheet:
    """Mẫu 06, as a table that opens in Excel and Word; the letters print the same rows as PDF."""
    return _laid("register", [_registered(row) for row in rows], heading)


def settled(rows: Sequence[tuple[RegisterRow, Timeliness]], heading: Heading) -> Sheet:
    """The dossiers that were settled early, on time or late: the columns of the register, and how."""
    return _laid("settled", [_registered(row) | {"result": how.value} for row, how in rows], heading)


def hand_over(rows: Sequence[HandedOver], heading: Heading) -> Sheet:
    return _laid("hand-over", [_values(row) for row in rows], heading)


def late_of_month(rows: Sequence[LateOfMonth], heading: Heading) -> Sheet:
    """The monthly public list; the most dossiers first."""
    ranked = sorted(rows, key=lambda row: (-(row.late_settled + row.late_open), -row.longest, row.unit, row.officer, row.procedure))
    counted = ("late_settled", "late_open", "told", "explained")
    longest = max((row.longest for row in rows), default=0)
    total: dict[str, Value] = {"unit": "Tổng cộng", "longest": longest, **_sums(rows, counted)}
    return _laid("late-month", [_values(row) for row in ranked], heading, total)


def inspected(rows: Sequence[Inspected], heading: Heading) -> Sheet:
    """The inspector's table, by unit; the shares of the total are of the totals."""
    every = Inspected(unit="Tổng cộng", **_sums(rows, ("checked", "late", "untold", "supplements", "wrong_form")))
    shares = ("late_rate", "untold_rate", "wrong_rate")
    laid = [_values(row) | {share: getattr(row, share) for share in shares} for row in (*rows, every)]
    return _laid("inspector", laid[:-1], heading, laid[-1])


def evidence(rows: Sequence[Evidence], heading: Heading) -> Sheet:
    """What is in the pack for the PAR index: criterion, formula, period, value, file."""
    return _laid("evidence", [_values(row) | {"share": row.share} for row in rows], heading)


def _laid(name: str, rows: Sequence[Mapping[str, Value]], heading: Heading, total: Mapping[str, Value] | None = None) -> Sheet:
    laid: list[tuple[Rank, Mapping[str, Value]]] = [(Rank.LINE, {"serial": str(n), **row}) for n, row in enumerate(rows, 1)]
    return lists()[name].filled(heading, [*laid, *([(Rank.TOTAL, dict(total))] if total else [])])


def _values(row: Any) -> dict[str, Value]:
    return {one.name: getattr(row, one.name) for one in fields(row)}


def _registered(row: RegisterRow) -> dict[str, Value]:
    values = _values(row) | {"contact": "; ".join(filter(None, (row.address, row.phone)))}
    values.pop("serial")
    return values


def _sums(rows: Sequence[Any], names: Sequence[str]) -> dict[str, int]:
    return {name: sum(getattr(row, name) for row in rows) for name in names}
