"""Which procedure a few letters mean: words as the catalogue searches them, initials, and what this counter takes in most first."""

import re
from collections.abc import Sequence
from datetime import date

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import Found
from motcua.dossiers import queries as dossiers
from motcua.kernel.texts import fold

FEWEST_LETTERS = 3
MOST_INITIALS = 8
SHOWN = 12


def usual(units: Sequence[str], day: date) -> list[Found]:
    """Return what these counters take in most, of what is in force."""
    current = (catalogue.current(key, day) for key in dossiers.most_used(units))
    return [
        Found(v.id, v.procedure_key, v.code, v.name, v.field, v.level, v.service_level.value, v.term_text) for v in current if v
    ]


def chosen(text: str, units: Sequence[str], day: date) -> list[Found]:
    """Return what was probably meant, best first: what is usual here goes before what is as like."""
    found = catalogue.search(text, day, SHOWN, unfinished=True) if len(text) >= FEWEST_LETTERS else []
    if (letters := fold(text).replace(" ", "")) and re.fullmatch(rf"[a-z]{{{FEWEST_LETTERS},{MOST_INITIALS}}}", letters):
        found = _first_of_each([*_by_initials(letters, day), *found])
    order = {key: n for n, key in enumerate(dossiers.most_used(units))} if found else {}
    return sorted(found, key=lambda one: (-round(one.likeness, 1), order.get(one.procedure_key, len(order))))[:SHOWN]


def initials(name: str) -> str:
    """Return the first letter of each word: "Buôn bán thuốc" is bbt."""
    return "".join(word[0] for word in re.findall(r"[a-z]+", fold(name)))


def _by_initials(letters: str, day: date) -> list[Found]:
    every = (one for field, _ in catalogue.fields(day) for one in catalogue.of_field(field, day))
    return [one for one in every if letters in initials(one.name)]


def _first_of_each(found: Sequence[Found]) -> list[Found]:
    return list({one.procedure_key: one for one in reversed(found)}.values())[::-1]
