"""Open figures: counted from the dossiers themselves by indexes made for it, and no dossier or person in them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from motcua.deadlines.rules import WorkCalendar
from motcua.dossiers.rules import figures
from motcua.dossiers.rules.figures import Counted, Waiting, WorkedTime
from motcua.kernel.moments import local_date, start_of

_DONE = "state IN ('RESULT_READY', 'DELIVERED')"
_DAY = "(%s AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
_OPEN = "closed_at IS NULL AND NOT (state = 'DRAFT')"
_IN_TIME = """
    count(*) FILTER (WHERE {done} AND {finished} < {due}),
    count(*) FILTER (WHERE {done} AND {finished} >= {due} AND finished_at <= due_at),
    count(*) FILTER (WHERE {done} AND finished_at > due_at)""".format(
    done=_DONE, finished=_DAY % "finished_at", due=_DAY % "due_at"
)
_FINISHED = f"""
    SELECT {{by}}, {_IN_TIME}, count(*) FILTER (WHERE NOT ({_DONE}))
      FROM dossiers_dossier WHERE finished_at >= %(since)s AND finished_at < %(until)s {{group}}"""  # noqa: S608 - our own constants
_RECEIVED = """
    SELECT {by}, count(*) FROM dossiers_dossier WHERE submitted_at >= %(since)s AND submitted_at < %(until)s {group}"""
_WAITING = f"SELECT {{by}}, count(*) FROM dossiers_dossier WHERE {_OPEN} AND holder_unit_id IS NOT NULL {{group}}"  # noqa: S608
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
_BY = {"procedure": "procedure_key", "unit": "lead_unit_id"}
SQL = {"received": _RECEIVED, "finished": _FINISHED, "waiting": _WAITING, "pairs": _PAIRS, "days": _PAIRS_OF_DAYS, "late": _LATE}


@dataclass(frozen=True, slots=True)
class Today:
    """The province at a moment: what came in today, what waits, this month's finished ones, how long people waited of late."""

    at: datetime
    received: int
    waiting: int
    overdue: int
    month: Counted
    days: tuple[int, int, int] | None  # working days, see figures.Waiting


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


def today(at: datetime, calendar: WorkCalendar) -> Today:
    """Return the open figures of a moment; every number is told, the whole province is no person."""
    day = local_date(at)
    received = _rows("received", "", since=start_of(day), until=at)[0][1]
    (month,) = _rows("finished", "", since=start_of(day.replace(day=1)), until=at)
    return Today(
        at=at, received=received, waiting=_rows("waiting", "")[0][1], overdue=sum(late.count for late in late_units(at)),
        month=Counted("", 0, 0, *month[1:]), days=_usual_days(at, calendar),
    )


def counted(by: str, since: date, until: date) -> list[Counted]:
    """Return what each procedure or unit received and finished from one day to before another, and what waits now.

    :param by: "procedure" or "unit", the one that settles
    """
    span: Mapping[str, Any] = {"since": start_of(since), "until": start_of(until)}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for key, received in _rows("received", by, **span):
        found[key]["received"] = received
    for key, early, on_time, late, ended in _rows("finished", by, **span):
        found[key] |= {"early": early, "on_time": on_time, "late": late, "ended": ended}
    for key, waits in _rows("waiting", by):
        found[key]["waiting"] = waits
    return sorted((Counted(key, **facts) for key, facts in found.items()), key=lambda row: (-row.received, row.key))


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


def _usual_days(at: datetime, calendar: WorkCalendar) -> tuple[int, int, int] | None:
    """The same for all procedures, by whole days: from a million dossiers only how many there are of each pair of days is read."""
    with connection.cursor() as cursor:
        cursor.execute(_PAIRS_OF_DAYS, {"since": at - timedelta(days=figures.USUAL_DAYS), "until": at})
        pairs = cursor.fetchall()
    found = figures.waiting((days for since, until, count in pairs for days in [calendar.working_days(since, until)] * count), 1)
    return (found.quick, found.usual, found.long) if found else None


def _rows(what: str, by: str, **asked: Any) -> list[tuple[Any, ...]]:
    column = _BY.get(by)
    sql = SQL[what].format(by=column or "''", group="GROUP BY 1" if column else "")
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
