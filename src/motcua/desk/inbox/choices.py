"""What a person has chosen to see of the lists: columns in their order, and filters kept under a name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse

from motcua.desk.inbox.lists import read
from motcua.desk.inbox.rows import COLUMNS, USUAL

COLUMNS_KEY, SAVED_KEY = "inbox.columns", "inbox.saved"
MOST_SAVED, LONGEST_NAME = 20, 60


@dataclass(frozen=True, slots=True)
class Saved:
    """A filter under a name: `query` as it stands in an address."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Choices:
    columns: tuple[str, ...]
    saved: tuple[Saved, ...]

    @classmethod
    def of(cls, kept: Mapping[str, Any], prefix: str = "") -> "Choices":
        """Return them from what was kept under these keys; what the product has since unlearnt is left out."""
        columns = ordered(kept.get(f"{prefix}columns", USUAL))
        saved = (Saved(one["name"], one["query"]) for one in kept.get(f"{prefix}saved", []))
        return cls(columns or USUAL, tuple(one for one in saved if canonical(one.query) is not None))


def ordered(columns: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in columns if one in COLUMNS))


def list_of(request: HttpRequest) -> str:
    """Return the address of the list that a form was sent from; its field `query` says which."""
    query = canonical(request.POST.get("query", "")) or ""
    return reverse("desk:inbox") + (f"?{query}" if query else "")


def canonical(query: str) -> str | None:
    """Return a list's address in its one spelling; None for one that leads nowhere."""
    try:
        return read(QueryDict(query)).query()
    except Http404:
        return None
