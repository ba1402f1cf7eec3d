"""Lists of dossiers and of units: the register, who handed what to whom, who was late, what an inspector asks, what proves a score.

A row is a value from a query; its fields are named as the columns of its list are keyed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from fractions import Fraction
from typing import Any

from motcua.kernel.amounts import roman
from motcua.kernel.ratios import ratio
from motcua.letters.papers.forms import RegisterRow
from motcua.reports.rules.reading import lists
from motcua.reports.rules.sheets import Heading, Rank, Sheet, Signer, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """One dossier of a list of those in time or late. days: worked days that it was late; no applicant is named."""

    code: str
    procedure: str
    field: str
    agency: str
    officer: str = ""
    received: date | None
    return_due: date | None
    finished: date | None
    result: str
    days: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """One dossier that went from one unit to another. at: as it is written; no applicant is named.

    :param giver: who handed it over, :param receiver: who has taken it, if anybody has
    """

    code: str
    procedure: str
    sets: int = 1
    at: str
    return_due: date | None = None
    from_unit: str
    to_unit: str
    giver: str = ""
    receiver: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementAsked:
    """One request to complete a dossier. slip: the number of its form 02, empty: it was asked otherwise."""

    code: str
    procedure: str
    agency: str
    asked: date
    ordinal: int
    answered: date | None = None
    slip: str = ""
    allowed: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A part of what proves a criterion: of one unit, or one field."""

    name: str
    numerator: int | None
    denominator: int | None
    excluded: int = 0

    @property
    def share(self) -> Fraction | None:
        return ratio(self.numerator, self.denominator) if self.numerator is not None and self.denominator is not None else None


def register(rows: Sequence[RegisterRow], heading: Heading) -> Sheet:
    """Mẫu 06, as a table that opens in Excel and Word; the letters print the same rows as PDF."""
    return _laid("register", [_registered(row) for row in rows], heading)


def settled(rows: Sequence[Settled], heading: Heading, *, title: str = "DANH SÁCH HỒ SƠ") -> Sheet:
    """The dossiers that were settled early, on time or late, or are late and open."""
    return _named(_laid("settled", [_values(row) for row in rows], heading), title)


def supplements(rows: Sequence[SupplementAsked], heading: Heading, *, title: str = "DANH SÁCH YÊU CẦU BỔ SUNG HỒ SƠ") -> Sheet:
    return _named(_laid("supplements", [_values(row) for row in rows], heading), title)


def hand_over(rows: Sequence[HandedOver], heading: Heading) -> Sheet:
    """What went from unit to unit, each pair of units below a line of its own."""
    pairs: dict[str, list[dict[str, Value]]] = {}
    for row in rows:
        pairs.setdefault(f"{row.from_unit} → {row.to_unit}", []).append(_values(row))
    laid: list[tuple[Rank, Mapping[str, Value]]] = []
    for place, (pair, ones) in enumerate(pairs.items(), 1):
        laid.append((Rank.GROUP, {"serial": roman(place), "procedure": pair, "sets": sum(int(str(one["sets"])) for one in ones)}))
        laid += [(Rank.LINE, {"serial": str(n), **one}) for n, one in enumerate(ones, 1)]
    signers = (Signer(titles=("BÊN GIAO",)), Signer(titles=("BÊN NHẬN",)))
    return lists()["hand-over"].filled(replace(heading, signers=signers), laid)


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


def proof(rows: Sequence[Proof], heading: Heading, *, title: str, about: str) -> Sheet:
    """One criterion told apart, with what is counted below the table; the total is of the sums."""
    counted = ("numerator", "denominator", "excluded")
    whole = Proof(name="Tổng cộng", **{name: sum(getattr(row, name) or 0 for row in rows) for name in counted})
    laid = [_values(row) | {"share": row.share} for row in (*rows, whole)]
    sheet = _named(_laid("proof", laid[:-1], heading, laid[-1]), title)
    return replace(sheet, layout=replace(sheet.layout, notes=(*sheet.layout.notes, about)))


def _laid(name: str, rows: Sequence[Mapping[str, Value]], heading: Heading, total: Mapping[str, Value] | None = None) -> Sheet:
    laid: list[tuple[Rank, Mapping[str, Value]]] = [(Rank.LINE, {"serial": str(n), **row}) for n, row in enumerate(rows, 1)]
    return lists()[name].filled(heading, [*laid, *([(Rank.TOTAL, dict(total))] if total else [])])


def _named(sheet: Sheet, title: str) -> Sheet:
    return replace(sheet, layout=replace(sheet.layout, title=title))


def _values(row: Any) -> dict[str, Value]:
    return {one.name: getattr(row, one.name) for one in fields(row)}


def _registered(row: RegisterRow) -> dict[str, Value]:
    values = _values(row) | {"contact": "; ".join(filter(None, (row.address, row.phone)))}
    values.pop("serial")
    return values


def _sums(rows: Sequence[Any], names: Sequence[str]) -> dict[str, int]:
    return {name: sum(getattr(row, name) for row in rows) for name in names}
