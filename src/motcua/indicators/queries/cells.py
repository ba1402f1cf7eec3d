"""How dossiers become sums: the statements that count facts into the cells of every grain."""

from motcua.indicators.queries import slots
from motcua.indicators.rules.flows import MOMENTS, Basis
from motcua.indicators.rules.scopes import GRAINS

CELL = ("grain", "basis", "start", "a", "b", "sums")
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
    moment = MOMENTS[basis]
    counts = [f"CASE WHEN {sql} THEN {sign} ELSE 0 END AS s{place}" for place, sql in enumerate(asked)]
    sums = [f"sum(x.s{place})::int" for place in range(len(asked))]
    return f"""
        SELECT g.grain, '{basis}' AS basis, g.start, g.a, g.b, ARRAY[{", ".join(sums)}] AS sums
          FROM (SELECT ({moment} {_HANOI})::date AS day, date_trunc('month', {moment} {_HANOI})::date AS month,
                       unit, desk, field, procedure, channel, {_AXIS["officer"]} AS officer, {", ".join(counts)}
                  FROM {source} f WHERE {moment} IS NOT NULL) x
         CROSS JOIN LATERAL (VALUES {_grains()}) AS g (grain, start, a, b)
         GROUP BY 1, 3, 4, 5
        HAVING {" OR ".join(f"{one} <> 0" for one in sums)}"""  # noqa: S608 - our own names


def _grains() -> str:
    rows = []
    for grain in GRAINS:
        a, b, *_ = (*(f"x.{axis}" for axis in grain.axes), "''", "''")
        for step in ("day", "month")[0 if grain.by_day else 1 :]:
            rows.append(f"('{grain.name}/{step}', x.{step}, {a}, {b})")
    return ", ".join(rows)
