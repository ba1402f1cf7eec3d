"""Every list and table that can be taken away. A new one is a module like these and an entry here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import ModuleType
from typing import Any

from motcua.exports.queries.lists import behind, figures, told_apart
from motcua.exports.rules import Asked, Table


@dataclass(frozen=True, slots=True)
class Kind:
    """One list. What is asked of it is data that was written down (`data` of its module) and is read back here.

    units: whose figures they are; told: how many rows there will be, None where nobody knows; words: what the file is called after
    """

    units: Callable[[dict[str, Any]], frozenset[str]]
    period: Callable[[dict[str, Any]], str]
    title: Callable[[dict[str, Any]], str]
    words: Callable[[dict[str, Any]], str]
    told: Callable[[dict[str, Any]], int | None]
    table: Callable[[dict[str, Any], datetime], Table]


def _of_figures(module: ModuleType) -> Kind:
    return Kind(
        lambda data: Asked.of(data).units, lambda data: Asked.of(data).period.code, module.title, module.words, module.told,
        module.table,
    )  # fmt: skip


KINDS: Mapping[str, Kind] = {
    "behind": _of_figures(behind),
    "told-apart": _of_figures(told_apart),
    "figures": _of_figures(figures),
}
