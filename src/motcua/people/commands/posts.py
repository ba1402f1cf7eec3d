"""Posts and their delegation. Nobody's rights change without an event on that person's trail."""

from datetime import date, datetime

from django.db import transaction

from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean
from motcua.people import events, rules
from motcua.people.commands import guards
from motcua.people.commands.recording import record
from motcua.people.models import Delegation, Post, Unit
from motcua.people.rules import Duty


@transaction.atomic
def give_post(
    account: int, unit: str, duty: str, *, valid_from: date, valid_to: date | None = None, by: Actor,
    at: datetime,
) -> Post:
    """Let a person bear a duty in a unit.

    :raises Refusal: not-your-duty, own-rights, account-closed, not-staff, unit-not-open, ends-before-it-starts,
        post-already-held
    """
    person, place = guards.lock(account), Unit.objects.get(pk=unit)
    require(guards.why_not_administer(by, unit, valid_from) or guards.why_not_own(by, account))
    require(guards.why_not_active(person))
    require(guards.why_not_staff(person))
    if not rules.holds(place.valid_from, place.valid_to, valid_from):
        raise Refusal("unit-not-open", unit=unit)
    require(rules.why_not_dates(valid_from, valid_to))
    held = Post.objects.filter(account=person, unit=place, duty=Duty(duty).value)
    if any(rules.overlap((p.valid_from, p.valid_to), (valid_from, valid_to)) for p in held):
        raise Refusal("post-already-held", unit=unit, duty=str(duty))

    post = Post.objects.create(
        account=person, unit=place, duty=Duty(duty).value, valid_from=valid_from, valid_to=valid_to
    )
    record(
        person.subject, events.POST_GIVEN, by=by, at=at, post=post.pk, unit=unit, duty=post.duty,
        valid_from=str(valid_from), valid_to=guards.text(valid_to),
    )
    return post


@transaction.atomic
def end_post(post: int, *, on: date, by: Actor, at: datetime) -> Post:
    """End a post: `on` is the first day on which the person no longer bears it.

    :raises Refusal: not-your-duty, own-rights, post-already-ended, ends-before-it-starts
    """
    ended = Post.objects.get(pk=post)
    person = guards.lock(ended.account_id)
    ended.refresh_from_db()
    require(guards.why_not_administer(by, ended.unit_id, ended.valid_from) or guards.why_not_own(by, person.pk))
    if ended.valid_to is not None and ended.valid_to <= on:
        raise Refusal("post-already-ended", valid_to=ended.valid_to)
    require(rules.why_not_dates(ended.valid_from, on))

    ended.valid_to = on
    ended.save(update_fields=["valid_to"])
    record(
        person.subject, events.POST_ENDED, by=by, at=at, post=ended.pk, unit=ended.unit_id, duty=ended.duty,
        valid_to=str(on),
    )
    return ended


@transaction.atomic
def prolong_post(post: int, *, valid_to: date | None, by: Actor, at: datetime) -> Post:
    """Let a post last longer: until the day before `valid_to`, or (None) until further notice.

    :raises Refusal: not-your-duty, own-rights, account-closed, not-later-than-before, unit-not-open, post-already-held
    """
    longer = Post.objects.select_related("unit").get(pk=post)
    person = guards.lock(longer.account_id)
    longer.refresh_from_db(fields=["valid_to"])
    require(guards.why_not_administer(by, longer.unit_id, longer.valid_from) or guards.why_not_own(by, person.pk))
    require(guards.why_not_active(person))
    if longer.valid_to is None or (valid_to is not None and valid_to <= longer.valid_to):
        raise Refusal("not-later-than-before", valid_to=longer.valid_to)
    if longer.unit.valid_to is not None and (valid_to is None or valid_to > longer.unit.valid_to):
        raise Refusal("unit-not-open", unit=longer.unit_id)
    later = Post.objects.filter(account=person, unit=longer.unit_id, duty=longer.duty).exclude(pk=longer.pk)
    if any(rules.overlap((p.valid_from, p.valid_to), (longer.valid_from, valid_to)) for p in later):
        raise Refusal("post-already-held", unit=longer.unit_id, duty=longer.duty)

    longer.valid_to = valid_to
    longer.save(update_fields=["valid_to"])
    record(
        person.subject, events.POST_PROLONGED, by=by, at=at, post=longer.pk, unit=longer.unit_id, duty=longer.duty,
        valid_to=guards.text(valid_to),
    )
    return longer


@transaction.atomic
def delegate(
    post: int, to: int, *, valid_from: date, valid_to: date, decision: str, by: Actor, at: datetime
) -> Delegation:
    """Let somebody else bear a post for a time; the holder or an administrator says so, in writing.

    The holder does so from today on at the earliest: what somebody did before without the right is not made right afterwards.
    :raises Refusal: not-your-duty, own-rights, account-closed, not-staff, own-post, decision-missing, ends-before-it-starts,
        outside-the-post, already-delegated, delegated-backwards
    """
    given, person = Post.objects.get(pk=post), guards.lock(to)
    if by.id == f"account:{given.account_id}":
        require(Refusal("delegated-backwards") if valid_from < local_date(at) else None)
    else:
        require(guards.why_not_administer(by, given.unit_id, valid_from) or guards.why_not_own(by, to))
    require(guards.why_not_active(person))
    require(guards.why_not_staff(person))
    if person.pk == given.account_id:
        raise Refusal("own-post")
    if not decision.strip():
        raise Refusal("decision-missing")
    require(rules.why_not_dates(valid_from, valid_to))
    require(rules.why_not_within(valid_from, valid_to, given.valid_from, given.valid_to))
    others = Delegation.objects.filter(post=given, delegate=person)
    if any(rules.overlap((d.valid_from, d.valid_to), (valid_from, valid_to)) for d in others):
        raise Refusal("already-delegated")

    delegation = Delegation.objects.create(
        post=given, delegate=person, valid_from=valid_from, valid_to=valid_to, decision=clean(decision)
    )
    record(
        person.subject, events.DELEGATION_GIVEN, by=by, at=at, delegation=delegation.pk, post=given.pk,
        unit=given.unit_id, duty=given.duty, holder=f"account:{given.account_id}", valid_from=str(valid_from),
        valid_to=str(valid_to), decision=delegation.decision,
    )
    return delegation


@transaction.atomic
def end_delegation(delegation: int, *, on: date, by: Actor, at: datetime) -> Delegation | None:
    """Take a delegation back before its time: `on` is the first day on which it no longer holds. None: it never began and is gone.

    :raises Refusal: not-your-duty, own-rights, delegation-already-ended, ends-before-it-starts
    """
    ended = Delegation.objects.select_related("post").get(pk=delegation)
    person = guards.lock(ended.delegate_id)
    ended.refresh_from_db(fields=["valid_to"])
    if by.id != f"account:{ended.post.account_id}":
        require(guards.why_not_administer(by, ended.post.unit_id, ended.valid_from) or guards.why_not_own(by, person.pk))
    if ended.valid_to <= on:
        raise Refusal("delegation-already-ended", valid_to=ended.valid_to)
    require(None if on == ended.valid_from else rules.why_not_dates(ended.valid_from, on))

    record(person.subject, events.DELEGATION_ENDED, by=by, at=at, delegation=ended.pk, valid_to=str(on))
    if on == ended.valid_from:
        ended.delete()
        return None
    ended.valid_to = on
    ended.save(update_fields=["valid_to"])
    return ended
