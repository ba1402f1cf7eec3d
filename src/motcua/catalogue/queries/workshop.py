"""All procedures, for who looks after them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from motcua.catalogue import rules


@dataclass(frozen=True, slots=True)
class Workpiece:
    """A procedure with its newest version. drafts: id of its draft, if there is one; gaps: compulsory parts not there."""

    key: str
    code: str
    level: str
    name: str
    field: str
    version: int
    number: int
    state: str
    valid_from: date | None
    missing: tuple[str, ...]
    unverified: tuple[str, ...]
    draft: int | None
    has_form: bool


_ALL = """
    SELECT p.key, coalesce(p.code, regexp_replace(p.key, '-[a-z]+$', '')), p.level, v.name, v.field, v.id, v.number, v.state,
           v.valid_from, v.missing, v.unverified,
           (SELECT d.id FROM catalogue_version d WHERE d.procedure_id = p.key AND d.state = 'DRAFT' ORDER BY d.number DESC LIMIT 1),
           v.form IS NOT NULL AND v.form <> 'null'::jsonb, v.search_text
      FROM catalogue_procedure p
      JOIN LATERAL (SELECT * FROM catalogue_version w WHERE w.procedure_id = p.key
                     ORDER BY w.state = 'DRAFT', w.number DESC LIMIT 1) v ON true
     ORDER BY v.field, v.name, p.key"""


def workshop(text: str = "", *, only: str = "") -> list[Workpiece]:
    """Return the procedures whose name, field or code has all these words, by field and name.

    :param only: "drafts", "missing" (compulsory parts) or "unverified"
    """
    words = rules.search_text(text).split()
    with connection.cursor() as cursor:
        cursor.execute(_ALL)
        rows = [(_read(row), row[-1]) for row in cursor.fetchall()]
    kept = _ONLY[only]
    return [piece for piece, searched in rows if kept(piece) and all(word in f"{searched} {piece.key}" for word in words)]


_ONLY: dict[str, Callable[[Workpiece], bool]] = {
    "": lambda piece: True, "drafts": lambda piece: piece.draft is not None, "missing": lambda piece: bool(piece.missing),
    "unverified": lambda piece: bool(piece.unverified),
}


def _read(row: tuple[Any, ...]) -> Workpiece:
    """Django leaves JSON to its own fields: by hand it comes as text."""
    key, code, level, name, field, version, number, state, valid_from, missing, unverified, draft, has_form, _ = row
    return Workpiece(
        key=key, code=code, level=level, name=name, field=field, version=version, number=number, state=state, valid_from=valid_from,
        missing=tuple(json.loads(missing)), unverified=tuple(json.loads(unverified)), draft=draft, has_form=has_form,
    )
