"""Telling officials at the desk what no event of a dossier tells: a room above this one knows who and in which words."""

from collections.abc import Iterable
from datetime import datetime

from motcua.letters.commands.composing import by_mail
from motcua.letters.models import Notice
from motcua.letters.queries import wishes
from motcua.letters.rules import Channel, Kind, NoticeState, Words


def tell(event: int, kind: Kind, words: Words, *, about: str, recipients: Iterable[str], at: datetime) -> int:
    """Show this to who is meant, and send it by e-mail too to who wants it so; return how many notices were written.

    Of one event everybody is told once, however often this is asked.

    :param event: the key of the event in the journal
    :param recipients: posts ("head:SNN-CCTL") or persons ("account:7")
    """
    wanted = wishes.of_bearers(recipients := sorted(set(recipients)), at)
    made = []
    for recipient in recipients:
        made.append(Notice(
            event=event, kind=kind.value, about=about, recipient=recipient, channel=Channel.DESK.value, subject=words.subject,
            body=words.body, state=NoticeState.SENT.value, made_at=at, next_at=at, sent_at=at,
        ))  # fmt: skip
        made += [by_mail(made[-1], wish.email, at) for wish in wanted.get(recipient, ()) if wish.wants(kind)]
    return len(Notice.objects.bulk_create(made, ignore_conflicts=True))
