"""Keeping facts and sums true: what the journal says is new is folded anew, and the cells change by the difference."""

from collections.abc import Iterable

from django.db import connection, transaction

from motcua.indicators.queries import cells, journeys
from motcua.indicators.queries.folding import COLUMNS, EVERY, LINKS, LISTED, folded
from motcua.indicators.rules.facts import REFILED_AFTER
from motcua.journal import commands as journal
from motcua.journal import queries as trail

READER = "indicators"
LOCK = 0x696E6469  # "indi": who changes facts and cells does so alone
_SUBJECTS = ("dossier:", "rating:")
_NAMES = ", ".join(COLUMNS)
_ALL = ", ".join(EVERY)
_CHANGES = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS if name != "dossier")
_REMEMBER = f"INSERT INTO indicators_was ({_ALL}) SELECT {_ALL} FROM indicators_fact WHERE dossier = ANY(%s)"  # noqa: S608
# Only who ended without a result can be followed by another, and only who follows one such has a journey.
_GROUP = "unnest(%(persons)s::uuid[], %(procedures)s::text[], %(things)s::uuid[])"
_GROUPS = """
    SELECT DISTINCT x.person, x.procedure, x.thing FROM (
           SELECT person, procedure, thing, submitted_at, outcome FROM indicators_was
           UNION ALL
           SELECT person, procedure, thing, submitted_at, outcome FROM indicators_fact WHERE dossier = ANY(%(dossiers)s)) x
     WHERE x.person IS NOT NULL AND (x.outcome = ANY(%(ended)s) OR EXISTS (
           SELECT FROM indicators_fact p WHERE p.person = x.person AND p.procedure = x.procedure AND p.thing = x.thing
                  AND p.outcome = ANY(%(ended)s)))"""


def read(limit: int) -> int:
    """Take in what is new in the journal, at most so many events, and return how many were read.

    One transaction: facts, cells and the reader's place change together or not at all, so a crash loses and doubles nothing.
    """
    with transaction.atomic():
        alone()
        new = trail.unread(READER, limit)
        if not new:
            return 0
        last = new[-1]
        if dossiers := sorted({int(e.subject.partition(":")[2]) for e in new if e.subject.startswith(_SUBJECTS)}):
            _renew(dossiers, (last.transaction, last.pk))
        journal.advance(READER, last.transaction, last.pk)
    return len(new)


def _renew(dossiers: list[int], upto: tuple[int, int]) -> None:
    """Fold these dossiers anew and change the cells by what became of them."""
    statement, values = folded(LISTED, upto=upto)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS indicators_was (LIKE indicators_fact) ON COMMIT DELETE ROWS")
        cursor.execute(_REMEMBER, [dossiers])
        upsert = f"INSERT INTO indicators_fact ({_NAMES}) {statement} ON CONFLICT (dossier) DO UPDATE SET {_CHANGES}"
        cursor.execute(upsert, values | {"dossiers": dossiers})
    linked = _link(dossiers)
    _count({*dossiers, *linked})


def _link(dossiers: list[int]) -> list[int]:
    """Put dossiers into their journeys again, and return those whose place changed."""
    with connection.cursor() as cursor:
        cursor.execute(_GROUPS, {"dossiers": dossiers, "ended": list(REFILED_AFTER)})
        if not (groups := cursor.fetchall()):
            return []
        persons, procedures, things = (list(column) for column in zip(*groups, strict=True))
        which = f"(person, procedure, thing) IN (SELECT * FROM {_GROUP})"  # noqa: S608 - our own names
        values = {"persons": persons, "procedures": procedures, "things": things}
        differs = " OR ".join(f"f.{name} IS DISTINCT FROM l.{name}" for name in LINKS)
        moved = f"""
            SELECT f.dossier FROM indicators_fact f LEFT JOIN ({journeys.links("indicators_fact", which)}) l USING (dossier)
             WHERE {which} AND ({differs})"""  # noqa: S608 - our own names
        cursor.execute(moved, values)
        changed = [dossier for (dossier,) in cursor.fetchall()]
        cursor.execute(_REMEMBER + " AND dossier <> ALL(%s)", [changed, dossiers])
        setting = ", ".join(f"{name} = l.{name}" for name in LINKS)
        cursor.execute(
            f"""UPDATE indicators_fact f SET {setting}
                  FROM (SELECT d.dossier, l.earlier, l.later, l.journey_due_at FROM unnest(%(changed)s::bigint[]) AS d (dossier)
                          LEFT JOIN ({journeys.links("indicators_fact", which)}) l USING (dossier)) l
                 WHERE f.dossier = l.dossier""",  # noqa: S608 - our own names
            values | {"changed": changed},
        )
    return changed


def _count(dossiers: Iterable[int]) -> None:
    """Change the cells by the difference between what dossiers were and what they are."""
    source = f"""
        (SELECT -1 AS sign, {_ALL} FROM indicators_was
         UNION ALL SELECT 1, {_ALL} FROM indicators_fact WHERE dossier = ANY(%(dossiers)s))"""  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        for delta in cells.deltas(source, "sign"):
            cursor.execute(
                f"""INSERT INTO indicators_cell AS c ({", ".join(cells.CELL)}) {delta}
                    ON CONFLICT ({cells.ONE}) DO UPDATE SET sums = {cells.MERGED}""",
                {"dossiers": list(dossiers)},
            )


def alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
