"""By what a dossier is found: the keys that begin as the words typed.

A name is found from any of its words on, so it has a key from each: "Trần Thị Bình" from "tran", "thi" and "binh". An index of
keys answers "which begin like this" by one look, where common syllables searched for one by one meet in half of all dossiers.
"""

import re
from collections.abc import Iterable
from typing import Protocol

from motcua.kernel.texts import fold

LONGEST = 60  # characters of a key; nobody types more to find somebody
FEWEST_DIGITS = 6  # fewer begin the identity numbers of half a province
_WORD = re.compile(r"\w+")
_DAY_AND_SERIAL = re.compile(r"[0-9]{6,8}-[0-9]+$")


class Named(Protocol):
    """Somebody of a dossier."""

    @property
    def name(self) -> str: ...
    @property
    def identity_number(self) -> str: ...
    @property
    def phone(self) -> str: ...


def search_keys(persons: Iterable[Named], number: str | None) -> list[str]:
    """Return the keys of a dossier in a steady order, none twice and none empty."""
    found = [key for person in persons for key in (*_from_each_word(person.name), *known_by(person))]
    return [key for key in dict.fromkeys([*found, *number_keys(number)]) if key]


def known_by(person: Named) -> list[str]:
    """Return the keys that tell this person from another: the identity number and the telephone, as far as they are known."""
    return [key for key in (_phrase(_words(person.identity_number)), _phrase(_words(person.phone))) if len(key) >= FEWEST_DIGITS]


def number_keys(number: str | None) -> list[str]:
    """Return the keys of a dossier's number: what follows the unit's code, as people read it out. The whole has its own index."""
    return [_phrase(_words(tail)) for tail in _DAY_AND_SERIAL.findall(number or "")]


def search_phrase(text: str) -> str:
    """Return what somebody typed as keys are written: letters and digits, no marks, lower case, single spaces.

    Empty when nothing is left, or digits too few to find anybody by.
    """
    phrase = _phrase(_words(text))
    return "" if phrase.isdigit() and len(phrase) < FEWEST_DIGITS else phrase


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _phrase(words: list[str]) -> str:
    """The words with single spaces; digits however they were spaced are one number."""
    between = "" if all(word.isdigit() for word in words) else " "
    return between.join(words)[:LONGEST].rstrip()


def _from_each_word(name: str) -> list[str]:
    words = _words(name)
    return [_phrase(words[n:]) for n in range(len(words))]
