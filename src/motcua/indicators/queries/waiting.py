"""How long people waited: each third of the dossiers of a period, from the quickest to the slowest."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from motcua.indicators.queries.lists import Behind, in_thirds, rows_of
from motcua.indicators.rules.periods import Period
from motcua.indicators.rules.scopes import Scope
from motcua.indicators.rules.waiting import THIRDS, WAITING


@dataclass(frozen=True, slots=True)
class Third:
    """A third of the dossiers. part: of `THIRDS`; nine of ten of them took no longer than `most`."""

    part: str
    dossiers: int
    most: timedelta


def thirds(scope: Scope, period: Period, *, at: datetime, known: datetime | None = None) -> list[Third]:
    """Return the thirds of what was settled in a period; fewer when there are fewer than three."""
    rows, values = rows_of(Behind(WAITING, THIRDS[0], scope, period, at, known))
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT third, count(*), percentile_disc(0.9) WITHIN GROUP (ORDER BY span) FROM ({in_thirds(rows)}) t
                 GROUP BY third ORDER BY third""",  # noqa: S608 - our own
            values,
        )
        return [Third(THIRDS[third - 1], dossiers, most) for third, dossiers, most in cursor.fetchall()]
