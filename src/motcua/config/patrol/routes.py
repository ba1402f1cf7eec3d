"""Every address of the product."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True, slots=True)
class Route:
    """One address: its door (namespace, "" for packages'), its name, what it asks for, and what answers."""

    space: str
    name: str
    asks: tuple[str, ...]  # the names of what stands in the address
    callback: Callable[..., Any]

    @property
    def full_name(self) -> str:
        return f"{self.space}:{self.name}" if self.space else self.name

    @property
    def is_open(self) -> bool:
        """Marked as open to who has not signed in."""
        return not getattr(self.callback, "login_required", True)


def routes() -> list[Route]:
    """All addresses in the order in which they are tried."""
    return list(_below(get_resolver(), "", ()))


def _below(node: URLResolver, space: str, asks: tuple[str, ...]) -> Iterator[Route]:
    for entry in node.url_patterns:
        known = (*asks, *entry.pattern.regex.groupindex)
        if isinstance(entry, URLResolver):
            yield from _below(entry, entry.namespace or space, known)
        elif isinstance(entry, URLPattern):
            yield Route(space, entry.name or "", known, entry.callback)
