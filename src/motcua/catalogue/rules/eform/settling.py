"""Which fields are asked, and what is reckoned: one pass in the order in which fields depend on one another.

A field that is not shown counts as not answered, so what it would decide is not shown either.
"""

import re
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from motcua.catalogue.rules.eform.answers import MOST_ROWS, Answers
from motcua.catalogue.rules.eform.checking import order
from motcua.catalogue.rules.eform.fields import NUMBERS, EForm, Field, FieldKind, Section
from motcua.catalogue.rules.eform.formulas import Formula, guessed, outward
from motcua.catalogue.rules.eform.nodes import TODAY, Scope, Value, is_number

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def visible(form: EForm, answers: Mapping[str, Any], today: date | None) -> set[str]:
    """Return which fields are shown: "key", and for cells of tables "key.row.column"."""
    return settle(form, answers, today).visible


def computed(form: EForm, answers: Mapping[str, Any], today: date | None) -> Answers:
    """Return what is reckoned: computed fields, and whole the tables that have computed columns. None: not known yet."""
    settled_form = settle(form, answers, today)
    reckoned = [field for field in form.fields() if field.key in settled_form.visible and _reckons(field)]
    return {field.key: settled_form.answer(field, answers) for field in reckoned}


def settled(form: EForm, answers: Mapping[str, Any], today: date | None) -> Answers:
    """Return what is to be kept: the answers of the fields that are shown, and what is reckoned from them."""
    whole = settle(form, answers, today)
    asked = [field for field in form.fields() if field.key in whole.visible and field.kind is not FieldKind.NOTE]
    return {field.key: whole.answer(field, answers) for field in asked if field.key in answers or _reckons(field)}


@dataclass(slots=True)
class Settled:
    """Values of known kinds: scope has fields and whole columns, rows the cells of each table."""

    scope: dict[str, Value]
    visible: set[str] = field(default_factory=set)
    rows: dict[str, list[dict[str, Value]]] = field(default_factory=dict)

    def within(self, table: str, row: int) -> Scope:
        """Return what a formula in this row sees: its own cells before the form's fields."""
        return ChainMap(self.rows[table][row], self.scope)

    def answer(self, asked: Field, answers: Mapping[str, Any]) -> Any:
        if asked.kind is FieldKind.COMPUTED:
            return canonical(self.scope.get(asked.key))
        if asked.kind is not FieldKind.TABLE:
            return answers.get(asked.key)
        return [
            {
                column.key: canonical(self.rows[asked.key][number][column.key])
                if column.kind is FieldKind.COMPUTED else row.get(column.key)
                for column in asked.columns if f"{asked.key}.{number}.{column.key}" in self.visible
            }
            for number, row in enumerate(rows_of(answers.get(asked.key)))
        ]


def settle(form: EForm, answers: Mapping[str, Any], today: date | None) -> Settled:
    """Go through the form once."""
    whole = Settled({TODAY: today})
    places = {field.key: (section, field) for section in form.sections for field in section.fields}
    for name in order(form):
        key, _, column = name.partition(".")
        section, asked = places[key]
        if column:
            _settle_column(whole, asked, next(one for one in asked.columns if one.key == column), answers)
        else:
            _settle_field(whole, section, asked, answers)
    return whole


def _settle_field(whole: Settled, section: Section, asked: Field, answers: Mapping[str, Any]) -> None:
    if not (_true(section.show_if, whole.scope) and _true(asked.show_if, whole.scope)):
        return
    whole.visible.add(asked.key)
    if asked.kind is FieldKind.TABLE:
        rows = rows_of(answers.get(asked.key))
        whole.rows[asked.key] = [dict.fromkeys(column.key for column in asked.columns) for _ in rows]
        whole.scope[asked.key] = (True,) * len(rows)
    else:
        whole.scope[asked.key] = _reckoned(asked, answers.get(asked.key), whole.scope)


def _settle_column(whole: Settled, table: Field, column: Field, answers: Mapping[str, Any]) -> None:
    if table.key not in whole.visible:
        return
    for number, row in enumerate(rows_of(answers.get(table.key))):
        scope = whole.within(table.key, number)
        if _true(column.show_if, scope):
            whole.visible.add(f"{table.key}.{number}.{column.key}")
            whole.rows[table.key][number][column.key] = _reckoned(column, row.get(column.key), scope)
    whole.scope[f"{table.key}.{column.key}"] = tuple(cells[column.key] for cells in whole.rows[table.key])


def _true(formula: Formula | None, scope: Scope) -> bool:
    return formula is None or formula.within(scope) is True


def _reckoned(asked: Field, answer: Any, scope: Scope) -> Value:
    if asked.formula is None:
        return value_of(asked, answer)
    reckoned = outward(asked.formula.within(scope))
    return Fraction(reckoned) if isinstance(reckoned, Decimal) else reckoned


def value_of(asked: Field, answer: Any) -> Value:
    """Return an answer as a value of its field's kind; None if it is missing or cannot be read."""
    match asked.kind:
        case kind if kind in NUMBERS:
            return guessed(answer) if is_number(guessed(answer)) else None
        case FieldKind.DATE:
            found = guessed(answer) if isinstance(answer, str) and _DAY.fullmatch(answer) else None
            return found if type(found) is date else None
        case FieldKind.YES_NO:
            return answer if isinstance(answer, bool) else None
        case FieldKind.CHOICES:
            ticked = answer if isinstance(answer, (list, tuple)) else ()
            return tuple(one for one in ticked if isinstance(one, str) and asked.choice(one))
        case FieldKind.CHOICE:
            return answer if isinstance(answer, str) and asked.choice(answer) else None
        case FieldKind.NOTE:
            return None
        case _:
            return answer if isinstance(answer, str) and answer else None


def rows_of(answer: Any) -> list[Mapping[str, Any]]:
    """Return the rows of a table's answer, whatever came in."""
    return [row if isinstance(row, Mapping) else {} for row in answer[:MOST_ROWS]] if isinstance(answer, list) else []


def canonical(value: Value) -> Any:
    """Return a value as answers keep it."""
    found = outward(value)
    if isinstance(found, Decimal):
        return format(found, "f")
    return found.isoformat() if type(found) is date else found


def _reckons(asked: Field) -> bool:
    return asked.kind is FieldKind.COMPUTED or any(column.kind is FieldKind.COMPUTED for column in asked.columns)
