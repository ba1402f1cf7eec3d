"""Counting everything anew from the journal: to prove what is kept, and to build it when there is something new to keep.

The journal only grows, so what it said up to the reader's place can be folded at leisure while the reader goes on: kept facts and
cells are copied as they stood at that place, and compared with what the journal gives up to there.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.db import connection, transaction

from motcua.indicators.commands import reading
from motcua.indicators.models import Slot
from motcua.indicators.queries import cells, journeys
from motcua.indicators.queries.folding import COLUMNS, EVERY, folded
from motcua.indicators.rules.flows import Basis
from motcua.indicators.rules.kept import sums_to_keep
from motcua.journal import commands as journal
from motcua.journal import queries as trail

WORKERS = 2
_MANY = 20_000  # dossiers from which on the work is shared out
_ROOMY = "SET LOCAL work_mem = '256MB'"  # what is sorted and grouped here would else go over the disk
_KEPT, _NEW = "_kept", "_new"
_TABLES = ("indicators_fact", "indicators_cell")
_CELL = ", ".join(cells.CELL)
_FACTS = ", ".join(EVERY)


@dataclass(frozen=True, slots=True)
class WrongFact:
    """A dossier whose kept facts are not what the journal gives."""

    dossier: int


@dataclass(frozen=True, slots=True)
class WrongCell:
    """A sum that is kept and the one that is counted, with its place."""

    grain: str
    basis: str
    start: date
    a: str
    b: str
    c: str
    condition: str
    kept: int
    counted: int


def recount(*, most: int = 100) -> "list[WrongFact | WrongCell]":
    """Count everything anew and return where what is kept differs, at most so many of each; empty when it is true."""
    with _work_tables(_KEPT, _NEW):
        upto, together = _remember(), connection.in_atomic_block
        _fold_all(upto, together=together)
        _count_all(together=together)
        return [*_wrong_facts(most), *_wrong_cells(most)]


def rebuild() -> int:
    """Count everything anew and keep it, sums that are new to the definitions too; return how many dossiers there are.

    The reader waits meanwhile, and goes on from here when this is over.
    """
    together = connection.in_atomic_block
    with _work_tables(_NEW), transaction.atomic():
        reading.alone()
        plan()
        upto = trail.end()
        _fold_all(upto, together=together)
        _count_all(together=together)
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(_TABLES)}")
            cursor.execute(f"INSERT INTO indicators_fact ({_FACTS}) SELECT {_FACTS} FROM indicators_fact{_NEW}")  # noqa: S608
            count = int(cursor.rowcount)
            cursor.execute(f"INSERT INTO indicators_cell ({_CELL}) SELECT {_CELL} FROM indicators_cell{_NEW}")  # noqa: S608
        Slot.objects.update(is_kept=True)
        journal.advance(reading.READER, *upto)
    return count


def to_rebuild() -> bool:
    """Tell whether there are sums of the definitions that are not kept yet."""
    return plan() > 0 or Slot.objects.filter(is_kept=False).exists()


def plan() -> int:
    """Give every sum of the definitions its place; return how many are new. They are counted from dossiers until a rebuild."""
    known = {(slot.basis, slot.condition): slot.place for slot in Slot.objects.all()}
    last = {basis: max((place for (of, _), place in known.items() if of == basis), default=0) for basis in Basis}
    new = []
    for basis, asked in sums_to_keep():
        if (basis, asked) not in known:
            last[basis] += 1
            new.append(Slot(basis=basis, condition=asked, place=last[basis]))
    Slot.objects.bulk_create(new)
    return len(new)


def _remember() -> tuple[int, int]:
    """Copy what is kept as it stands at one moment, and return the reader's place at that moment."""
    with transaction.atomic(), connection.cursor() as cursor:
        if len(connection.savepoint_ids) == 0:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for table in _TABLES:
            cursor.execute(f"INSERT INTO {table}{_KEPT} SELECT * FROM {table}")  # noqa: S608 - our own names
        return trail.place(reading.READER)


def _fold_all(upto: tuple[int, int], *, together: bool) -> None:
    """Fold the whole journal into the new facts, and find the journeys."""

    def fold(since: str, until: str) -> None:
        statement, values = folded(since=since, until=until, upto=upto)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_ROOMY)
            cursor.execute(f"INSERT INTO indicators_fact{_NEW} ({', '.join(COLUMNS)}) {statement}", values)

    _shared(fold, _ranges(), together)
    _shared(_link_all, [()], together)  # who counts on another connection must see it


def _link_all() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_ROOMY)
        cursor.execute(f"ANALYZE indicators_fact{_NEW}")
        cursor.execute(
            f"""UPDATE indicators_fact{_NEW} f SET earlier = l.earlier, later = l.later, journey_due_at = l.journey_due_at
                  FROM ({journeys.links(f"indicators_fact{_NEW}")}) l
                 WHERE f.dossier = l.dossier AND (l.earlier IS NOT NULL OR l.later IS NOT NULL)"""  # noqa: S608 - our own names
        )


def _count_all(*, together: bool) -> None:
    def count(statement: str) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_ROOMY)
            cursor.execute(f"INSERT INTO indicators_cell{_NEW} ({_CELL}) {statement}")

    _shared(count, [(statement,) for statement in cells.deltas(f"indicators_fact{_NEW}")], together)


def _shared(work: Callable[..., None], shares: Sequence[tuple[Any, ...]], together: bool) -> None:
    """Do the shares of some work, on connections of their own where that is possible; within a transaction there is only one."""
    if together:
        for share in shares:
            work(*share)
        return

    def alone(share: tuple[Any, ...]) -> None:
        try:
            work(*share)
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(alone, shares))


def _ranges() -> list[tuple[str, str]]:
    """Part the dossiers, by their keys as text (so the journal's index has them), into shares of about one size."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM dossiers_dossier")
        last = int(cursor.fetchone()[0])
    if last < _MANY:
        return [("", "")]
    keys = sorted(str(key) for key in range(1, last, max(1, last // 1000)))
    cuts = ["", *(keys[len(keys) * n // (WORKERS * 4)] for n in range(1, WORKERS * 4)), ""]
    return list(pairwise(cuts))


def _wrong_facts(most: int) -> list[WrongFact]:
    names = ", ".join(f"{{0}}.{name}" for name in EVERY)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_ROOMY)
        cursor.execute(
            f"""SELECT coalesce(k.dossier, n.dossier) FROM indicators_fact{_KEPT} k
                  FULL JOIN indicators_fact{_NEW} n ON n.dossier = k.dossier
                 WHERE ({names.format("k")}) IS DISTINCT FROM ({names.format("n")}) LIMIT %s""",  # noqa: S608 - our own names
            [most],
        )
        return [WrongFact(dossier) for (dossier,) in cursor.fetchall()]


def _wrong_cells(most: int) -> list[WrongCell]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT {cells.ONE}, u.place::int, coalesce(u.kept, 0), coalesce(u.counted, 0)
                  FROM indicators_cell{_KEPT} k FULL JOIN indicators_cell{_NEW} n USING ({cells.ONE})
                 CROSS JOIN LATERAL unnest(k.sums, n.sums) WITH ORDINALITY AS u (kept, counted, place)
                 WHERE coalesce(u.kept, 0) <> coalesce(u.counted, 0) LIMIT %s""",  # noqa: S608 - our own names
            [most],
        )
        rows = cursor.fetchall()
    said = {(slot.basis, slot.place): slot.condition for slot in Slot.objects.all()}
    return [
        WrongCell(grain, basis, start, a, b, c, said[basis, place], kept, counted)
        for grain, basis, start, a, b, c, place, kept, counted in rows
    ]


@contextmanager
def _work_tables(*suffixes: str) -> Iterator[None]:
    """Tables beside the kept ones, which nobody has to get back after a crash."""
    names = [f"{table}{suffix}" for table in _TABLES for suffix in suffixes]
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP TABLE IF EXISTS {name}")
            of = next(table for table in _TABLES if name.startswith(table))
            cursor.execute(f"CREATE UNLOGGED TABLE {name} (LIKE {of})")
            cursor.execute(f"ALTER TABLE {name} ALTER COLUMN id DROP NOT NULL") if of == "indicators_cell" else None
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {', '.join(names)}")
