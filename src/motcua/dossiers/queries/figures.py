"""Open figures of waiting and lateness now, from the dossiers themselves by indexes made for it; no dossier or person in them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from motcua.deadlines.rules import WorkCalendar
from motcua.dossiers.rules import figures
from motcua.dossiers.rules.figures import Waiting, WorkedTime
from motcua.kernel.moments import local_date

_DONE = "state IN ('RESULT_READY', 'DELIVERED')"
_DAY = "(%s AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
_OPEN = "closed_at IS NULL AND NOT (state = 'DRAFT')"
_PAIRS = f"""
    SELECT submitted_at, finished_at FROM dossiers_dossier
     WHERE finished_at >= %(since)s AND finished_at < %(until)s AND {_DONE} AND procedure_key = %(key)s LIMIT 20000"""  # noqa: S608
_PAIRS_OF_DAYS = f"""
    SELECT {_DAY % "submitted_at"}, {_DAY % "finished_at"}, count(*) FROM dossiers_dossier
     WHERE finished_at >= %(since)s AND finished_at < %(until)s AND {_DONE} GROUP BY 1, 2"""  # noqa: S608
_LATE = f"""
    SELECT d.holder_unit_id, count(*), min(d.due_at), count(*) FILTER (WHERE EXISTS (
           SELECT FROM dossiers_lateletter l WHERE l.dossier_id = d.id))
      FROM dossiers_dossier d
     WHERE {_OPEN} AND d.clock_running AND d.finished_at IS NULL AND d.due_at < %(at)s GROUP BY 1"""  # noqa: S608
SQL = {"pairs": _PAIRS, "days": _PAIRS_OF_DAYS, "late": _LATE}


@dataclass(frozen=True, slots=True)
class LateUnit:
    """A unit that holds dossiers whose appointment has passed. with_letter: their applicants were written to."""

    unit: str
    count: int
    oldest: datetime
    with_letter: int

    @property
    def without_letter(self) -> int:
        return self.count - self.with_letter


def usual_waiting(procedure_key: str, at: datetime, calendar: WorkCalendar) -> Waiting | None:
    """Return how long people waited for results of the last 30 days, from sending to result, in working time.

    None where there were too few. The time in which a person was asked for more counts too: it is waited as well.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PAIRS, {"since": at - timedelta(days=figures.USUAL_DAYS), "until": at, "key": procedure_key})
        pairs = cursor.fetchall()
    if len(pairs) < figures.FEWEST_FOR_WAITING:
        return None
    worked = WorkedTime(calendar, local_date(min(since for since, _ in pairs)), local_date(at))
    return figures.waiting((worked.between(*pair) for pair in pairs), figures.minutes_a_day(calendar, local_date(at)))


def late_units(at: datetime) -> list[LateUnit]:
    """Return the units with dossiers past their appointment, the most first. A question, not a state."""
    with connection.cursor() as cursor:
        cursor.execute(_LATE, {"at": at})
        return sorted((LateUnit(*row) for row in cursor.fetchall()), key=lambda late: (-late.count, late.oldest, late.unit))


def usual_days(at: datetime, calendar: WorkCalendar) -> tuple[int, int, int] | None:
    """Return the same for all procedures, quick, usual and long, by whole days.

    From a million dossiers only how many there are of each pair of days is read.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PAIRS_OF_DAYS, {"since": at - timedelta(days=figures.USUAL_DAYS), "until": at})
        pairs = cursor.fetchall()
    found = figures.waiting((days for since, until, count in pairs for days in [calendar.working_days(since, until)] * count), 1)
    return (found.quick, found.usual, found.long) if found else None
