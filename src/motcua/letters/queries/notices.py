"""Notices and what came of them."""

from django.db import connection
from django.db.models import Count, Exists, OuterRef, QuerySet

from motcua.kernel.actors import Actor
from motcua.kernel.rows import instances, select
from motcua.letters.models import Notice, ReadMark
from motcua.letters.rules import Channel, NoticeState, recipients_at_desk

MOST_COUNTED = 99
# Every page of the desk asks this: it looks at the latest of each post only, however many there are.
_UNREAD = """
    SELECT count(*) FROM unnest(%(told)s::text[]) AS told(recipient) CROSS JOIN LATERAL (
        SELECT n.id FROM letters_notice n WHERE n.channel = 'desk' AND n.recipient = told.recipient
         ORDER BY n.id DESC LIMIT %(most)s) latest
     WHERE NOT EXISTS (SELECT 1 FROM letters_readmark r WHERE r.notice_id = latest.id AND r.account_id = %(account)s)"""


_ABOUT = select(Notice, "WHERE about = %s ORDER BY id")


def of_dossier(subject: str) -> list[Notice]:
    """Whom we told what about this dossier ("dossier:12"), oldest first. By hand, for the page of the dossier."""
    with connection.cursor() as cursor:
        cursor.execute(_ABOUT, [subject])
        return instances(Notice, cursor.fetchall())


def at_desk(actor: Actor) -> "QuerySet[Notice]":
    """What this actor's posts are told at the desk, newest first, each with `is_read`: by this actor's account.

    Whoever stands in for a post sees it too.
    """
    told = Notice.objects.filter(channel=Channel.DESK.value, recipient__in=recipients_at_desk(actor))
    marked = ReadMark.objects.filter(notice=OuterRef("pk"), account=int(actor.id.partition(":")[2]))
    return told.annotate(is_read=Exists(marked)).order_by("-id")


def unread(actor: Actor) -> int:
    """Return how many of the latest notices at the desk this actor has not read; 99 stands for as many or more."""
    told = recipients_at_desk(actor)
    if not told:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_UNREAD, {"told": told, "most": MOST_COUNTED, "account": int(actor.id.partition(":")[2])})
        return min(int(cursor.fetchone()[0]), MOST_COUNTED)


def troubled() -> "QuerySet[Notice]":
    """What a person must look into: it may have arrived, or it never will by itself."""
    return Notice.objects.filter(state__in=[NoticeState.UNCERTAIN.value, NoticeState.FAILED.value]).order_by("state", "id")


def counts() -> dict[str, int]:
    """Return how many notices stand in each state."""
    return dict(Notice.objects.order_by().values_list("state").annotate(Count("pk")))
