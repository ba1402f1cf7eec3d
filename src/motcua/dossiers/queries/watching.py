"""Dossiers that do not move by themselves: nobody is responsible, nobody opened what was handed over, nothing happens."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connection

from motcua.deadlines.rules import Term, TermUnit, WorkCalendar
from motcua.dossiers.rules.backwards import latest_start
from motcua.dossiers.rules.responsible import REFERRED, WATCHED, all_unborne
from motcua.people.queries.bearing import all_bearers

# After so much office time without a sign of life somebody has to look.
UNOPENED, SILENT = Term(Decimal(8), TermUnit.WORKING_HOUR), Term(Decimal(40), TermUnit.WORKING_HOUR)
EVERY = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Stuck:
    """A dossier that does not move by itself, why, and since when."""

    id: int
    number: str
    procedure: str
    unit: str
    holder: int | None
    why: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Unborne:
    """How many dossiers wait in a unit for something that nobody can do now. waits_for: a state or the kind of a step."""

    unit: str
    waits_for: str
    holder: int | None
    why: str
    count: int


# A dossier that waits for its applicant is no business of ours to move: only what runs, or waits for our own answer.
_WATCHED = ", ".join(f"'{state.value}'" for state in WATCHED)
_WAITS_FOR = f"""CASE WHEN d.state <> 'PROCESSING' THEN d.state
           WHEN d.referred_from IS NOT NULL THEN '{REFERRED}' ELSE d.step_kind END"""
_WHERE = f"""
    d.closed_at IS NULL AND d.state IN ({_WATCHED}) AND d.holder_unit_id IS NOT NULL
           AND (%(units)s::text[] IS NULL OR d.holder_unit_id = ANY(%(units)s))"""
_PLACES = f"SELECT {_WAITS_FOR}, d.holder_unit_id, d.holder_id, count(*) FROM dossiers_dossier d WHERE {_WHERE} GROUP BY 1, 2, 3"  # noqa: S608 - ours
_STUCK = f"""
    SELECT * FROM (
        SELECT d.id, d.number, d.procedure_name, d.holder_unit_id, d.holder_id,
               CASE WHEN u.why IS NOT NULL THEN u.why
                    WHEN d.state = 'PROCESSING' AND NOT d.is_taken AND r.opened_at <= %(unopened)s THEN 'unopened'
                    WHEN d.state = 'SUBMITTED' AND e.recorded_at <= %(unopened)s THEN 'unopened'
                    WHEN d.state = 'PROCESSING' AND d.holder_id IS NULL AND d.is_taken AND d.step_kind <> 'assign' THEN 'nobody'
                    WHEN d.state = 'RESULT_READY' AND d.announced_at IS NULL AND d.finished_at <= %(unopened)s THEN 'untold'
                    WHEN d.state <> 'RESULT_READY' AND e.recorded_at <= %(silent)s THEN 'silent' END AS why,
               coalesce(CASE WHEN d.state = 'RESULT_READY' THEN d.finished_at WHEN NOT d.is_taken THEN r.opened_at END,
                        e.recorded_at) AS since
          FROM dossiers_dossier d
          JOIN journal_event e ON e.subject = 'dossier:' || d.id AND e.seq = d.seq
          LEFT JOIN dossiers_steprun r ON r.dossier_id = d.id AND r.finished_at IS NULL
          LEFT JOIN unnest(%(waits_for)s::text[], %(at_unit)s::text[], %(holders)s::bigint[], %(whys)s::text[])
                    u(waits_for, unit, holder, why)
                 ON u.unit = d.holder_unit_id AND u.holder IS NOT DISTINCT FROM d.holder_id AND u.waits_for = {_WAITS_FOR}
         WHERE {_WHERE}
    ) found WHERE why IS NOT NULL ORDER BY since, number LIMIT %(limit)s"""  # noqa: S608 - our own constants


def stuck(units: Collection[str] | None, at: datetime, calendar: WorkCalendar, limit: int = 1001) -> list[Stuck]:
    """Return what nobody can move on, opens, holds, tells of, or nothing happens to, the longest first.

    :param units: that hold them; None: everywhere
    """
    alone = unborne(units, at)
    facts: dict[str, Any] = {
        "units": _listed(units), "limit": limit, "unopened": latest_start(UNOPENED, at, calendar),
        "silent": latest_start(SILENT, at, calendar), "waits_for": [one.waits_for for one in alone],
        "at_unit": [one.unit for one in alone], "holders": [one.holder for one in alone], "whys": [one.why for one in alone],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_STUCK, facts)
        return [Stuck(*row) for row in cursor.fetchall()]


def unborne(units: Collection[str] | None, at: datetime) -> list[Unborne]:
    """Return where dossiers lie that nobody can move on: who held them has left, or all who bear the duty are away."""
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, {"units": _listed(units)})
        places = {(waits_for, unit, holder): count for waits_for, unit, holder, count in cursor.fetchall()}
    bearers = all_bearers({unit for _, unit, _ in places}, at) if places else {}
    found = all_unborne(places, bearers)
    return [
        Unborne(unit, waits_for, holder, why, places[waits_for, unit, holder])
        for (waits_for, unit, holder), why in sorted(found.items(), key=lambda item: (item[0][1], item[0][0], item[0][2] or 0))
    ]


def _listed(units: Collection[str] | None) -> list[str] | None:
    return None if units is None else sorted(units)


def standing_still(at: datetime, calendar: WorkCalendar) -> int:
    """Return how many dossiers of the whole province stand still: an open figure."""
    return len(stuck(None, at, calendar, EVERY))
