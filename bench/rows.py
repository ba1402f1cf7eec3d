"""A million dossiers: real ones, made by the real commands, copied row by row with names, numbers and chains of their own.

A copy's rows are what the commands would have written for it: same moments, same ledger, its own key, number and persons, and
a journal chain linked and hashed for its own subject. `motcua verify` accepts them. PostgreSQL itself writes each row of a
template out once, with marks where a copy differs; a copy is that text with the marks filled in.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from motcua.config.demo import people as folk
from motcua.dossiers import rules
from motcua.dossiers.commands import Person
from motcua.dossiers.models import Dossier
from motcua.journal import rules as journal
from motcua.journal.models import Event

CHILDREN = ["party", "submittedpaper", "steprun", "clockrow", "supplement", "opinion", "payment", "lateletter", "withdrawal",
            "decision", "referral"]  # fmt: skip
BATCH = 20_000
MOST = 100  # templates of a kind; the oldest are the real ones
ID, NUMBER, NAME, KEYS, IDENTITY, PHONE = "@ID@", "@NUMBER@", "@NAME@", "@KEYS@", "@IDENTITY@", "@PHONE@"
# What a copy has of its own, by table and column, as SQL over the template's row.
OWN = {
    "dossiers_dossier": {
        "id": f"'{ID}'", "number": f"'{NUMBER}'", "idempotency_key": "NULL", "owner_name": f"'{NAME}'",
        "search_keys": f"ARRAY['{KEYS}']",
    },
    "dossiers_party": {"name": f"'{NAME}'", "identity_number": f"'{IDENTITY}'", "phone": f"'{PHONE}'"},
    "dossiers_payment": {"reference": f"nullif(reference, '') || '-{ID}'"},
}  # fmt: skip


def copyable() -> "QuerySet[Dossier]":
    """Dossiers without files: a copy would need files of its own."""
    without = Dossier.objects.exclude(papers__file__isnull=False).exclude(decisions__file__isnull=False)
    return without.filter(submitted_at__isnull=False)


def multiply(count: int, *, seed: int = 7, share_open: float = 0.03, share_delivered: float = 0.8) -> None:
    """Add so many dossiers to the database, mostly delivered ones."""
    rng, all_ = Random(seed), copyable()
    open_, delivered = _templates(all_.filter(closed_at=None)), _templates(all_.filter(state="DELIVERED"))
    other = _templates(all_.filter(closed_at__isnull=False).exclude(state="DELIVERED"))

    def pick() -> _Template:
        if rng.random() < share_open:
            return rng.choice(open_)
        return rng.choice(delivered if rng.random() < share_delivered else other)

    _add(count, rng, pick)


def multiply_only(templates: "QuerySet[Dossier]", count: int, *, seed: int = 11) -> range:
    """Add so many copies of these and return their keys."""
    rng = Random(seed)
    made = _templates(templates)
    return _add(count, rng, lambda: rng.choice(made))


def _templates(dossiers: "QuerySet[Dossier]") -> "list[_Template]":
    return [_Template(dossier) for dossier in dossiers.distinct().order_by("pk")[:MOST]]


def _add(count: int, rng: Random, pick: "Callable[[], _Template]") -> range:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('dossiers_dossier_id_seq')")
        first = cursor.fetchone()[0] + 1
        cursor.execute("SELECT setval('dossiers_dossier_id_seq', %s)", [first + count])
        cursor.execute("SET synchronous_commit = off")
        for start in range(first, first + count, BATCH):
            _write(cursor, [_Copy(pick(), pk, rng) for pk in range(start, min(start + BATCH, first + count))])
        cursor.execute("RESET synchronous_commit")
        cursor.execute("VACUUM ANALYZE")
    return range(first, first + count)


class _Template:
    def __init__(self, dossier: Dossier) -> None:
        self.number = dossier.number or ""
        tables = {"dossiers_dossier": "id", **{f"dossiers_{name}": "dossier_id" for name in CHILDREN}}
        self.rows = {table: _written_out(table, key, dossier.pk) for table, key in tables.items()}
        events = list(Event.objects.filter(subject=dossier.subject).order_by("seq"))
        self.bodies = [_body(event, self.number) for event in events]
        self.events = [line.replace(self.number, NUMBER) for line in _event_lines(dossier.subject)]


class _Copy:
    def __init__(self, template: _Template, pk: int, rng: Random) -> None:
        self.of, self.pk = template, str(pk)
        owner = Person(role="owner", name=folk.name(rng), identity_number=folk.personal_number(rng))
        self.number = f"{template.number[: template.number.rindex('-')]}-{pk:07d}"
        keys = ",".join(f'"{key}"' for key in rules.search_keys([owner], self.number))
        self.marks = [
            (ID, self.pk), (NUMBER, self.number), (NAME, owner.name), (KEYS, keys), (IDENTITY, owner.identity_number),
            (PHONE, f"09{rng.randrange(10**8):08d}"),
        ]  # fmt: skip

    def rows(self, table: str) -> str:
        text = self.of.rows[table]
        for mark, own in self.marks:
            text = text.replace(mark, own)
        return text

    def events(self) -> Iterator[str]:
        before = b""
        for body, line in zip(self.of.bodies, self.of.events, strict=True):
            own = body.replace(ID.encode(), self.pk.encode()).replace(NUMBER.encode(), self.number.encode())
            digest = hashlib.sha256(before + own).digest()
            yield f"{line.replace(ID, self.pk).replace(NUMBER, self.number)}\t\\\\x{before.hex()}\t\\\\x{digest.hex()}\n"
            before = digest


def _body(event: Event, number: str) -> bytes:
    data = event.data | ({"number": NUMBER} if event.data.get("number") == number else {})
    return journal.canonical(
        subject=f"dossier:{ID}", seq=event.seq, kind=event.kind, happened_at=event.happened_at, recorded_at=event.recorded_at,
        actor=(event.actor_id, event.actor_name), data=data,
    )  # fmt: skip


EVENT = ["subject", "seq", "kind", "happened_at", "recorded_at", "actor_id", "actor_name", "data", "before", "hash"]


def _event_lines(subject: str) -> list[str]:
    """The events without their hashes, which each copy has of its own."""
    what = ", ".join(f"'dossier:{ID}'" if column == "subject" else column for column in EVENT[:-2])
    return _copied_out(f"SELECT {what} FROM journal_event WHERE subject = '{subject}' ORDER BY seq").splitlines()


def _written_out(table: str, key: str, pk: int) -> str:
    own = {**OWN.get(table, {}), key: f"'{ID}'"}
    what = ", ".join(own.get(column, f'"{column}"') for column in _columns(table))
    return _copied_out(f"SELECT {what} FROM {table} WHERE {key} = {pk} ORDER BY id")


def _copied_out(select: str) -> str:
    with connection.cursor() as cursor, cursor.copy(f"COPY ({select}) TO STDOUT") as copy:
        return b"".join(bytes(piece) for piece in copy).decode()


def _columns(table: str) -> list[str]:
    """The table's columns; a child's key comes from its sequence."""
    with connection.cursor() as cursor:
        names = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    return names if table == "dossiers_dossier" else [name for name in names if name != "id"]


def _write(cursor: Any, copies: list[_Copy]) -> None:
    for table in ("dossiers_dossier", *(f"dossiers_{name}" for name in CHILDREN)):
        _copy_in(cursor, table, _columns(table), (copy.rows(table) for copy in copies))
    _copy_in(cursor, "journal_event", EVENT, ("".join(copy.events()) for copy in copies))


def _copy_in(cursor: Any, table: str, columns: list[str], texts: Iterable[str]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for text in texts:
            copy.write(text)
