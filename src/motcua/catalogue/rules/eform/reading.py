"""A form between JSON and values. What is wrong is collected, each with its place: "sections.0.fields.2.show_if"."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from motcua.catalogue.rules.eform.checking import why_not_whole
from motcua.catalogue.rules.eform.fields import CHOOSING, PREFILLS, Bound, Choice, EForm, Field, FieldKind, Section
from motcua.catalogue.rules.eform.flaws import BadForm, Flaw
from motcua.catalogue.rules.eform.formulas import Formula, parse
from motcua.catalogue.rules.eform.parsing import WORDS, BadFormula
from motcua.kernel.texts import clean

KEY = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
MOST_SECTIONS, MOST_FIELDS, MOST_CHOICES, MOST_COLUMNS, MOST_ROWS = 40, 300, 200, 20, 200
LONGEST_LABEL, LONGEST_HINT, LONGEST_ANSWER = 300, 2_000, 20_000
_TOO_MUCH = 10**18
_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,6})?", re.ASCII)
_PLAIN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_SECTION = frozenset({"key", "title", "hint", "show_if", "fields"})
_FIELD = frozenset({
    "key", "kind", "label", "hint", "required", "show_if", "choices", "minimum", "maximum", "max_length", "unit",
    "prefill", "formula", "columns", "min_rows", "max_rows", "check", "check_text",
})


def read(data: Any) -> EForm:
    """Return the form that JSON describes.

    :raises BadForm: with every problem found
    """
    reader = _Reader()
    form = EForm(tuple(
        reader.section(f"sections.{place}", item)
        for place, item in enumerate(reader.listed("sections", _mapping(data).get("sections"), MOST_SECTIONS))
    ))
    if not isinstance(data, Mapping) or set(data) - {"sections"}:
        reader.wrong("", "form-unreadable")
    if not reader.flaws:
        reader.flaws += why_not_whole(form)
    if reader.flaws:
        raise BadForm(reader.flaws)
    return form


def write(form: EForm) -> dict[str, Any]:
    """Return the form as JSON; what says nothing is left out. `read` gives the same form again."""
    return {"sections": [_written_section(section) for section in form.sections]}


class _Reader:
    def __init__(self) -> None:
        self.flaws: list[Flaw] = []

    def wrong(self, path: str, code: str, **facts: Any) -> None:
        self.flaws.append(Flaw(path, code, facts))

    def listed(self, path: str, data: Any, most: int) -> list[Any]:
        """Return the items of a list, none of nothing; too many are cut off and said."""
        if data is not None and not isinstance(data, (list, tuple)):
            self.wrong(path, "form-unreadable")
            return []
        items = list(data or ())
        if len(items) > most:
            self.wrong(path, "too-many", allowed=most)
        return items[:most]

    def section(self, path: str, data: Any) -> Section:
        entries = self.entries(path, data, _SECTION)
        return Section(
            key=self.key(path, entries), title=self.text(path, entries, "title", LONGEST_LABEL, needed=True),
            hint=self.text(path, entries, "hint", LONGEST_HINT), show_if=self.formula(path, entries, "show_if"),
            fields=tuple(
                self.field(f"{path}.fields.{place}", item)
                for place, item in enumerate(self.listed(f"{path}.fields", entries.get("fields"), MOST_FIELDS))
            ),
        )

    def field(self, path: str, data: Any, *, column: bool = False) -> Field:
        entries = self.entries(path, data, _FIELD)
        kind = self.kind(path, entries, column=column)
        field = Field(
            key=self.key(path, entries), kind=kind, label=self.text(path, entries, "label", LONGEST_LABEL, needed=True),
            hint=self.text(path, entries, "hint", LONGEST_HINT), required=self.required(path, entries),
            show_if=self.formula(path, entries, "show_if"), choices=self.choices(path, entries),
            minimum=self.bound(path, entries, "minimum"), maximum=self.bound(path, entries, "maximum"),
            max_length=self.count(path, entries, "max_length", LONGEST_ANSWER), unit=self.text(path, entries, "unit", 40),
            prefill=self.prefill(path, entries), formula=self.formula(path, entries, "formula"),
            columns=() if column else self.columns(path, entries), min_rows=self.count(path, entries, "min_rows", MOST_ROWS) or 0,
            max_rows=self.count(path, entries, "max_rows", MOST_ROWS), check=self.formula(path, entries, "check"),
            check_text=self.text(path, entries, "check_text", LONGEST_LABEL),
        )
        for code in _misfits(field):
            self.wrong(path, code)
        return field

    def entries(self, path: str, data: Any, known: frozenset[str]) -> Mapping[str, Any]:
        if not isinstance(data, Mapping):
            self.wrong(path, "form-unreadable")
            return {}
        unknown = [str(name)[:40] for name in data if name not in known]
        if unknown:
            self.wrong(path, "entry-unknown", names=sorted(unknown)[:10])
        return data

    def key(self, path: str, entries: Mapping[str, Any]) -> str:
        key = entries.get("key")
        if not isinstance(key, str) or not KEY.fullmatch(key) or key in WORDS:
            self.wrong(f"{path}.key", "key-malformed")
            return ""
        return key

    def kind(self, path: str, entries: Mapping[str, Any], *, column: bool) -> FieldKind:
        named = entries.get("kind")
        if not isinstance(named, str) or named not in set(FieldKind):
            self.wrong(f"{path}.kind", "kind-unknown")
            return FieldKind.TEXT
        kind = FieldKind(named)
        if column and kind in {FieldKind.TABLE, FieldKind.NOTE}:
            self.wrong(f"{path}.kind", "kind-not-in-table")
        return kind

    def text(self, path: str, entries: Mapping[str, Any], name: str, longest: int, *, needed: bool = False) -> str:
        text = entries.get(name, "")
        if not isinstance(text, str) or (needed and not text.strip()):
            self.wrong(f"{path}.{name}", "text-missing")
            return ""
        if len(text) > longest:
            self.wrong(f"{path}.{name}", "text-too-long", allowed=longest)
            return ""
        return clean(text)

    def formula(self, path: str, entries: Mapping[str, Any], name: str) -> Formula | None:
        text = entries.get(name)
        if text is None or text == "":
            return None
        try:
            return parse(text if isinstance(text, str) else "?")
        except BadFormula as bad:
            self.wrong(f"{path}.{name}", bad.code, at=bad.at, **bad.facts)
            return None

    def required(self, path: str, entries: Mapping[str, Any]) -> bool | Formula:
        asked = entries.get("required", False)
        return asked if isinstance(asked, bool) else self.formula(path, entries, "required") or False

    def bound(self, path: str, entries: Mapping[str, Any], name: str) -> Bound:
        """A number, a day, or a formula that makes one."""
        given = entries.get(name)
        if isinstance(given, int) and not isinstance(given, bool) and abs(given) < _TOO_MUCH:
            given = str(given)
        if isinstance(given, str) and _PLAIN_NUMBER.fullmatch(given):
            return Decimal(given)
        if isinstance(given, str) and _PLAIN_DAY.fullmatch(given):
            try:
                return date.fromisoformat(given)
            except ValueError:
                self.wrong(f"{path}.{name}", "day-malformed")
                return None
        return self.formula(path, entries, name)

    def count(self, path: str, entries: Mapping[str, Any], name: str, most: int) -> int | None:
        given = entries.get(name)
        if given is None:
            return None
        if not isinstance(given, int) or isinstance(given, bool) or not 0 <= given <= most:
            self.wrong(f"{path}.{name}", "count-malformed", allowed=most)
            return None
        return given

    def prefill(self, path: str, entries: Mapping[str, Any]) -> str | None:
        given = entries.get("prefill")
        if given is not None and given not in PREFILLS:
            self.wrong(f"{path}.prefill", "prefill-unknown")
            return None
        return given

    def choices(self, path: str, entries: Mapping[str, Any]) -> tuple[Choice, ...]:
        choices, seen = [], set()
        for place, item in enumerate(self.listed(f"{path}.choices", entries.get("choices"), MOST_CHOICES)):
            here = f"{path}.choices.{place}"
            data = self.entries(here, item, frozenset({"key", "label"}))
            choice = Choice(self.key(here, data), self.text(here, data, "label", LONGEST_LABEL, needed=True))
            if choice.key in seen:
                self.wrong(f"{here}.key", "key-twice", key=choice.key)
            seen.add(choice.key)
            choices.append(choice)
        return tuple(choices)

    def columns(self, path: str, entries: Mapping[str, Any]) -> tuple[Field, ...]:
        listed = self.listed(f"{path}.columns", entries.get("columns"), MOST_COLUMNS)
        if entries.get("kind") != FieldKind.TABLE.value:
            return () if not listed else self.refuse_columns(path)
        return tuple(self.field(f"{path}.columns.{place}", item, column=True) for place, item in enumerate(listed))

    def refuse_columns(self, path: str) -> tuple[Field, ...]:
        """Columns stand in tables only; nothing below is read, so depth ends here."""
        self.wrong(f"{path}.columns", "columns-unwanted")
        return ()


_MISFITS: dict[str, Callable[[Field], bool]] = {
    "choices-missing": lambda field: field.kind in CHOOSING and not field.choices,
    "choices-unwanted": lambda field: field.kind not in CHOOSING and bool(field.choices),
    "columns-missing": lambda field: field.kind is FieldKind.TABLE and not field.columns,
    "formula-missing": lambda field: field.kind is FieldKind.COMPUTED and field.formula is None,
    "formula-unwanted": lambda field: field.kind is not FieldKind.COMPUTED and field.formula is not None,
    "check-text-missing": lambda field: field.check is not None and not field.check_text,
    "rows-crossed": lambda field: field.max_rows is not None and field.min_rows > field.max_rows,
    "bounds-crossed": lambda field: _crossed(field.minimum, field.maximum),
}


def _misfits(field: Field) -> list[str]:
    return [code for code, misfit in _MISFITS.items() if misfit(field)]


def _crossed(low: Bound, high: Bound) -> bool:
    if isinstance(low, Decimal) and isinstance(high, Decimal):
        return low > high
    return type(low) is date and type(high) is date and low > high


def _mapping(data: Any) -> Mapping[str, Any]:
    return data if isinstance(data, Mapping) else {}


def _written_section(section: Section) -> dict[str, Any]:
    return _said({
        "key": section.key, "title": section.title, "hint": section.hint, "show_if": _text(section.show_if),
        "fields": [_written_field(field) for field in section.fields],
    })


def _written_field(field: Field) -> dict[str, Any]:
    return _said({
        "key": field.key, "kind": field.kind.value, "label": field.label, "hint": field.hint,
        "required": field.required if isinstance(field.required, bool) else field.required.text,
        "show_if": _text(field.show_if), "choices": [{"key": c.key, "label": c.label} for c in field.choices],
        "minimum": _text(field.minimum), "maximum": _text(field.maximum), "max_length": field.max_length,
        "unit": field.unit, "prefill": field.prefill, "formula": _text(field.formula),
        "columns": [_written_field(column) for column in field.columns], "min_rows": field.min_rows or None,
        "max_rows": field.max_rows, "check": _text(field.check), "check_text": field.check_text,
    })


def _text(bound: Bound) -> str | None:
    match bound:
        case None:
            return None
        case Formula():
            return bound.text
        case Decimal():
            return format(bound, "f")
        case day:
            return day.isoformat()


def _said(entries: dict[str, Any]) -> dict[str, Any]:
    return {name: entry for name, entry in entries.items() if entry not in (None, "", [], False)}
