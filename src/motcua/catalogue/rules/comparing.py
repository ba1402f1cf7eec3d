"""What is different between two versions, part by part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from motcua.catalogue.rules.exchange import to_data
from motcua.catalogue.rules.facts import PublishedVersion

_NOT_CONTENT = frozenset({"format", "key", "valid_from"})
_KEYED = {"cases": "key", "papers": "key", "fees": "key", "questions": "key", "results": "name", "legal_basis": "text"}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. part: "papers", or the name of a general value; key: which one ("paper-2", "shop.shop_area");
    entry: which of its entries, "" for the whole item. before and after are JSON values, None: not there.
    """

    part: str
    key: str
    entry: str
    kind: Literal["added", "removed", "changed", "moved"]
    before: Any
    after: Any


def compare(before: PublishedVersion, after: PublishedVersion) -> tuple[Change, ...]:
    """Return every difference, in the order of a version's parts."""
    old, new = to_data(before), to_data(after)
    return tuple(change for part in old if part not in _NOT_CONTENT for change in _part(part, old[part], new[part]))


def _part(part: str, old: Any, new: Any) -> Iterator[Change]:
    if part == "form":
        yield from _items("form", _fields(old), _fields(new))
    elif part == "steps":
        yield from _items(part, _numbered(old), _numbered(new))
    elif part in _KEYED:
        yield from _items(part, _by(old, _KEYED[part]), _by(new, _KEYED[part]))
    elif old != new:
        yield Change(part, "", "", "changed", old, new)


def _by(items: list[dict[str, Any]], name: str) -> dict[str, dict[str, Any]]:
    return {item[name]: item for item in items}


def _numbered(items: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {str(place): item for place, item in enumerate(items, start=1)}


def _fields(form: dict[str, Any] | None) -> dict[str, dict[str, Any]]:
    """Sections and fields as one list: "shop" and "shop.shop_area"."""
    found: dict[str, dict[str, Any]] = {}
    for section in (form or {"sections": []})["sections"]:
        found[section["key"]] = {name: entry for name, entry in section.items() if name != "fields"}
        found |= {f"{section['key']}.{field['key']}": field for field in section["fields"]} if "fields" in section else {}
    return found


def _items(part: str, old: Mapping[str, dict[str, Any]], new: Mapping[str, dict[str, Any]]) -> Iterator[Change]:
    for key in (*old, *(key for key in new if key not in old)):
        if key not in new:
            yield Change(part, key, "", "removed", old[key], None)
        elif key not in old:
            yield Change(part, key, "", "added", None, new[key])
        else:
            yield from _entries(part, key, old[key], new[key])
    shared_old, shared_new = [key for key in old if key in new], [key for key in new if key in old]
    if shared_old != shared_new:
        yield Change(part, "", "", "moved", shared_old, shared_new)


def _entries(part: str, key: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for entry in (*old, *(name for name in new if name not in old)):
        if old.get(entry) != new.get(entry):
            yield Change(part, key, entry, "changed", old.get(entry), new.get(entry))
