"""Does a form hang together: keys once, names known, nothing that waits for itself; and in which order it is reckoned."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import Any

from motcua.catalogue.rules.eform.fields import Bound, EForm, Field, FieldKind, Section
from motcua.catalogue.rules.eform.flaws import Flaw
from motcua.catalogue.rules.eform.formulas import Formula

_MOST_FIELDS = 300


def why_not_whole(form: EForm) -> list[Flaw]:
    """Return what is wrong between the fields."""
    flaws = [*_twice(form), *_unknown(form)]
    if sum(1 for _ in form.fields()) > _MOST_FIELDS:
        flaws.append(Flaw("sections", "too-many", {"allowed": _MOST_FIELDS}))
    try:
        order(form)
    except CycleError as cycle:
        flaws.append(Flaw("sections", "cycle", {"names": sorted(set(cycle.args[1]))}))
    return flaws


@lru_cache(maxsize=512)
def order(form: EForm) -> tuple[str, ...]:
    """Return the fields ("key") and columns ("table.column") so that each comes after all it depends on."""
    sorter = TopologicalSorter[str]()
    for section in form.sections:
        for field in section.fields:
            sorter.add(field.key, *_needs(section.show_if, field.show_if, field.formula))
            for column in field.columns:
                needs, own_columns = _needs(column.show_if, column.formula), _columns(field)
                own = {f"{field.key}.{name}" if name in own_columns else name for name in needs}
                sorter.add(f"{field.key}.{column.key}", field.key, *own)
    return tuple(sorter.static_order())


def _needs(*formulas: Formula | None) -> set[str]:
    return {name for formula in formulas if formula is not None for name in formula.names}


def _columns(field: Field) -> set[str]:
    return {column.key for column in field.columns}


def _twice(form: EForm) -> Iterator[Flaw]:
    yield from _repeated("sections", [section.key for section in form.sections])
    yield from _repeated("sections", [field.key for field in form.fields()])
    for path, field in _placed(form):
        yield from _repeated(f"{path}.columns", [column.key for column in field.columns])


def _repeated(path: str, keys: list[str]) -> Iterator[Flaw]:
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield Flaw(path, "key-twice", {"key": key})


def _placed(form: EForm) -> Iterator[tuple[str, Field]]:
    for s, section in enumerate(form.sections):
        for f, field in enumerate(section.fields):
            yield f"sections.{s}.fields.{f}", field


def _unknown(form: EForm) -> Iterator[Flaw]:
    known = known_names(form)
    for s, section in enumerate(form.sections):
        yield from _missing(f"sections.{s}", section, ("show_if",), known)
    for path, field in _placed(form):
        yield from _missing(path, field, _FORMULAS, known)
        for c, column in enumerate(field.columns):
            yield from _missing(f"{path}.columns.{c}", column, _FORMULAS, known | _columns(field))


_FORMULAS = ("required", "show_if", "minimum", "maximum", "formula", "check")


def known_names(form: EForm) -> set[str]:
    """Return what a formula of this form may name."""
    asked = [field for field in form.fields() if field.kind is not FieldKind.NOTE]
    return {field.key for field in asked} | {f"{field.key}.{column.key}" for field in asked for column in field.columns}


def _missing(path: str, item: Field | Section, entries: Iterable[str], known: set[str]) -> Iterator[Flaw]:
    for entry in entries:
        formula: Bound | Any = getattr(item, entry)
        unknown = sorted(formula.names - known) if isinstance(formula, Formula) else []
        if unknown:
            yield Flaw(f"{path}.{entry}", "name-unknown", {"names": unknown})
