"""From what happened to who is told: the reader of the journal."""

from datetime import datetime

from django.db import connection, transaction

from motcua.journal import commands as journal
from motcua.journal import queries as trail
from motcua.letters import channels, queries
from motcua.letters.models import Notice
from motcua.letters.queries import Telling, wishes
from motcua.letters.rules import Audience, Channel, Invited, NoticeState, audience, short_words, words

READER = "letters"
_ONE_READER = "SELECT pg_try_advisory_xact_lock(hashtext('letters.compose'))"


@transaction.atomic
def compose(limit: int, *, at: datetime) -> int:
    """Write the notices of up to `limit` events nobody was told of yet, and return how many events were read.

    Notices and the place in the journal are one transaction: whoever dies in between has done nothing.
    0 also when another is composing now.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ONE_READER)
        if not cursor.fetchone()[0]:
            return 0
    events = trail.unread(READER, limit)
    if not events:
        return 0
    Notice.objects.bulk_create(_notices(queries.tellings(events), at), ignore_conflicts=True)
    journal.advance(READER, events[-1].transaction, events[-1].pk)
    return len(events)


def _notices(tellings: list[Telling], at: datetime) -> list[Notice]:
    """What is told at the desk goes by e-mail too to who wants it so."""
    wanted = wishes.of_bearers((one.recipient for one in tellings if _is_at_desk(one)), at)
    made = []
    for telling in tellings:
        way = _way(telling)
        if way is None:
            continue
        made.append(_notice(telling, way, at))
        for wish in wanted.get(telling.recipient, ()):
            if wish.wants(telling.kind):
                made.append(by_mail(made[-1], wish.email, at))
    return made


def by_mail(told: Notice, email: str, at: datetime) -> Notice:
    """The same notice by e-mail."""
    return Notice(
        event=told.event, kind=told.kind, about=told.about, recipient=email, channel=channels.chosen().value, subject=told.subject,
        body=told.body, state=NoticeState.PENDING.value, made_at=at, next_at=at,
    )  # fmt: skip


def _is_at_desk(telling: Telling) -> bool:
    return audience(telling.kind) in (Audience.HEAD, Audience.NAMED)


def _way(telling: Telling) -> Channel | None:
    """By which way it goes; None: nothing here reaches a telephone."""
    if _is_at_desk(telling):
        return Channel.DESK
    return channels.chosen() if "@" in telling.recipient else channels.to_phone()


def _notice(telling: Telling, way: Channel, at: datetime) -> Notice:
    """What is shown at a desk has arrived by being there."""
    at_desk, facts = way is Channel.DESK, telling.facts
    text = short_words(facts) if way is Channel.SMS and isinstance(facts, Invited) else words(telling.kind, facts)
    return Notice(
        event=telling.event, kind=telling.kind.value, about=telling.about, recipient=telling.recipient,
        channel=way.value, subject=text.subject, body=text.body,
        state=(NoticeState.SENT if at_desk else NoticeState.PENDING).value, made_at=at, next_at=at, sent_at=at if at_desk else None,
    )  # fmt: skip
