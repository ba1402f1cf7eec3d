"""A province's years of dossiers with their trails, written by PostgreSQL itself: millions in minutes, to be counted.

Dossiers of a small year, made by the real commands, are copied with another number, person, unit, officer and time; their events
with them, in the order in which they would have been recorded, so that a dossier's trail lies spread over the journal as it does
where people work. Moments are moved by whole weeks, in the events' data too, so a Monday stays a Monday and an early result early.

What is not true of a copy: its events bear no hashes (`motcua verify` would say so; `bench.rows` makes rows that it accepts),
holidays are not moved with the weeks, the longest trails are not copied (so that there are about twelve events each), and it has no
papers, steps or payments of its own beside its events.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from typing import Any

import psycopg

from bench import world
from motcua.config.demo import people as folk
from motcua.kernel.texts import fold

A_YEAR = 1_000_000
HUGE = 2_000_000  # from here on indexes that no figure asks are left out: ten gigabytes
NOT_ASKED = ("event_of_unit", "dossier_search", "dossier_units")
MANY = 10_000  # from here on indexes are made anew, instead of being kept row by row
FIRST = 100_000  # keys of copies, in the order in which they come in; below are the small year's
MOST = 14  # events of one that is copied
WORKERS = 2
WEEKS = 4  # copies of one dossier lie spread over so many
OPEN = 3  # of a hundred of the newest year
TABLES = ("dossiers_dossier", "dossiers_party", "journal_event")
_GIVEN = [f"{middle} {given}" for sex in "mf" for middle in folk.MIDDLE[sex] for given in folk.GIVEN[sex]]


def make(count: int) -> None:
    """Add so many dossiers: a million a year, the latest year last. What is counted from them is not yet (`rebuild`)."""
    with _connection() as connection:
        first = connection.execute("SELECT greatest(max(id) + 1, %s) FROM dossiers_dossier", [FIRST]).fetchone()[0]
        values = {"count": count, "first": first, "years": -(-count // A_YEAR), "persons": count // 2 + 1}
        for statement in (*_MARKS, *_TEMPLATES, *_COPIES):
            connection.execute(statement, values)
        with _bare(connection, is_huge=count > HUGE) if count >= MANY else nullcontext():
            _in_parts([_dossiers(connection, *share) for share in _shares(count)])
            _in_parts([_party(connection, *share) for share in _shares(count)])
            _in_parts([_events(week) for (week,) in connection.execute("SELECT DISTINCT week FROM bench.trail ORDER BY 1")])
        connection.execute("SELECT setval('dossiers_dossier_id_seq', max(id)) FROM dossiers_dossier")
        connection.execute("DROP SCHEMA bench CASCADE")
        for table in TABLES if count >= MANY else ():
            connection.execute(f"VACUUM (ANALYZE) {table}")


def _connection() -> "psycopg.Connection[Any]":
    """As the server's owner, who may leave out what holds of copies because it held of what they are copied from."""
    connection = psycopg.connect(world.url(owner=True), autocommit=True, cursor_factory=psycopg.ClientCursor)
    for setting in ("session_replication_role = replica", "synchronous_commit = off", "maintenance_work_mem = '1GB'",
                    "work_mem = '256MB'", "timezone = 'UTC'"):  # fmt: skip
        connection.execute(f"SET {setting}")
    return connection


@contextmanager
def _bare(connection: "psycopg.Connection[Any]", *, is_huge: bool) -> Iterator[None]:
    """Without indexes, but for the primary keys: one made at the end is made once."""
    again = []
    for table in TABLES:
        connection.execute(f"ALTER TABLE {table} SET (autovacuum_enabled = false)")
        again.append(f"ALTER TABLE {table} RESET (autovacuum_enabled)")
        for name, definition in connection.execute(_UNIQUE, [table]).fetchall():
            connection.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
            again.append(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
        for name, definition in connection.execute(_INDEXES, [table]).fetchall():
            connection.execute(f"DROP INDEX {name}")
            again += [] if is_huge and name in NOT_ASKED else [definition]
    yield
    for statement in again:
        connection.execute(statement)


def _in_parts(statements: list[str]) -> None:
    def run(share: list[str]) -> None:
        with _connection() as connection:
            for statement in share:
                connection.execute(statement)

    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(run, [statements[n::WORKERS] for n in range(WORKERS)]))


def _shares(count: int, size: int = 100_000) -> Iterator[tuple[int, int]]:
    return ((since, min(since + size, count + 1)) for since in range(1, count + 1, size))


_UNIQUE = "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'u'"
_INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
     WHERE indrelid = %s::regclass AND NOT indisprimary"""

# By chance, and the same each time: of so many, the one for this number and this question.
_MARKS = (
    "DROP SCHEMA IF EXISTS bench CASCADE",
    "CREATE SCHEMA bench",
    """CREATE FUNCTION bench.chance(n bigint, question bigint, of_many bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS
       'SELECT (hashint8extended(n, question) & 9223372036854775807) %% of_many'""",
    r"""CREATE FUNCTION bench.moved(data jsonb, back interval) RETURNS jsonb LANGUAGE sql STABLE AS $$
        SELECT jsonb_object_agg(key, CASE
               WHEN jsonb_typeof(value) = 'string' AND value #>> '{}' ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d'
               THEN to_jsonb((value #>> '{}')::timestamptz - back) ELSE value END) FROM jsonb_each(data) $$""",
)
_TEMPLATES = (
    f"""CREATE TABLE bench.template AS
       SELECT d.id AS dossier, d.number, d.closed_at IS NULL AS is_open, d.lead_unit_id AS unit, d.receiving_unit_id AS desk,
              d.submitted_at, u.level = 'commune' AS in_commune, f.officer,
              row_number() OVER (PARTITION BY d.closed_at IS NULL ORDER BY d.id) - 1 AS place
         FROM dossiers_dossier d JOIN indicators_fact f ON f.dossier = d.id JOIN people_unit u ON u.code = d.lead_unit_id
        WHERE d.id < {FIRST} AND f.seq <= {MOST}""",
    """CREATE TABLE bench.shift AS
       SELECT 52 * year + week AS weeks, 7 * (52 * year + week) * interval '1 day' AS back
         FROM generate_series(0, %(years)s - 1) AS year, generate_series(0, """ + str(WEEKS - 1) + """) AS week""",
    """CREATE TABLE bench.trail AS
       SELECT t.dossier, s.weeks, date_trunc('week', e.recorded_at - s.back)::date AS week,
              split_part(e.subject, ':', 1) AS of_what, e.seq, e.kind, e.happened_at - s.back AS happened_at,
              e.recorded_at - s.back AS recorded_at, e.actor_name,
              CASE WHEN e.actor_id = 'account:' || t.officer THEN 'account:@OFFICER@' ELSE e.actor_id END AS actor_id,
              regexp_replace(replace(replace(bench.moved(e.data, s.back)::text, '"' || t.number || '"', '"@NUMBER@"'),
                             CASE WHEN t.in_commune THEN '"' || t.unit || '"' ELSE '' END, '"@UNIT@"'),
                             '"(officer|holder)": ' || coalesce(t.officer, 0) || '([,}])', '"\\1": @OFFICER@\\2', 'g') AS data
         FROM bench.template t CROSS JOIN bench.shift s
         JOIN journal_event e ON e.subject IN ('dossier:' || t.dossier, 'rating:' || t.dossier)""",
    "CREATE INDEX ON bench.trail (week)",
    """CREATE TABLE bench.commune AS
       SELECT code, row_number() OVER (ORDER BY code) - 1 AS place FROM people_unit WHERE level = 'commune' AND valid_to IS NULL""",
    """CREATE TABLE bench.officer AS
       SELECT u.unit, k AS place, 1000000 + row_number() OVER (ORDER BY u.unit, k) AS account, u.many
         FROM (SELECT DISTINCT unit, CASE WHEN in_commune THEN 2 ELSE 20 END AS many FROM (
                      SELECT unit, in_commune FROM bench.template WHERE NOT in_commune
                      UNION ALL SELECT code, true FROM bench.commune) x) u
        CROSS JOIN LATERAL generate_series(0, u.many - 1) AS k""",
    """INSERT INTO people_account
       SELECT (jsonb_populate_record(a, jsonb_build_object('id', o.account, 'username', 'canbo' || o.account,
               'full_name', 'Nguyễn Văn ' || o.account %% 1000))).*
         FROM bench.officer o JOIN people_account a ON a.username = 'chuyenvien' ON CONFLICT DO NOTHING""",
    "ANALYZE bench.template, bench.shift, bench.trail, bench.commune, bench.officer",
)
_COPIES = (
    f"""CREATE TABLE bench.copy AS
        SELECT row_number() OVER w AS n, %(first)s + row_number() OVER w AS pk, t.dossier, s.weeks,
               s.back + bench.chance(x.n, 8, 3540) * interval '1 second' AS back,
               CASE WHEN t.in_commune THEN c.code ELSE t.unit END AS unit,
               CASE WHEN t.in_commune AND t.desk = t.unit THEN c.code ELSE t.desk END AS desk, o.account AS officer,
               (%(persons)s * power(bench.chance(x.n, 7, 1000000) / 1e6, 2))::bigint AS person,
               regexp_replace(t.number, '[^-]+$', lpad(x.n::text, 7, '0') || '%(first)s') AS number
          FROM (SELECT n, n %% %(years)s AS year, n %% %(years)s = 0 AND bench.chance(n, 1, 100) < {OPEN} AS is_open
                  FROM generate_series(0, %(count)s - 1) AS n) x
          JOIN LATERAL (SELECT count(*) FILTER (WHERE is_open) AS open, count(*) FILTER (WHERE NOT is_open) AS ended
                          FROM bench.template) many ON true
          JOIN bench.template t ON t.is_open = x.is_open
                               AND t.place = bench.chance(x.n, 2, CASE WHEN x.is_open THEN many.open ELSE many.ended END)
          JOIN bench.shift s ON s.weeks = CASE WHEN x.is_open THEN 0 ELSE 52 * year + bench.chance(x.n, 4, {WEEKS}) END
          JOIN bench.commune c ON c.place = bench.chance(x.n, 5, (SELECT count(*) FROM bench.commune))
          LEFT JOIN bench.officer o ON o.unit = CASE WHEN t.in_commune THEN c.code ELSE t.unit END AND t.officer IS NOT NULL
                                   AND o.place = bench.chance(x.n, 6, o.many)
        WINDOW w AS (ORDER BY t.submitted_at - s.back, x.n)
         ORDER BY s.weeks, t.dossier""",
    "CREATE INDEX ON bench.copy (dossier, weeks)",
    "CREATE INDEX ON bench.copy (n)",
    "ANALYZE bench.copy",
)


def _events(week: Any) -> str:
    """All that was recorded in one week, in that order."""
    own = "'@NUMBER@', c.number), '@OFFICER@', coalesce(c.officer, 0)::text), '@UNIT@', c.unit"
    return f"""
        INSERT INTO journal_event (subject, seq, kind, happened_at, recorded_at, actor_id, actor_name, data, before, hash)
        SELECT subject, seq, kind, happened_at, recorded_at, actor_id, actor_name, data, '', ''
          FROM (SELECT t.of_what || ':' || c.pk AS subject, t.seq, t.kind, t.happened_at - c.back + s.back AS happened_at,
                       t.recorded_at - c.back + s.back AS recorded_at,
                       replace(t.actor_id, '@OFFICER@', coalesce(c.officer, 0)::text) AS actor_id, t.actor_name,
                       replace(replace(replace(t.data, {own})::jsonb AS data
                  FROM bench.trail t JOIN bench.copy c USING (dossier, weeks) JOIN bench.shift s USING (weeks)
                 WHERE t.week = '{week}' ORDER BY 5, 1, 2) x"""


def _dossiers(connection: "psycopg.Connection[Any]", since: int, until: int) -> str:
    return _copied(connection, "dossiers_dossier", f"d.id = c.dossier WHERE c.n >= {since} AND c.n < {until}", {
        "id": "c.pk", "number": "c.number", "idempotency_key": "NULL", "owner_name": _name("c.person"),
        "search_keys": f"ARRAY[{_lower('c.person')}, {_IDENTITY}, {_PHONE}, lower(right(c.number, 14))]",
        "requested": f"split_part(d.requested, ' – ', 1) || ' – ' || {_name('c.person')}",
        "lead_unit_id": "c.unit", "receiving_unit_id": "c.desk", "units": "array_replace(d.units, d.lead_unit_id, c.unit)",
        "holder_unit_id": "CASE WHEN d.holder_unit_id = d.lead_unit_id THEN c.unit ELSE d.holder_unit_id END",
        "holder_id": "CASE WHEN d.holder_id IS NOT NULL THEN c.officer END",
        **dict.fromkeys(("owner_account_id", "submitter_id", "helper_id", "organisation_id"), "NULL"),
    })  # fmt: skip


def _party(connection: "psycopg.Connection[Any]", since: int, until: int) -> str:
    which = f"d.dossier_id = c.dossier AND d.role = 'owner' WHERE c.n >= {since} AND c.n < {until}"
    return _copied(connection, "dossiers_party", which, {
        "dossier_id": "c.pk", "name": _name("c.person"), "phone": _PHONE,
        "identity_number": f"CASE WHEN d.identity_number <> '' THEN {_IDENTITY} ELSE '' END",
    })  # fmt: skip


def _copied(connection: "psycopg.Connection[Any]", table: str, which: str, own: dict[str, str]) -> str:
    columns = connection.execute(_COLUMNS, [table]).fetchall()
    kept = {name: own.get(name, f"d.{name} - c.back" if is_moment else f"d.{name}") for name, is_moment in columns
            if name != "id" or name in own}  # fmt: skip
    names = ", ".join(f'"{name}"' for name in kept)
    what = ", ".join(value.replace("d.case", 'd."case"') for value in kept.values())
    return f"INSERT INTO {table} ({names}) SELECT {what} FROM bench.copy c JOIN {table} d ON {which} ORDER BY c.pk"


_COLUMNS = """
    SELECT column_name, data_type = 'timestamp with time zone' FROM information_schema.columns
     WHERE table_name = %s AND table_schema = 'public' ORDER BY ordinal_position"""
_IDENTITY = "'024' || lpad(c.person::text, 9, '0')"
_PHONE = "'09' || lpad(c.person::text, 8, '0')"


def _name(person: str) -> str:
    return _one_of(folk.FAMILY, person) + " || ' ' || " + _one_of(_GIVEN, f"({person} / {len(folk.FAMILY)})")


def _lower(person: str) -> str:
    family, given = [fold(name) for name in folk.FAMILY], [fold(name) for name in _GIVEN]
    return _one_of(family, person) + " || ' ' || " + _one_of(given, f"({person} / {len(family)})")


def _one_of(names: list[str], number: str) -> str:
    return f"(ARRAY[{', '.join(map(repr, names))}]::text[])[1 + {number} % {len(names)}]"
