"""The journal folded into facts by the database: one statement for a few dossiers, for all of them, and as known on a day.

It says the same as `rules.fold`, and tests hold the two together.
"""

from datetime import datetime
from typing import Any

from motcua.dossiers import events
from motcua.dossiers.queries.counting import HANDED_IN
from motcua.indicators.rules.facts import BEGINS_TO_WAIT, ENDS, GIVEN_TO, LETTERS, Facts, Fixed, Outcome

LINKS = ("earlier", "later", "journey_due_at")
EVERY = tuple(Facts.__dataclass_fields__)
COLUMNS = tuple(name for name in EVERY if name not in LINKS)
_ZONE = "AT TIME ZONE 'Asia/Ho_Chi_Minh'"


def _kinds(*kinds: str) -> str:
    return f"e.kind IN ({', '.join(repr(kind) for kind in kinds)})"


def _at(which: str, *kinds: str, more: str = "") -> str:
    return f"{which}(e.happened_at) FILTER (WHERE {_kinds(*kinds)}{more})"


def _last(what: str, *kinds: str, more: str = "") -> str:
    """The last of such events, as an array of texts that begins with its number (the greatest array is the last event)."""
    return f"max(ARRAY[to_char(e.seq, 'FM000000'), {what}]) FILTER (WHERE {_kinds(*kinds)}{more})"


def _count(kind: str, more: str = "") -> str:
    return f"count(*) FILTER (WHERE {_kinds(kind)}{more})"


def _outcome(end: Outcome) -> str:
    """What was stopped was withdrawn, or else never completed."""
    return "CASE WHEN t.withdrawn THEN 'withdrawn' ELSE 'lapsed' END" if end is Outcome.LAPSED else f"'{end}'"


_WAITS_AT_FIRST = " AND e.data->>'waits' = '1'"
_TRAIL = f"""
    SELECT substr(e.subject, 9)::bigint AS dossier, max(e.seq) AS seq,
           min(e.recorded_at) FILTER (WHERE e.kind = '{events.SUBMITTED}') AS known_from, max(e.recorded_at) AS known_until,
           max(ARRAY[to_char(e.seq, 'FM000000'), e.data->>'due_at', e.data->>'running', e.data->>'waits']) AS newest,
           {_last("e.kind, e.happened_at::text", *ENDS)} AS ended,
           {_last("e.happened_at::text", *BEGINS_TO_WAIT, more=_WAITS_AT_FIRST)} AS waited,
           {_last("e.data->>'officer'", *GIVEN_TO)} AS given,
           min(ARRAY[to_char(e.seq, 'FM000000'), e.actor_id])
               FILTER (WHERE {_kinds(events.TAKEN)} AND e.data->>'step_kind' = 'work') AS taken,
           {_last("e.data->>'fee_asked'", events.SUBMITTED, events.ACCEPTED, more=" AND e.data ? 'fee_asked'")} AS said_fee,
           {_last("e.data->>'amount'", events.PAYMENT_ASKED)} AS asked_fee,
           {_last("e.data->>'electronic'", events.DECIDED)} AS decided,
           max(e.data->>'by_hour') FILTER (WHERE {_kinds(events.ACCEPTED)}) AS by_hour,
           max(e.data->>'return_by') FILTER (WHERE {_kinds(events.SUBMITTED)}) AS return_by,
           {_at("min", events.SUBMITTED)} AS submitted_at, {_at("max", events.ACCEPTED)} AS accepted_at,
           max(e.data->>'original_due_at') FILTER (WHERE {_kinds(events.ACCEPTED)}) AS first_due_at,
           {_at("max", events.DELIVERED)} AS delivered_at, {_at("min", *LETTERS)} AS lettered_at,
           {_at("max", events.EXPLANATION_ACCEPTED)} AS explained_at,
           {_count(events.SUPPLEMENT_ASKED)} AS supplements,
           {_at("min", events.SUPPLEMENT_ASKED, more=" AND e.data->>'ordinal' = '2'")} AS asked_again_at,
           {_count(events.EXTENDED)} AS extensions, {_count(events.SENT_BACK)} AS returns, {_count(events.REOPENED)} AS reopenings,
           coalesce(max(e.seq) FILTER (WHERE {_kinds(events.WITHDRAWAL_REQUESTED)}), 0)
             > coalesce(max(e.seq) FILTER (WHERE {_kinds(events.WITHDRAWAL_CANCELLED)}), 0) AS withdrawn,
           coalesce(sum((e.data->>'amount')::bigint) FILTER (WHERE {_kinds(events.PAYMENT_RECORDED)}), 0)::bigint AS fee_paid,
           {_count(events.PAYMENT_RECORDED, " AND e.data->>'way' = 'online'")} > 0 AS paid_online,
           coalesce(max((e.data->>'papers')::int) FILTER (WHERE {_kinds(events.SUBMITTED)}), 0) AS papers,
           coalesce(max((e.data->>'filed')::int) FILTER (WHERE {_kinds(events.SUBMITTED)}), 0)
             + {_count(events.SCAN_ATTACHED, " AND e.data->>'first' = 'true'")} AS filed,
           coalesce(sum((e.data->>'reused')::int) FILTER (WHERE {_kinds(events.SUBMITTED, events.RESUBMITTED)}), 0)::int AS reused,
           coalesce(max(e.data->>'eid') FILTER (WHERE {_kinds(events.SUBMITTED)}), '') = 'true' AS eid
      FROM journal_event e WHERE {{trails}} {{known}}
     GROUP BY e.subject HAVING count(*) FILTER (WHERE e.kind = '{events.SUBMITTED}') > 0"""  # noqa: S608 - our own constants

_RATINGS = """
    SELECT DISTINCT ON (e.subject) substr(e.subject, 8)::bigint AS dossier, (e.data->'points'->>'overall')::int AS rated,
           jsonb_path_exists(e.data->'points', '$.* ? (@ == 0)') AS low,
           max(e.recorded_at) OVER (PARTITION BY e.subject) AS recorded_at
      FROM journal_event e WHERE {ratings} AND e.kind IN ('rating.rated', 'rating.changed') {known}
     ORDER BY e.subject, e.seq DESC"""

_OUTCOMES = " ".join(f"WHEN '{kind}' THEN {_outcome(end)}" for kind, end in ENDS.items() if end)
# Waiting for the applicant with the clock standing before the appointment, nobody can be late; before acceptance there is none.
_READ = f"""
    SELECT t.*, (t.newest[2])::timestamptz AS last_due_at, t.newest[3] = 'true' AS running,
           CASE WHEN coalesce(t.newest[4], '0') <> '0' THEN (t.waited[2])::timestamptz END AS waiting_since,
           CASE t.ended[2] {_OUTCOMES} ELSE '' END AS outcome
      FROM trail t"""  # noqa: S608 - our own constants
_JUDGED = """
    SELECT r.*, CASE WHEN r.outcome <> '' THEN (r.ended[3])::timestamptz END AS finished_at,
           r.outcome IN ('withdrawn', 'lapsed') AS ended_waiting,
           CASE WHEN r.outcome IN ('withdrawn', 'lapsed') THEN coalesce((r.waited[2])::timestamptz, (r.ended[3])::timestamptz)
                WHEN r.outcome <> '' THEN (r.ended[3])::timestamptz END AS judged_at,
           CASE WHEN r.accepted_at IS NOT NULL
                 AND NOT (r.waiting_since IS NOT NULL AND NOT r.running AND r.last_due_at >= r.waiting_since)
                THEN r.last_due_at END AS due_at
      FROM read r"""
# Terms in hours are told by the minute: the minute of the appointment is still in time.
_TIMED = """
    SELECT j.*, CASE WHEN j.by_hour = 'true' THEN date_trunc('minute', j.due_at) + interval '59.999999 s' ELSE j.due_at END AS last
      FROM judged j"""
_LATE_FROM = "CASE WHEN j.judged_at <= j.last THEN NULL ELSE j.last END"
_SPEED = f"""
    CASE WHEN j.judged_at IS NULL OR j.due_at IS NULL THEN ''
         WHEN j.judged_at > j.last THEN 'late'
         WHEN j.ended_waiting THEN 'on_time'
         WHEN j.by_hour = 'true' THEN CASE WHEN j.judged_at < date_trunc('minute', j.due_at) THEN 'early' ELSE 'on_time' END
         WHEN (j.judged_at {_ZONE})::date < (j.due_at {_ZONE})::date THEN 'early'
         ELSE 'on_time' END"""
_VALUES = {
    **{name: f"j.{name}" for name in COLUMNS},
    **{name: f"d.{name}" for name in Fixed.__dataclass_fields__},
    "officer": "coalesce((j.given[2])::bigint, substring(j.taken[2] FROM '^account:([0-9]+)$')::bigint)",
    "by_hour": "coalesce(j.by_hour, '') = 'true'", "return_by": "coalesce(j.return_by, '')",
    "first_due_at": "j.first_due_at::timestamptz", "speed": _SPEED, "late_from": _LATE_FROM,
    "fault_from": f"least({_LATE_FROM}, CASE WHEN j.accepted_at IS NOT NULL AND j.asked_again_at IS NOT NULL"
    " THEN greatest(j.asked_again_at, j.accepted_at) END)",
    "fee_asked": "coalesce((j.asked_fee[2])::bigint, (j.said_fee[2])::bigint, 0)",
    "electronic": "coalesce(j.decided[2], '') = 'true'", "rated": "v.rated", "low": "coalesce(v.low, false)",
    "known_until": "greatest(j.known_until, v.recorded_at)",
}  # fmt: skip
_FOLDED = f"""
    WITH trail AS MATERIALIZED ({_TRAIL}), read AS ({_READ}), judged AS ({_JUDGED}), timed AS ({_TIMED}), voiced AS ({_RATINGS}),
         handed_in AS ({HANDED_IN} {{dossiers}})
    SELECT {", ".join(f"{_VALUES[name]} AS {name}" for name in COLUMNS)}
      FROM timed j JOIN handed_in d USING (dossier) LEFT JOIN voiced v USING (dossier)"""  # noqa: S608 - our own constants


LISTED = "SELECT unnest(%(dossiers)s::bigint[])"


def folded(
    which: str | None = None, *, since: str = "", until: str = "", known: datetime | None = None,
    upto: tuple[int, int] | None = None,
) -> tuple[str, dict[str, Any]]:
    """Return the statement that gives the facts (in the order of COLUMNS), and its values.

    :param which: a SELECT of the dossiers' keys (LISTED: those in the value `dossiers`); None: of those whose key, as text, lies
        from `since` until before `until`, or of all
    :param known: as known then: without what was recorded later
    :param upto: transaction and id of the last event that is looked at
    """
    values: dict[str, Any] = {}
    cut = ""
    if known:
        values["known"] = known
        cut = "AND e.recorded_at <= %(known)s"
    if upto:
        values |= {"transaction": str(upto[0]), "event": upto[1]}
        cut += " AND (e.transaction, e.id) <= (%(transaction)s::text::xid8, %(event)s)"
    if which:
        trails, ratings = (f"e.subject IN (SELECT '{kind}:' || q.n FROM ({which}) AS q (n))" for kind in ("dossier", "rating"))  # noqa: S608 - our own
        dossiers = f"AND d.id IN ({which})"
    else:
        values |= {"since": since, "until": until or ":"}
        trails, ratings = (
            f"e.subject >= '{kind}:' || %(since)s AND e.subject < '{kind}:' || %(until)s" for kind in ("dossier", "rating")
        )
        dossiers = 'AND d.id::text COLLATE "C" >= %(since)s AND d.id::text COLLATE "C" < %(until)s'
    return _FOLDED.format(trails=trails, ratings=ratings, dossiers=dossiers, known=cut), values
