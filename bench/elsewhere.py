"""The same question asked of the rows themselves, in SQL, and of a copy of them in Parquet: what kept sums are measured against."""

import shutil
import time
from datetime import UTC, datetime

from django.db import connection

from bench import world
from motcua.indicators.queries.numbers import ended
from motcua.indicators.rules import PLACES, Period
from motcua.indicators.rules.flows import sql

MOMENTS = ("submitted_at", "accepted_at", "finished_at", "due_at", "late_from", "waiting_since")
REST = ("dossier", "unit", "field", "procedure", "channel", "outcome", "speed")


def asked(period: Period, at: datetime) -> dict[str, object]:
    """Return how long form II.06a by unit and field takes here and there, in seconds; the answers must be the same."""
    from bench.figures import timed

    found: dict[str, list[tuple[object, ...]]] = {}
    facts: dict[str, object] = {"II.06a by unit and field, of the rows in SQL": timed(lambda: found.update(rows=_rows(period, at)))}
    folder = world.VAR / "parquet"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        began = time.perf_counter()
        import duckdb

        base = duckdb.connect(config={"threads": 2})
        path = folder / "facts.csv"
        with path.open("wb") as file, connection.cursor() as cursor, cursor.copy(_COPY) as copy:
            for piece in copy:
                file.write(piece)
        base.execute(f"COPY (SELECT * FROM read_csv('{path}', header=true)) TO '{folder}/facts.parquet'")
        facts["a copy in Parquet"] = f"{time.perf_counter() - began:.3f} s"
        table = f"read_parquet('{folder}/facts.parquet')"
        base.execute(_statement(table, period, at)).fetchall()
        facts["II.06a by unit and field, of Parquet by DuckDB"] = timed(
            lambda: found.update(parquet=base.execute(_statement(table, period, at)).fetchall())
        )
    finally:
        shutil.rmtree(folder)
    facts["they say the same"] = sorted(found["rows"]) == sorted(found["parquet"])
    return facts


_COPIED = ", ".join([*REST, *(f"{name} AT TIME ZONE 'UTC' AS {name}" for name in MOMENTS)])
_COPY = f"COPY (SELECT {_COPIED} FROM indicators_fact) TO STDOUT (FORMAT csv, HEADER true)"


def _rows(period: Period, at: datetime) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SET TIME ZONE 'UTC'")
        cursor.execute(_statement("indicators_fact", period, at))
        return list(cursor.fetchall())


def _statement(table: str, period: Period, at: datetime) -> str:
    until = ended(period, at)
    ends = {name: f"'{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}'" for name, moment in
            (("since", min(period.since_at, until)), ("until", until))}  # fmt: skip
    sums = ", ".join(f"count(*) FILTER (WHERE {sql(*one) % ends})" for one in PLACES.values())
    return f"SELECT unit, field, {sums} FROM {table} GROUP BY 1, 2"
