"""The trails of a period's dossiers, read by the database from the journal: where each lay, one stay after the other.

It says the same as `rules.trails`, and tests hold the two together. Only the trails of the dossiers asked for are read, by the
journal's index of subjects.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from motcua.deadlines import queries as deadlines
from motcua.dossiers import events
from motcua.indicators.queries import sources
from motcua.indicators.queries.numbers import ended
from motcua.indicators.rules.conditions import ALWAYS
from motcua.indicators.rules.facts import ENDS
from motcua.indicators.rules.flows import Basis, sql
from motcua.indicators.rules.periods import Period
from motcua.indicators.rules.scopes import Scope
from motcua.indicators.rules.trails import A_DAY, APPLICANT, NOBODY, WITH_APPLICANT, Level, hours

_OLDEST = timedelta(days=5 * 366)
"""Office hours are laid out from so long before a period: what lay longer counts as from then."""
_ENDS = ", ".join(f"'{kind}'" for kind in ENDS)
_APPLICANTS = ", ".join(f"'{state}'" for state in WITH_APPLICANT)

_CHOSEN = """
    SELECT dossier, CASE WHEN finished_at < %(until)s THEN finished_at END AS finished_at FROM {source} f WHERE {where}"""
_TOLD = f"""
    SELECT c.dossier, c.finished_at IS NOT NULL AS ended, e.seq, e.kind, e.actor_id, e.happened_at,
           CASE WHEN e.data->>'state' IN ({_APPLICANTS}) THEN '{APPLICANT}' ELSE coalesce(e.data->>'unit', '') END AS unit,
           (e.data->>'step')::int AS step, coalesce(e.data->>'step_kind', 'receive') AS step_kind,
           max(e.seq) FILTER (WHERE e.kind IN ({_ENDS})) OVER trail AS last,
           min(e.seq) FILTER (WHERE e.kind = '{events.SUBMITTED}') OVER trail AS first
      FROM chosen c JOIN journal_event e ON e.subject = 'dossier:' || c.dossier
     WHERE e.happened_at < %(until)s {{known}} WINDOW trail AS (PARTITION BY c.dossier)"""  # noqa: S608 - our own constants
# Each event, and of what has not ended the moment at which it is looked at; what was written down late does not turn time back.
_POINTS = f"""
    SELECT *, max(happened_at) OVER (PARTITION BY dossier ORDER BY seq) AS moment FROM (
           SELECT dossier, seq, kind, actor_id, happened_at, unit, step, step_kind, ended AND seq = last AS is_end FROM told
            WHERE seq >= first AND (NOT ended OR seq <= last)
           UNION ALL
           SELECT dossier, 2147483647, '', '{NOBODY}', %(until)s, '', NULL, '', true FROM chosen WHERE finished_at IS NULL) p"""  # noqa: S608
# What a place is: of one unit, of one kind of step, or a step of a unit.
_PLACE = f"CASE WHEN unit = '{APPLICANT}' THEN unit ELSE unit || '/' || coalesce(step::text, '') END"
_NODES = {
    Level.UNIT: "unit", Level.STEP: f"CASE WHEN unit = '{APPLICANT}' THEN unit ELSE step_kind END", Level.PERSON: _PLACE,
}  # fmt: skip
_BEGINS = """
    SELECT * FROM (SELECT *, {node} AS node, lag({node}) OVER own AS node_before FROM points
                   WINDOW own AS (PARTITION BY dossier ORDER BY seq)) p
     WHERE is_end OR node IS DISTINCT FROM node_before"""
# A step belongs to who ended it; only within a unit one person hands over to another.
_OWNED = f"""
    SELECT b.*, CASE WHEN unit = '{APPLICANT}' THEN unit ELSE lead(actor_id) OVER own END AS owner FROM begins b
    WINDOW own AS (PARTITION BY dossier ORDER BY seq)"""  # noqa: S608 - our own constants
_SOURCE = {
    Level.PERSON: f"CASE WHEN lag(unit) OVER own = unit AND unit <> '{APPLICANT}' THEN nullif(lag(owner) OVER own, owner) END",
}  # fmt: skip
_STAYS = """
    SELECT * FROM (
           SELECT dossier, seq, {own} AS node, {source} AS source, kind, unit, step, step_kind, is_end, moment AS since,
                  lead(moment) OVER own AS until, lead(office) OVER own - office AS waited
             FROM {begins} LEFT JOIN days ON day = (moment AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
            CROSS JOIN LATERAL (SELECT coalesce({office}, 0) AS office) w
           WINDOW own AS (PARTITION BY dossier ORDER BY seq)) s
     WHERE NOT is_end"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose trails: of the dossiers settled in a period, or open at its end, and what of them had happened by then.

    :param known: as it was known then, by what had been recorded
    """

    scope: Scope
    period: Period
    at: datetime
    known: datetime | None = None

    @property
    def until(self) -> datetime:
        return ended(self.period, self.known or self.at)


def stays(asked: Asked, level: Level) -> tuple[str, dict[str, Any]]:
    """Return a WITH that ends in the table `stays`, and its values.

    `stays`: dossier, seq, node, source, kind, unit, step, step_kind, since, until, and waited: parts of a working day.
    """
    calendar = hours(deadlines.calendar(), asked.period.since_at - _OLDEST, asked.until)
    days: dict[str, Any] = {"days": [f"{day:%Y-%m-%d}" for day in calendar.days], "before": list(calendar.before)}
    days["whole"] = list(calendar.whole)
    columns, office = ["day", "before", "whole"], []
    since = "floor(extract(epoch FROM (moment AT TIME ZONE 'Asia/Ho_Chi_Minh')::time))::int"
    for n, (opens, lasts) in enumerate(zip(calendar.opens, calendar.lasts, strict=True)):
        days |= {f"opens{n}": list(opens), f"lasts{n}": list(lasts)}
        columns += [f"opens{n}", f"lasts{n}"]
        office.append(f"least(greatest({since} - opens{n}, 0), lasts{n})")
    arrays = ", ".join(f"%({name})s::{'date' if name == 'days' else 'int'}[]" for name in days)
    places, values = _points(asked)
    person = level is Level.PERSON
    statement = f"""{places}, days AS MATERIALIZED (SELECT * FROM unnest({arrays}) AS d ({", ".join(columns)})),
        begins AS ({_BEGINS.format(node=_NODES[level])}), owned AS ({_OWNED}),
        stays AS ({_STAYS.format(
            own="owner" if person else "node", source=_SOURCE.get(level, "lag(node) OVER own"),
            begins="owned" if person else "begins", office=f"before + ({' + '.join(office)}) * {A_DAY} / whole",
        )})"""  # noqa: S608 - our own names; values are parameters
    return statement, values | days


def steps(asked: Asked) -> tuple[str, dict[str, Any]]:
    """Return a WITH that ends in the table `steps`: each time a dossier came into another step or unit, or to the applicant."""
    places, values = _points(asked)
    return f"{places}, steps AS ({_BEGINS.format(node=_PLACE)})", values


def _points(asked: Asked) -> tuple[str, dict[str, Any]]:
    """A WITH that ends in `points`: each event of the trails, and where each ended."""
    source = sources.as_known(asked.known)
    (only,) = sources.only(asked.scope, [asked.period], asked.at)
    chosen = _CHOSEN.format(source=source.sql, where=f"{sources.where(only)} AND {sql(Basis.HANDLED, ALWAYS)}")
    told = _TOLD.format(known="AND e.recorded_at <= %(known)s" if asked.known else "")
    values = {**source.values, **only, "since": min(asked.period.since_at, asked.until), "until": asked.until}
    return f"WITH chosen AS MATERIALIZED ({chosen}), told AS ({told}), points AS ({_POINTS})", values
