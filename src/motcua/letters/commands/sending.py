"""Sending what is waiting. Each notice is claimed and committed before it leaves, so nothing leaves twice by our doing."""

from contextlib import ExitStack
from datetime import datetime

from django.db import connection, transaction
from django.db.models import F

from motcua.letters import channels
from motcua.letters.channels import Letter, Outcome, Sent, Way
from motcua.letters.models import Notice
from motcua.letters.rules import Channel, NoticeState, next_try

# While a notice is on its way its sender's session holds this lock; the server drops it when the sender dies.
_LOCKS = 4_061_702
_CLAIM = """
    UPDATE letters_notice SET state = 'SENDING', attempts = attempts + 1
     WHERE id = (SELECT id FROM letters_notice WHERE state = 'PENDING' AND next_at <= %(at)s
                  ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, channel, recipient, subject, body, pg_advisory_lock(%(locks)s, (id %% 2147483647)::int)"""
_RELEASE = "SELECT pg_advisory_unlock(%(locks)s, (%(id)s %% 2147483647)::int)"
# A file of the same name is the same letter: writing it again is harmless, so there is nothing uncertain about it.
_ABANDONED = """
    WITH lost AS MATERIALIZED (SELECT id FROM letters_notice WHERE state = 'SENDING' FOR UPDATE SKIP LOCKED)
    UPDATE letters_notice SET state = CASE channel WHEN 'file' THEN 'PENDING' ELSE 'UNCERTAIN' END, error = %(why)s
     WHERE id IN (SELECT id FROM lost) AND state = 'SENDING'
       AND pg_try_advisory_xact_lock(%(locks)s, (id %% 2147483647)::int)
    RETURNING id"""
_WHY_UNCERTAIN = "Tiến trình gửi bị ngắt giữa chừng: thư có thể đã đến nơi."


def send(limit: int, *, at: datetime) -> int:
    """Send up to `limit` waiting notices, one by one, and return how many arrived.

    Several may send at once. A closed way (no mail server) ends the run and costs nobody an attempt.
    What a dead sender left on its way becomes UNCERTAIN and stays so until a person decides.
    Call it outside any transaction.
    """
    mark_abandoned()
    arrived = 0
    with ExitStack() as stack:
        ways: dict[Channel, Way] = {}
        for _ in range(limit):
            claimed = _claim(at)
            if claimed is None:
                break
            channel, letter = claimed
            if channel not in ways:
                ways[channel] = channels.way(channel)
                stack.callback(ways[channel].close)
            outcome = _send(ways[channel], letter, at)
            arrived += outcome is Outcome.ARRIVED
            if outcome is Outcome.CLOSED:
                break
    return arrived


def mark_abandoned() -> int:
    """Show as uncertain what was on its way when its sender died, and return how many that were."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_ABANDONED, {"locks": _LOCKS, "why": _WHY_UNCERTAIN})
        return len(cursor.fetchall())


def _claim(at: datetime) -> tuple[Channel, Letter] | None:
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute(_CLAIM, {"at": at, "locks": _LOCKS})
        row = cursor.fetchone()
    if row is None:
        return None
    pk, channel, recipient, subject, body, _ = row
    return Channel(channel), Letter(id=pk, recipient=recipient, subject=subject, body=body)


def _send(way: Way, letter: Letter, at: datetime) -> Outcome:
    try:
        sent = way.hand_over(letter, at)
        _note(letter.id, sent, at)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(_RELEASE, {"locks": _LOCKS, "id": letter.id})
    return sent.outcome


def _note(pk: int, sent: Sent, at: datetime) -> None:
    notice = Notice.objects.filter(pk=pk)
    match sent.outcome:
        case Outcome.ARRIVED:
            notice.update(state=NoticeState.SENT.value, sent_at=at, error="")
        case Outcome.REFUSED:
            notice.update(state=NoticeState.FAILED.value, error=sent.error)
        case Outcome.UNCERTAIN:
            notice.update(state=NoticeState.UNCERTAIN.value, error=sent.error)
        case Outcome.CLOSED:
            again = {"state": NoticeState.PENDING.value, "attempts": F("attempts") - 1, "next_at": next_try(1, at)}
            notice.update(**again, error=sent.error)
        case _:
            _try_again(notice.get(), sent.error, at)


def _try_again(notice: Notice, error: str, at: datetime) -> None:
    later = next_try(notice.attempts, at)
    state = NoticeState.PENDING if later else NoticeState.FAILED
    Notice.objects.filter(pk=notice.pk).update(state=state.value, error=error, next_at=later or F("next_at"))
