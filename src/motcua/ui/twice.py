"""The same page open twice, in two tabs or on two machines: what each showed travels with it as a field of its form, so that
the second to save can be shown what the first changed, with nothing that was typed lost."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core import signing

FIELD, SALT = "seen", "what a page showed"
LONGEST = 500_000


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page showed when it was drawn: page, no two are alike; mark, of what is stored; base, what stood in its fields."""

    page: str
    mark: str
    base: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Merged:
    """values: to show now. taken: what another page changed, this one not. clashing: what both changed; this one's stands."""

    values: dict[str, Any]
    taken: list[str] = field(default_factory=list)
    clashing: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What another page changed, in words. taken: (label, what stands there now); clashing: (label, there, here)."""

    taken: tuple[tuple[str, str], ...] = ()
    clashing: tuple[tuple[str, str, str], ...] = ()


def a_page() -> str:
    """Return a name for a page that is drawn for the first time."""
    return secrets.token_urlsafe(6)


def written(shown: Shown) -> str:
    """Return it as the page carries it, signed."""
    return signing.dumps([shown.page, shown.mark, dict(shown.base)], salt=SALT, compress=True)


def read(sent: Mapping[str, Any]) -> Shown | None:
    """Return what the page showed that was sent; None when it does not say, or says what none of ours said."""
    text = str(sent.get(FIELD, ""))
    try:
        return Shown(*signing.loads(text, salt=SALT)) if text and len(text) < LONGEST else None
    except signing.BadSignature:
        return None


def merged(base: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any], keys: Iterable[str]) -> Merged:
    """Put together what two pages made of the same beginning. Nothing, an empty text and an empty list are the same."""
    found = Merged({})
    for key in keys:
        before, there, here = (None if one.get(key) in ("", []) else one.get(key) for one in (base, theirs, mine))
        if there in (before, here):
            found.values[key] = mine.get(key)
        elif here == before:
            found.values[key] = theirs.get(key)
            found.taken.append(key)
        else:
            found.values[key] = mine.get(key)
            found.clashing.append(key)
    return found
