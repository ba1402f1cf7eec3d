"""What was declared with a dossier, ready to be read: answers to the questions and the form, as values with their labels."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from motcua.catalogue.rules import eform, questions_form
from motcua.catalogue.rules.eform import EForm, Field, FieldKind
from motcua.dossiers.models import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One answer. kind: text, number, money, date, yes_no, table; what could not be read as such is text."""

    label: str
    kind: str = "text"
    value: Decimal | int | date | bool | str | None = None
    digits: int = 0
    unit: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple["Line", ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Answers under one heading; key: "questions", or "answers" for the form."""

    key: str
    title: str
    lines: tuple[Line, ...]


def declared(dossier: Dossier, today: date | None = None) -> list[Part]:
    """Return what was declared, in the order of the form. Of what was sent, only what was kept then.

    :param today: for a draft: what is reckoned from the answers is reckoned as of this day
    """
    version, said = dossier.procedure, dossier.form
    found = [("questions", questions_form(version.questions)), ("answers", version.form or EForm())]
    return [part for key, form in found for part in _parts(key, form, said.get(key, {}), None if dossier.submitted_at else today)]


def _parts(key: str, form: EForm, answers: Mapping[str, Any], today: date | None) -> list[Part]:
    shown = eform.settled(form, answers, today) if today else answers
    parts = []
    for section in form.sections:
        lines = tuple(_line(field, shown[field.key]) for field in section.fields if field.key in shown)
        parts += [Part(key, section.title, lines)] if lines else []
    return parts


def _line(field: Field, answer: Any) -> Line:
    if field.kind is FieldKind.TABLE:
        columns = [column for column in field.columns if column.kind is not FieldKind.NOTE]
        rows = tuple(tuple(_line(column, row.get(column.key)) for column in columns) for row in answer or ())
        return Line(label=field.label, kind="table", columns=tuple(column.label for column in columns), rows=rows)
    kind, value, digits = _value(field, answer)
    return Line(label=field.label, kind=kind, value=value, digits=digits, unit="" if kind == "money" else field.unit)


def _value(field: Field, answer: Any) -> tuple[str, Any, int]:
    if isinstance(answer, bool):
        return "yes_no", answer, 0
    if isinstance(answer, list):
        return "text", "; ".join(_label(field, one) for one in answer), 0
    if not isinstance(answer, str):
        return "text", answer, 0
    if field.kind is FieldKind.MONEY and answer.lstrip("-").isdecimal():
        return "money", int(answer), 0
    if field.kind in eform.NUMBERS or field.kind is FieldKind.COMPUTED:
        return _number(answer) or _day(answer) or ("text", answer, 0)
    if field.kind is FieldKind.DATE:
        return _day(answer) or ("text", answer, 0)
    return "text", _label(field, answer), 0


def _label(field: Field, key: str) -> str:
    choice = field.choice(key)
    return choice.label if choice else key


def _number(text: str) -> tuple[str, Decimal, int] | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return ("number", value, max(0, -int(value.as_tuple().exponent))) if value.is_finite() else None


def _day(text: str) -> tuple[str, date, int] | None:
    try:
        return "date", date.fromisoformat(text), 0
    except ValueError:
        return None
