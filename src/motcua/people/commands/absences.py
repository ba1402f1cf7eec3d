"""Who is away, and when. It takes nothing away: whoever assigns work sees it."""

from datetime import date, datetime

from django.db import transaction

from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean
from motcua.people import events, rules
from motcua.people.commands import guards
from motcua.people.commands.recording import record
from motcua.people.models import Absence, Account, Post
from motcua.people.rules import Duty


@transaction.atomic
def record_absence(
    account: int, *, valid_from: date, valid_to: date, reason: str, by: Actor, at: datetime
) -> Absence:
    """Note that a person is away. The person, a head of a unit it works in, or an administrator says so.

    :raises Refusal: not-your-duty, ends-before-it-starts, absence-overlaps
    """
    person = guards.lock(account)
    require(why_not_report_absence(person, valid_from, by))
    require(rules.why_not_dates(valid_from, valid_to))
    if any(
        rules.overlap((a.valid_from, a.valid_to), (valid_from, valid_to))
        for a in Absence.objects.filter(account=person)
    ):
        raise Refusal("absence-overlaps")

    absence = Absence.objects.create(
        account=person, valid_from=valid_from, valid_to=valid_to, reason=clean(reason)
    )
    # The reason may speak of health: it stays out of the journal.
    record(
        person.subject, events.ABSENCE_RECORDED, by=by, at=at, absence=absence.pk, valid_from=str(valid_from),
        valid_to=str(valid_to),
    )
    return absence


@transaction.atomic
def end_absence(absence: int, *, on: date, by: Actor, at: datetime) -> Absence | None:
    """Note that a person is back earlier: `on` is the first day at work again. None: the absence never began and is gone.

    :raises Refusal: not-your-duty, absence-already-ended
    """
    ended = Absence.objects.get(pk=absence)
    person = guards.lock(ended.account_id)
    ended.refresh_from_db(fields=["valid_to"])
    require(why_not_report_absence(person, ended.valid_from, by))
    if on >= ended.valid_to:
        raise Refusal("absence-already-ended", valid_to=ended.valid_to)

    record(person.subject, events.ABSENCE_ENDED, by=by, at=at, absence=ended.pk, valid_to=str(max(on, ended.valid_from)))
    if on <= ended.valid_from:
        ended.delete()
        return None
    ended.valid_to = on
    ended.save(update_fields=["valid_to"])
    return ended


def why_not_report_absence(person: Account, day: date, by: Actor) -> Refusal | None:
    """The person, a head or leader of a unit it works in, or an administrator."""
    if by.id == person.subject:
        return None
    works_in = set(Post.objects.filter(account=person).values_list("unit_id", flat=True))
    if any(by.holds(duty, unit) for duty in (Duty.HEAD, Duty.LEADER) for unit in works_in):
        return None
    refusals = [guards.why_not_administer(by, unit, day) for unit in works_in] or [rules.why_not_administer(by)]
    return None if None in refusals else refusals[0]
