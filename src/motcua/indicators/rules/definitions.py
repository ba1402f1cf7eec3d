"""What an indicator is: data, with its source, its version and the days it holds. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from motcua.indicators.rules.atoms import OF_DOSSIERS
from motcua.indicators.rules.conditions import ALWAYS, Condition, both, condition, either, negated
from motcua.indicators.rules.flows import Basis
from motcua.indicators.rules.words import ITEMS, WORDS, Counts


class BadDefinition(ValueError):
    """A definition that cannot be counted; says which and why."""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Dossiers of the period that are left out of an indicator, and why."""

    when: Condition
    why: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number of dossiers, or of something else: how many (`of`) among those of a period (`basis`, `among`), less the exclusions.

    A person is among them, or among those that count, by any dossier that is.

    :param of: None for a plain count; the number is then the denominator
    :param good: "up" when more is better, "down" when less is
    :param verified: its formula was seen in the source; else it says "chưa kiểm chứng" until somebody confirms it
    """

    code: str
    name: str
    group: str
    source: str
    note: str
    counts: Counts
    basis: Basis
    among: Condition
    exclusions: tuple[Exclusion, ...]
    of: Condition | None
    good: str
    verified: bool
    version: int
    valid_from: date
    valid_to: date | None

    @property
    def excluded(self) -> Condition:
        return both(self.among, either(*(one.when for one in self.exclusions)))

    @property
    def denominator(self) -> Condition:
        return both(self.among, negated(either(*(one.when for one in self.exclusions))))

    @property
    def reasons(self) -> tuple[Condition, ...]:
        """Of each exclusion, in their order: what is left out by it, being the first that holds."""
        whens = [one.when for one in self.exclusions]
        return tuple(both(self.among, negated(either(*whens[:n])), when) for n, when in enumerate(whens))

    @property
    def numerator(self) -> Condition:
        return both(self.denominator, self.of or ALWAYS)

    @property
    def parts(self) -> Mapping[str, Condition]:
        """What can be asked of it: the number itself, what it is a part of, the rest of that, and what was left out."""
        return {
            "numerator": self.numerator, "denominator": self.denominator,
            "rest": both(self.denominator, negated(self.of or ALWAYS)), "excluded": self.excluded, "population": self.among,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """An indicator's value. None is "not known", which is not 0; a ratio over nothing is None too."""

    code: str
    numerator: int | None
    denominator: int | None
    excluded: int = 0

    @property
    def ratio(self) -> Fraction | None:
        if self.numerator is None or not self.denominator:
            return None
        return Fraction(self.numerator, self.denominator)


def read(rows: Iterable[Mapping[str, Any]]) -> tuple[Indicator, ...]:
    """Read definitions as they stand in data.

    :raises BadDefinition: naming the one that cannot be counted
    """
    return tuple(_read(row) for row in rows)


_BASES = {
    Counts.PAYMENTS: {Basis.PAID}, Counts.PROCEDURES: {Basis.IN_FORCE}, Counts.OBLIGATIONS: {Basis.DUE},
}  # fmt: skip
_OF_DOSSIERS = set(Basis) - set().union(*_BASES.values())


def _read(row: Mapping[str, Any]) -> Indicator:
    one = _as_said(row)
    known = WORDS.get(one.counts, {}).keys() | (OF_DOSSIERS.keys() if one.counts not in ITEMS else set())
    if strange := both(one.among, one.of or ALWAYS, *(left.when for left in one.exclusions)).words - known:
        raise BadDefinition(f"{one.code}: {sorted(strange)} cannot be asked of {one.counts}")
    if one.basis not in _BASES.get(one.counts, _OF_DOSSIERS):
        raise BadDefinition(f"{one.code}: {one.counts} have no moment “{one.basis}”")
    if one.counts is Counts.PERSONS and one.exclusions:
        raise BadDefinition(f"{one.code}: a person who is left out by one dossier may be there by another")
    return one


def _as_said(row: Mapping[str, Any]) -> Indicator:
    try:
        return Indicator(
            code=row["code"], name=row["name"], group=str(row["group"]), source=row["source"], note=row.get("note", ""),
            counts=Counts(row.get("counts", "dossiers")), basis=Basis(row["basis"]), among=condition(row.get("among", "always")),
            exclusions=tuple(Exclusion(condition(one["when"]), one["why"]) for one in row.get("except", ())),
            of=condition(row["of"]) if "of" in row else None, good=row.get("good", "up"), verified=row.get("verified", False),
            version=row.get("version", 1), valid_from=row["valid_from"], valid_to=row.get("valid_to"),
        )  # fmt: skip
    except (KeyError, ValueError) as no:
        raise BadDefinition(f"{row.get('code', '?')}: {no}") from no
