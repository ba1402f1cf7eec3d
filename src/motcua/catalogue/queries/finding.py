"""Searching among what holds on a day: the names are read once a process, for a published version never changes."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml
from django.db import connection

from motcua.catalogue import rules
from motcua.catalogue.rules import Index, PlainWords, Text
from motcua.kernel.texts import clean

DATA = Path(__file__).parents[1] / "data"
LONGEST = 200
# What is much less like the typed words than the best row only hides it.
_NEAR_THE_BEST = 0.72


@dataclass(frozen=True, slots=True)
class Found:
    """One row of a list of procedures. likeness: 1 is exactly what was typed."""

    version: int
    procedure_key: str
    code: str
    name: str
    field: str
    level: str
    service_level: str
    term_text: str
    likeness: float = 1.0


_HOLDING = """
    SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM catalogue_version
     WHERE state <> 'DRAFT' AND valid_from <= %(day)s AND (valid_to IS NULL OR valid_to > %(day)s)"""
_ROWS = """
    SELECT v.id, v.procedure_id, coalesce(p.code, regexp_replace(p.key, '-[a-z]+$', '')), v.name, v.field,
           p.level, v.service_level, v.term_text
      FROM catalogue_version v JOIN catalogue_procedure p ON p.key = v.procedure_id WHERE v.id = ANY(%s) ORDER BY p.code, p.key"""


def search(text: str, day: date, limit: int = 20, *, unfinished: bool = False) -> list[Found]:
    """Return what a person may mean, best first: accents and slips are forgiven, exact accents go first.

    A code, or the beginning of one, finds the procedures that bear it.
    :param unfinished: the person is still typing; the beginning of the last word is enough
    """
    typed = clean(text).lower()[:LONGEST]
    words = rules.words_of(typed)
    if not words:
        return []
    rows, names = _catalogue(_holding_on(day))
    if rules.looks_like_code(typed):
        return [row for row in rows.values() if row.code.startswith(typed)][:limit]
    found = names.find(words, unfinished=unfinished)[:limit]
    near = [pair for pair in found if pair[1] >= _NEAR_THE_BEST * found[0][1]]
    return [replace(rows[key], likeness=round(likeness, 4)) for key, likeness in near]


def holding(day: date) -> list[Found]:
    """Return every procedure that holds on this day, by its code."""
    return list(_catalogue(_holding_on(day))[0].values())


@lru_cache(maxsize=1)
def plain_words() -> PlainWords:
    """Return what people say for what offices write."""
    return rules.plain_words(yaml.safe_load((DATA / "plain_words.yaml").read_text(encoding="utf-8")))


def _holding_on(day: date) -> tuple[int, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_HOLDING, {"day": day})
        return tuple(cursor.fetchone()[0])


@lru_cache(maxsize=2)
def _catalogue(versions: tuple[int, ...]) -> tuple[dict[int, Found], Index]:
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [list(versions)])
        rows = {row[0]: Found(*row) for row in cursor.fetchall()}
    texts = (Text(row.version, rules.words_of(row.name), rules.words_of(f"{row.field} {row.code}")) for row in rows.values())
    return rows, rules.index(texts, plain_words())
