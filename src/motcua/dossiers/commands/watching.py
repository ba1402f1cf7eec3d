"""What stands still is written down by the clock, so that nobody can say later that nobody knew."""

from datetime import datetime

from django.db import connection, transaction

from motcua.deadlines.rules import WorkCalendar
from motcua.dossiers import queries
from motcua.dossiers.queries import Stuck
from motcua.journal import commands as journal
from motcua.journal import queries as trail
from motcua.kernel.actors import SYSTEM

FOUND = "dossier.found_stuck"
_LOCKS = 0x73746B  # "stk": our advisory locks, one for each dossier
_QUEUE = "SELECT pg_advisory_xact_lock(%s, %s)"
_LAST = """
    SELECT DISTINCT ON (subject) subject, data->>'why', data->>'since' FROM journal_event
     WHERE subject = ANY(%s) ORDER BY subject, seq DESC"""


def report_stuck(*, at: datetime, calendar: WorkCalendar) -> int:
    """Write an event for every dossier that stands still and was not yet found so, and return how many.

    The event lies in a trail beside the dossier's own ("watch:dossier:12"): being found is no sign of life of the dossier, and
    whoever is at work on it is not disturbed.
    """
    found = {_subject(one): one for one in queries.stuck(None, at, calendar, queries.EVERY)}
    known = _last(list(found))
    new = [one for subject, one in found.items() if known.get(subject) != (one.why, one.since.isoformat())]
    return sum(_report(one, at) for one in new)


@transaction.atomic
def _report(one: Stuck, at: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_QUEUE, [_LOCKS, one.id % 2**31])
    subject, facts = _subject(one), (one.why, one.since.isoformat())
    if _last([subject]).get(subject) == facts:  # another worker was quicker
        return False
    journal.append(
        subject, trail.next_seq(subject), FOUND, by=SYSTEM, at=at, number=one.number, unit=one.unit, holder=one.holder,
        why=one.why, since=one.since.isoformat(),
    )
    return True


def _last(subjects: list[str]) -> dict[str, tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_LAST, [subjects])
        return {subject: (why, since) for subject, why, since in cursor.fetchall()}


def _subject(one: Stuck) -> str:
    return f"watch:dossier:{one.id}"
