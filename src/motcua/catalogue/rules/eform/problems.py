"""What stands in the way of sending: few codes, worded at the door."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from motcua.catalogue.rules.eform.fields import NUMBERS, UNASKED, Bound, EForm, Field, FieldKind
from motcua.catalogue.rules.eform.formulas import Formula, outward
from motcua.catalogue.rules.eform.nodes import Scope, Value
from motcua.catalogue.rules.eform.settling import Settled, rows_of, settle, value_of
from motcua.kernel import identifiers
from motcua.kernel.refusals import Refusal

CODES = (
    "required", "number-malformed", "whole-malformed", "date-malformed", "choice-unknown", "text-malformed", "email-malformed",
    "phone-malformed", "personal-number-malformed", "personal-number-unknown-province", "tax-code-malformed",
    "tax-code-mistyped", "too-small", "too-large", "too-early", "too-late", "too-long", "rows-too-few", "rows-too-many",
    "check-failed",
)
"""Every code there is. Facts: label always; minimum, maximum (Decimal or date), allowed (int), text (of the check)."""

_LENGTHS = {FieldKind.TEXT: 500, FieldKind.LONG_TEXT: 10_000}
_MOST_DIGITS = 24
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250})\.[a-z]{2,24}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Problem:
    """path: "key", or "key.row.column"."""

    path: str
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Fault:
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


def problems(form: EForm, answers: Mapping[str, Any], today: date | None) -> list[Problem]:
    """Return what is wrong with the answers of the fields that are shown, in the order of the form. At most one a field."""
    whole = settle(form, answers, today)
    asked = [one for one in form.fields() if one.key in whole.visible and one.kind is not FieldKind.NOTE]
    return [found for one in asked for found in _of_field(one, whole, answers.get(one.key))]


def _of_field(asked: Field, whole: Settled, answer: Any) -> Iterator[Problem]:
    found = _wrong(asked, answer, whole.scope.get(asked.key), whole.scope)
    if found is not None:
        yield _told(asked.key, asked, found)
    if asked.kind is not FieldKind.TABLE:
        return
    for number, row in enumerate(rows_of(answer)):
        scope = whole.within(asked.key, number)
        for column in asked.columns:
            path = f"{asked.key}.{number}.{column.key}"
            cell = _wrong(column, row.get(column.key), scope.get(column.key), scope) if path in whole.visible else None
            if cell is not None:
                yield _told(path, column, cell)


def _told(path: str, asked: Field, fault: _Fault) -> Problem:
    return Problem(path, fault.code, {"label": asked.label, **fault.facts})


def _wrong(asked: Field, answer: Any, value: Value, scope: Scope) -> _Fault | None:
    if answer in (None, "", []) and asked.kind not in UNASKED:
        return _empty(asked, scope)
    return (
        _unread(asked, answer)
        or _out_of_bounds(asked, value, scope)
        or (_Fault("check-failed", {"text": asked.check_text}) if _is(asked.check, scope, False) else None)
    )


def _empty(asked: Field, scope: Scope) -> _Fault | None:
    if asked.required is True or (isinstance(asked.required, Formula) and _is(asked.required, scope, True)):
        return _Fault("required")
    return _Fault("rows-too-few", {"allowed": asked.min_rows}) if asked.min_rows else None


def _is(formula: Formula | None, scope: Scope, wanted: bool) -> bool:
    return formula is not None and formula.within(scope) is wanted


def _unread(asked: Field, answer: Any) -> _Fault | None:
    if asked.kind in UNASKED:
        return None
    if asked.kind in NUMBERS:
        return _bad_number(asked, answer)
    return _READ.get(asked.kind, _bad_text)(asked, answer)


def _bad_number(asked: Field, answer: Any) -> _Fault | None:
    value = value_of(asked, answer)
    if not isinstance(value, Fraction):
        return _Fault("number-malformed")
    if asked.kind is not FieldKind.DECIMAL and value.denominator != 1:
        return _Fault("whole-malformed")
    if asked.kind is FieldKind.MONEY and value < 0:
        return _Fault("too-small", {"minimum": Decimal(0)})
    return _Fault("too-long", {"allowed": _MOST_DIGITS}) if abs(value) >= 10**_MOST_DIGITS else None


def _bad_text(asked: Field, answer: Any) -> _Fault | None:
    if not isinstance(answer, str):
        return _Fault("text-malformed")
    allowed = asked.max_length or _LENGTHS.get(asked.kind, 500)
    return _Fault("too-long", {"allowed": allowed}) if len(answer) > allowed else None


def _bad_choices(asked: Field, answer: Any) -> _Fault | None:
    known = isinstance(answer, list) and all(isinstance(one, str) and asked.choice(one) for one in answer)
    return None if known else _Fault("choice-unknown")


def _bad_table(asked: Field, answer: Any) -> _Fault | None:
    if not isinstance(answer, list):
        return _Fault("text-malformed")
    if len(answer) < asked.min_rows:
        return _Fault("rows-too-few", {"allowed": asked.min_rows})
    allowed = 200 if asked.max_rows is None else asked.max_rows
    return _Fault("rows-too-many", {"allowed": allowed}) if len(answer) > allowed else None


def _readable(code: str) -> Callable[[Field, Any], _Fault | None]:
    return lambda asked, answer: _Fault(code) if value_of(asked, answer) is None else None


def _texts(check: Callable[[str], Refusal | None]) -> Callable[[Field, Any], _Fault | None]:
    def bad(asked: Field, answer: Any) -> _Fault | None:
        refusal = check(answer) if isinstance(answer, str) else None
        return _bad_text(asked, answer) or (_Fault(refusal.code, refusal.facts) if refusal else None)

    return bad


def _why_not_email(asked: Field, answer: Any) -> _Fault | None:
    return _bad_text(asked, answer) or (None if _EMAIL.fullmatch(answer) else _Fault("email-malformed"))


_READ: dict[FieldKind, Callable[[Field, Any], _Fault | None]] = {
    FieldKind.DATE: _readable("date-malformed"),
    FieldKind.CHOICE: _readable("choice-unknown"),
    FieldKind.YES_NO: _readable("choice-unknown"),
    FieldKind.CHOICES: _bad_choices,
    FieldKind.TABLE: _bad_table,
    FieldKind.PHONE: _texts(identifiers.why_not_phone),
    FieldKind.EMAIL: _why_not_email,
    FieldKind.PERSONAL_NUMBER: _texts(identifiers.why_not_personal_number),
    FieldKind.TAX_CODE: _texts(identifiers.why_not_tax_code),
}


def _out_of_bounds(asked: Field, value: Value, scope: Scope) -> _Fault | None:
    low, high = _bound(asked.minimum, scope), _bound(asked.maximum, scope)
    if isinstance(value, Fraction):
        if isinstance(low, Decimal) and value < Fraction(low):
            return _Fault("too-small", {"minimum": low})
        if isinstance(high, Decimal) and value > Fraction(high):
            return _Fault("too-large", {"maximum": high})
    if type(value) is date:
        if type(low) is date and value < low:
            return _Fault("too-early", {"minimum": low})
        if type(high) is date and value > high:
            return _Fault("too-late", {"maximum": high})
    return None


def _bound(bound: Bound, scope: Scope) -> Any:
    return outward(bound.within(scope)) if isinstance(bound, Formula) else bound


