"""What the open doors need not remember any longer."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import Q

from motcua.people import rules
from motcua.people.models import Knock, SignInCode

_TRIES = "DELETE FROM people_sign_in_tries WHERE expires < %s"


@dataclass(frozen=True, slots=True)
class Cleared:
    """How many rows went."""

    knocks: int
    codes: int
    tries: int
    sessions: int


@transaction.atomic
def clear_doors(*, at: datetime) -> Cleared:
    """Remove tries too old to count, codes too old to work, and sessions that have ended: they tell who was here and when.

    Django dates its sessions and its counts of passwords by the real clock: on a demonstration, which stands in
    the past, those stay.
    """
    old = Q(pk__in=[])
    for door, (_, within) in rules.DOORS.items():
        old |= Q(door=door, at__lte=at - within)
    knocks, _ = Knock.objects.filter(old | ~Q(door__in=list(rules.DOORS))).delete()
    codes, _ = SignInCode.objects.filter(sent_at__lt=at - rules.CODE_LASTS).delete()
    sessions, _ = Session.objects.filter(expire_date__lt=at).delete()
    with connection.cursor() as cursor:
        cursor.execute(_TRIES, [at])
        return Cleared(knocks, codes, cursor.rowcount, sessions)
