"""An e-form under construction: its JSON moved about, and one section or field of it typed."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from typing import Any

from motcua.catalogue.rules import PublishedVersion, eform
from motcua.catalogue.rules.eform import BadForm, EForm, Flaw
from motcua.desk.catalogue import rows
from motcua.desk.catalogue.eforms import drawn
from motcua.desk.catalogue.flaws import sentence

NEW = "+"


def data_of(version: PublishedVersion) -> dict[str, Any]:
    """Return the form's JSON, empty if there is none yet."""
    return {"sections": []} if version.form is None else eform.write(version.form)


def placed(data: Mapping[str, Any], where: str) -> tuple[list[Any], int] | None:
    """Return the list in which "section" or "section.field" stands, and its place; the end for a new one ("+")."""
    section, _, field = where.partition(".")
    place = _place(data["sections"], section)
    if place is None or not field:
        return None if place is None else (data["sections"], place)
    if place == len(data["sections"]):
        return None
    fields = data["sections"][place].setdefault("fields", [])
    found = _place(fields, field)
    return None if found is None else (fields, found)


def _place(items: list[Any], key: str) -> int | None:
    return len(items) if key == NEW else next((place for place, item in enumerate(items) if item["key"] == key), None)


def moved(version: PublishedVersion, deed: str, where: str) -> EForm | None:
    """Return the form after a section or field went up, down or out; None if it became empty.

    :raises BadForm: what is left does not hold together (something still needs what went)
    """
    data = data_of(version)
    found = placed(data, where)
    if found is not None and found[1] < len(found[0]):
        items, place = found
        item = items.pop(place)
        if deed in {"up", "down"}:
            items.insert(max(0, place - 1) if deed == "up" else place + 1, item)
    return eform.read(data) if data["sections"] else None


class Building:
    """One section or field as rows of texts. wrong: sentences by the names of what is wrong."""

    def __init__(self, version: PublishedVersion, where: str, posted: Mapping[str, str] | None) -> None:
        self.data, self.where, self.wrong = deepcopy(data_of(version)), where, dict[str, str]()
        found = placed(self.data, where)
        self.known = found is not None
        self.items, self.place = found or ([], 0)
        self.part = "field" if "." in where else "section"
        self.parts = ("field", "columns") if self.part == "field" else ("section",)
        item = self.items[self.place] if self.place < len(self.items) else {}
        self.is_new = self.place == len(self.items)
        stored = {self.part: [_split(item)], "columns": [_split(column) for column in item.get("columns", [])]}
        self.rows = {part: rows.shown(part, stored) if posted is None else rows.typed(part, posted) for part in self.parts}
        deed, _, below = (posted or {}).get("deed", "").partition(":")
        part, _, number = below.partition(":")
        self.saves = posted is not None and part != "columns" and deed != "preview"
        if part == "columns" and part in self.rows and number.isdecimal() and number.isascii() and len(number) < 5:
            self.rows[part] = rows.rearranged(part, self.rows[part], deed, int(number))

    def read(self) -> EForm | None:
        """Return the form with what was typed; None if it is wrong."""
        typed = {part: [_joined(item) for item in rows.data(part, self.rows[part])] for part in self.parts}
        item = (typed[self.part] or [{}])[0]
        if self.part == "section":
            item["fields"] = self.items[self.place].get("fields", []) if not self.is_new else []
        elif typed["columns"]:
            item["columns"] = typed["columns"]
        self.items[self.place : self.place + 1] = [item]
        try:
            return eform.read(self.data)
        except BadForm as bad:
            self.wrong = {self._cell(flaw): sentence(flaw.code, flaw.facts) for flaw in bad.problems}
            return None

    def preview(self, today: date) -> list[dict[str, Any]] | None:
        """Return what was typed as the applicant will see it, the field alone or the section whole; None if it is wrong."""
        form = self.read()
        if form is None:
            return None
        place = self.place if self.part == "section" else _place(self.data["sections"], self.where.partition(".")[0]) or 0
        section = drawn(form, {}, today, {})[place]
        if self.part == "field":
            section = {**section, "title": "", "hint": "", "fields": [section["fields"][self.place] | {"shown": True}]}
        return [section | {"shown": True}]

    def _cell(self, flaw: Flaw) -> str:
        """ "sections.1.fields.2.columns.0.key" → "columns.0.key"; what stands elsewhere keeps its path."""
        path = flaw.path.split(".")
        own = path[4:] if self.part == "field" and path[2:3] == ["fields"] else path[2:]
        if own[:1] == ["columns"] and len(own) > 2:
            return ".".join(own[:3])
        return f"{self.part}.0.{own[0]}" if own else flaw.path


def _split(item: Mapping[str, Any]) -> dict[str, Any]:
    """ "required" may be a formula: two cells."""
    required = item.get("required", False)
    return {**item, "required": required is True, "required_when": required if isinstance(required, str) else ""}


def _joined(item: dict[str, Any]) -> dict[str, Any]:
    when = item.pop("required_when", "")
    return {name: entry for name, entry in {**item, **({"required": when} if when else {})}.items() if entry not in ([], 0, False)}
