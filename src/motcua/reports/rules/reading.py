"""Forms as they are written down: YAML beside this room, so that an office can see, and amend, what a column is."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from motcua.reports.rules.sheets import Column, Kind, Layout

_DATA = Path(__file__).resolve().parents[1] / "data"


class BadLayout(ValueError):
    """A form that cannot be laid out, and why."""


def layout(name: str) -> Layout:
    """Return a form by the name of its file ("II.06a").

    :raises LookupError: there is no such form
    """
    found = layouts().get(name)
    if found is None:
        raise LookupError(name)
    return found


@cache
def layouts() -> Mapping[str, Layout]:
    """Return every form by the name of its file, in order."""
    return _written("forms")


@cache
def lists() -> Mapping[str, Layout]:
    """Return the lists and registers, in the same way."""
    return _written("lists")


def _written(folder: str) -> dict[str, Layout]:
    files = sorted((_DATA / folder).glob("*.yaml"))
    return {path.stem: read(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in files}


def read(data: Mapping[str, Any]) -> Layout:
    """Read a form.

    :raises BadLayout: a head without a title, a key twice, an unknown word
    """
    facts = dict(data)
    known = {"code", "title", "source", "measure", "notes", "verified", "numbered", "columns"}
    if unknown := sorted(facts.keys() - known):
        raise BadLayout(f"unknown: {', '.join(unknown)}")
    columns = tuple(_column(one) for one in facts.pop("columns", ()))
    if not columns or "code" not in facts or not facts.get("title"):
        raise BadLayout("a form has a code (which may be empty), a title and columns")
    found = Layout(**(facts | {"notes": tuple(facts.get("notes", ()))}), columns=columns)
    keys = [leaf.key for leaf in found.leaves if leaf.key]
    if len(keys) != len(set(keys)):
        raise BadLayout(f"{found.code}: a key twice")
    return _numbered(found) if found.numbered else found


def _column(data: Mapping[str, Any]) -> Column:
    facts = dict(data)
    if not facts.get("title"):
        raise BadLayout(f"a head without a title: {facts}")
    parts = tuple(_column(one) for one in facts.pop("parts", ()))
    facts["number"] = str(facts.get("number", ""))
    try:
        return Column(**(facts | {"kind": Kind(facts.get("kind", Kind.COUNT))}), parts=parts)
    except (TypeError, ValueError) as reason:
        raise BadLayout(f"{facts['title']}: {reason}") from None


def _numbered(form: Layout) -> Layout:
    """Where no number is written, the columns count themselves: (1), (2), …"""
    serials = iter(range(1, len(form.leaves) + 1))

    def numbered(column: Column) -> Column:
        if column.parts:
            return replace(column, parts=tuple(numbered(part) for part in column.parts))
        serial = next(serials)
        return replace(column, number=column.number or f"({serial})")

    return replace(form, columns=tuple(numbered(column) for column in form.columns))
