"""Formulas as people write them: "round(area * 1200, -3) if kind == 'rice' else 0".

Bounded in length, number of words and depth; names of fields, + - * /, comparisons, and, or, not, in, if … else,
min, max, round, sum, count, days, years, date("2024-07-01"), answered, today. No powers, no attributes, no loops.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from motcua.catalogue.rules.eform import nodes
from motcua.catalogue.rules.eform.nodes import FUNCTIONS, TODAY, Node, Value
from motcua.catalogue.rules.eform.parsing import LONGEST, BadFormula, read_node

_PLACES, _TOO_MUCH, _MOST_DIGITS = 12, 10**30, 60
_NUMBER = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,20})?", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read. Equal when written the same. names: the fields and columns it asks for."""

    text: str
    node: Node = field(compare=False, repr=False)
    names: frozenset[str] = field(compare=False, repr=False)

    def value(self, answers: Mapping[str, Any], today: date | None) -> Decimal | bool | str | date | None:
        """Reckon with stored answers (texts that look like a number or a day are taken for one)."""
        return outward(self.within(scope(answers) | {TODAY: today}))

    def within(self, scope: nodes.Scope) -> Value:
        """Reckon with values of known kinds."""
        return self.node.value(scope)

    def holds(self, answers: Mapping[str, Any], today: date | None) -> bool | None:
        """Tell whether it is true, false, or not known yet."""
        value = self.value(answers, today)
        return value if isinstance(value, bool) else None


def parse(text: str) -> Formula:
    """Read a formula.

    :raises BadFormula: formula-empty, formula-too-long, formula-too-deep, formula-unreadable, formula-number-too-long,
        formula-unknown-function, formula-arguments
    """
    text = " ".join(text.split()) if len(text) <= 4 * LONGEST else text
    if len(text) > LONGEST:
        raise BadFormula("formula-too-long", LONGEST, allowed=LONGEST)
    node, names = read_node(text)
    return Formula(text, node, names)


def outward(value: Value) -> Decimal | bool | str | date | None:
    """Return a value as the rest of the house has it: numbers of up to thirty digits, twelve more after the point."""
    if isinstance(value, Fraction):
        return decimal_of(value) if abs(value) < _TOO_MUCH else None
    return None if isinstance(value, tuple) else value


def decimal_of(number: Fraction) -> Decimal:
    """Return the number with at most twelve digits after the point, halves away from zero, no needless zeros."""
    scaled = abs(number) * 10**_PLACES
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = f"{whole:0{_PLACES + 1}d}"
    text = f"{digits[:-_PLACES]}.{digits[-_PLACES:]}".rstrip("0").rstrip(".")
    return Decimal(f"-{text}" if number < 0 and whole else text)


def scope(answers: Mapping[str, Any]) -> dict[str, Value]:
    """Return answers as values, where nobody told their kinds: fields, and whole the columns of tables."""
    found: dict[str, Value] = {}
    for key, answer in answers.items():
        found[key] = guessed(answer)
        if isinstance(answer, list) and answer and all(isinstance(row, Mapping) for row in answer):
            for column in {column for row in answer for column in row}:
                found[f"{key}.{column}"] = tuple(guessed(row.get(column)) for row in answer)
    return found


def guessed(answer: Any) -> Value:
    """Return the value of an answer whose kind nobody told."""
    match answer:
        case bool() | None:
            return answer
        case int() | Decimal():
            return _counted(answer)
        case list() | tuple():
            return tuple(True if isinstance(one, Mapping) else guessed(one) for one in answer)
        case date():
            return answer
        case str():
            return _read(answer)
        case _:
            return None


def _counted(number: int | Decimal) -> Fraction | None:
    if isinstance(number, Decimal) and not (number.is_finite() and abs(number.adjusted()) < _MOST_DIGITS):
        return None
    return nodes.bounded(Fraction(number))


def _read(text: str) -> Value:
    if _NUMBER.fullmatch(text):
        return Fraction(text)
    day = FUNCTIONS["date"].reckon(text) if _DAY.fullmatch(text) else None
    return day or text or None
