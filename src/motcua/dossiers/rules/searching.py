"""By what a dossier is found: the words that begin the same way as the beginning of one of its keys.

A name is found from any of its words on, so it has a key from each: "Trần Thị Bình" from "tran", "thi" and "binh". An index of
keys answers "which begin like this" by one look, where common syllables searched for one by one meet in half of all dossiers.
"""

from collections.abc import Iterable
from typing import Protocol

from motcua.kernel.texts import fold

LONGEST = 60  # characters of a key; nobody types more to find somebody


class Named(Protocol):
    """Somebody of a dossier."""

    @property
    def name(self) -> str: ...
    @property
    def identity_number(self) -> str: ...


def search_keys(persons: Iterable[Named], number: str | None) -> list[str]:
    """Return the keys of a dossier in a steady order, none twice and none empty."""
    found = [key for person in persons for text in (person.name, person.identity_number) for key in _from_each_word(text)]
    return list(dict.fromkeys([*found, *number_keys(number or "")]))


def number_keys(number: str) -> list[str]:
    """Return the keys of a dossier's number: the whole, and what follows the unit's code, as people read it out."""
    whole = search_phrase(number)
    return [key for key in (whole, whole.partition("-")[2]) if key]


def search_phrase(text: str) -> str:
    """Return what somebody typed as keys are written: no marks, lower case, single spaces; empty when nothing is left."""
    return " ".join(fold(text).split())[:LONGEST].rstrip()


def _from_each_word(text: str) -> list[str]:
    words = fold(text).split()
    return [" ".join(words[n:])[:LONGEST].rstrip() for n in range(len(words))]
