"""A million dossiers: real ones, made by the real commands, copied row by row with names, numbers and chains of their own.

A copy's rows are what the commands would have written for it: same moments, same ledger, its own key, number and persons, and
a journal chain linked and hashed for its own subject. `motcua verify` accepts them.
"""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

from django.db import connection
from psycopg import sql
from psycopg.types.json import Jsonb

from motcua.config.demo import people as folk
from motcua.dossiers.models import Dossier
from motcua.journal import rules as journal
from motcua.journal.models import Event
from motcua.kernel.texts import fold

CHILDREN = ["party", "submittedpaper", "steprun", "clockrow", "supplement", "opinion", "payment", "lateletter", "withdrawal",
            "decision", "referral"]  # fmt: skip
BATCH = 20_000
JSON = {"form", "reasons", "data"}


def templates(rng: Random, share_open: float) -> list[int]:
    """Pick what to copy: open dossiers as often as asked, else short closed ones; none with files."""
    plain = Dossier.objects.exclude(papers__file__isnull=False).filter(submitted_at__isnull=False)
    open_ = list(plain.filter(closed_at=None).values_list("pk", flat=True))
    closed = list(plain.filter(closed_at__isnull=False, seq__lte=7).values_list("pk", flat=True))
    return [rng.choice(open_ if rng.random() < share_open else closed) for _ in range(1000)]


def multiply(count: int, seed: int = 7, share_open: float = 0.03) -> None:
    """Add so many dossiers to the database."""
    rng = Random(seed)
    picked = templates(rng, share_open)
    kept = {pk: _Template(pk) for pk in set(picked)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('dossiers_dossier_id_seq')")
        first = cursor.fetchone()[0] + 1
        cursor.execute("SELECT setval('dossiers_dossier_id_seq', %s)", [first + count])
        cursor.execute("SET synchronous_commit = off")
        for start in range(0, count, BATCH):
            copies = [
                _Copy(kept[picked[n % len(picked)]], first + n, rng) for n in range(start, min(start + BATCH, count))
            ]
            _write(cursor, copies)
        cursor.execute("ANALYZE")


class _Template:
    def __init__(self, pk: int) -> None:
        self.pk = pk
        self.dossier = _rows("dossiers_dossier", "id", pk)[0]
        self.children = {table: _rows(f"dossiers_{table}", "dossier_id", pk) for table in CHILDREN}
        self.events = list(Event.objects.filter(subject=f"dossier:{pk}").order_by("seq"))


class _Copy:
    def __init__(self, template: _Template, pk: int, rng: Random) -> None:
        self.of, self.pk = template, pk
        self.name = folk.name(rng)
        self.identity = folk.personal_number(rng)
        self.phone = f"09{rng.randrange(10**8):08d}"
        old = template.dossier["number"]
        self.number = f"{old[: old.rindex('-')]}-{pk:07d}"

    def dossier(self) -> dict[str, Any]:
        return self.of.dossier | {
            "id": self.pk, "number": self.number, "idempotency_key": None, "owner_name": self.name,
            "owner_fold": f"{fold(self.name)} {self.identity}",
        }  # fmt: skip

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        for row in self.of.children[table]:
            own = {key: value for key, value in row.items() if key != "id"} | {"dossier_id": self.pk}
            if table == "party":
                own |= {"name": self.name, "identity_number": self.identity, "phone": self.phone}
            elif table == "payment" and own["reference"]:
                own["reference"] = f"{own['reference']}-{self.pk}"
            yield own

    def events(self) -> Iterator[dict[str, Any]]:
        before, subject = b"", f"dossier:{self.pk}"
        for e in self.of.events:
            data = e.data | ({"number": self.number} if e.data.get("number") else {})
            body = journal.canonical(
                subject=subject, seq=e.seq, kind=e.kind, happened_at=e.happened_at, recorded_at=e.recorded_at,
                actor=(e.actor_id, e.actor_name), data=data,
            )
            digest = journal.link(before, body)
            yield {
                "subject": subject, "seq": e.seq, "kind": e.kind, "happened_at": e.happened_at, "recorded_at": e.recorded_at,
                "actor_id": e.actor_id, "actor_name": e.actor_name, "data": data, "before": before, "hash": digest,
            }  # fmt: skip
            before = digest


def _rows(table: str, key: str, pk: int) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        statement = sql.SQL("SELECT * FROM {} WHERE {} = %s ORDER BY 1").format(sql.Identifier(table), sql.Identifier(key))
        cursor.execute(statement, [pk])
        columns = [column.name for column in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _write(cursor: Any, copies: list[_Copy]) -> None:
    _copy_in(cursor, "dossiers_dossier", (copy.dossier() for copy in copies))
    for table in CHILDREN:
        _copy_in(cursor, f"dossiers_{table}", (row for copy in copies for row in copy.rows(table)))
    _copy_in(cursor, "journal_event", (event for copy in copies for event in copy.events()))


def _copy_in(cursor: Any, table: str, rows: Iterator[dict[str, Any]]) -> None:
    first = next(rows, None)
    if first is None:
        return
    columns = list(first)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns)))
    with cursor.copy(statement) as copy:
        for row in (first, *rows):
            copy.write_row([_value(column, row[column]) for column in columns])


def _value(column: str, value: Any) -> Any:
    if column in JSON:
        return Jsonb(json.loads(value) if isinstance(value, str) else value)
    return value
