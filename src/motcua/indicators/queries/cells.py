"""How dossiers become sums: the statements that count facts into the cells of every grain."""

from motcua.indicators.queries import slots
from motcua.indicators.rules.flows import MOMENTS, Basis
from motcua.indicators.rules.scopes import GRAINS

CELL = ("grain", "basis", "start", "a", "b", "c", "sums")
ONE = "grain, basis, start, a, b, c"  # what makes it that cell
_HANOI = "AT TIME ZONE 'Asia/Ho_Chi_Minh'"
_AXIS = {"officer": "coalesce(officer::text, '')"}
# Adding up two cells of one place, of which one may know fewer slots.
MERGED = """
    (SELECT array_agg(coalesce(u.x, 0) + coalesce(u.y, 0) ORDER BY u.n)
       FROM unnest(c.sums, excluded.sums) WITH ORDINALITY AS u (x, y, n))"""


def deltas(source: str, sign: str = "1") -> list[str]:
    """Return a statement for each basis that gives the rows of CELL which dossiers amount to, sums of nothing left out.

    :param source: a table or bracketed SELECT of facts, :param sign: and the column or number that each counts as
    """
    return [_delta(source, sign, basis, asked) for basis, asked in slots.planned().items()]


def _delta(source: str, sign: str, basis: Basis, asked: list[str]) -> str:
    moment, places = MOMENTS[basis], range(len(asked))
    counts = ", ".join(f"CASE WHEN {sql} THEN {sign} ELSE 0 END AS s{place}" for place, sql in enumerate(asked))
    sums = ", ".join(f"sum(s{place}) AS s{place}" for place in places)
    cells = f"ARRAY[{', '.join(f's{place}::int' for place in places)}] AS sums"
    some = " OR ".join(f"s{place} <> 0" for place in places)
    steps = {"day": "fine WHERE step = 'day' AND", "month": "months WHERE", "year": "years WHERE"}
    # OFFSET 0: a dossier is asked once, not once for each grain it is counted in. Months are made of days, and years of months.
    return f"""
        WITH asked AS (
            SELECT ({moment} {_HANOI})::date AS day, date_trunc('month', {moment} {_HANOI})::date AS month,
                   unit, desk, field, procedure, channel, {_AXIS["officer"]} AS officer, {counts}
              FROM {source} f WHERE {moment} IS NOT NULL OFFSET 0
        ), fine AS MATERIALIZED (
            SELECT g.grain, g.step, g.start, g.a, g.b, g.c, {sums}
              FROM asked x CROSS JOIN LATERAL (VALUES {_grains()}) AS g (grain, step, start, a, b, c) GROUP BY 1, 2, 3, 4, 5, 6
        ), months AS MATERIALIZED (
            SELECT grain, date_trunc('month', start::timestamp)::date AS start, a, b, c, {sums} FROM fine GROUP BY 1, 2, 3, 4, 5
        ), years AS (
            SELECT grain, date_trunc('year', start::timestamp)::date AS start, a, b, c, {sums} FROM months GROUP BY 1, 2, 3, 4, 5
        )
        {" UNION ALL ".join(
            f"SELECT grain || '/{step}' AS grain, '{basis}' AS basis, start, a, b, c, {cells} FROM {rows} ({some})"
            for step, rows in steps.items()
        )}"""  # noqa: S608 - our own names


def _grains() -> str:
    """The finest that each grain is kept by."""
    rows = []
    for grain in GRAINS:
        a, b, c, *_ = (*(f"x.{axis}" for axis in grain.axes), "''", "''", "''")
        step = "day" if grain.by_day else "month"
        rows.append(f"('{grain.name}', '{step}', x.{step}, {a}, {b}, {c})")
    return ", ".join(rows)
