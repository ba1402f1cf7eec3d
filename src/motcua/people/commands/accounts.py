"""Accounts, posts, delegation, absence. Nobody's rights change without an event on that person's trail."""

from datetime import date, datetime

from django.db import transaction

from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean
from motcua.people import events, queries, rules
from motcua.people.commands.recording import record
from motcua.people.models import Absence, Account, Delegation, Post, Unit
from motcua.people.rules import AccountKind, Duty


@transaction.atomic
def open_account(
    *, username: str, full_name: str, kind: str, by: Actor, at: datetime, password: str | None = None,
    email: str | None = None, phone: str | None = None, personal_number: str | None = None,
) -> Account:
    """Open an account. A citizen opens one alone; the others are opened by an administrator.

    :param password: None: no sign-in by password
    :raises Refusal: not-your-duty, username-taken, personal-number-taken
    """
    if kind != AccountKind.CITIZEN:
        require(rules.why_not_administer(by))
    if Account.objects.filter(username=username).exists():
        raise Refusal("username-taken", username=username)
    citizens = Account.objects.filter(kind=AccountKind.CITIZEN.value, personal_number=personal_number)
    if kind == AccountKind.CITIZEN and personal_number and citizens.exists():
        raise Refusal("personal-number-taken")

    account = Account(
        username=username, full_name=clean(full_name), kind=AccountKind(kind).value, email=email, phone=phone,
        personal_number=personal_number,
    )
    account.set_password(password)
    account.save()
    record(account.subject, events.ACCOUNT_OPENED, by=by, at=at, account_kind=account.kind)
    return account


@transaction.atomic
def close_account(account: int, *, reason: str, by: Actor, at: datetime) -> Account:
    """Let nobody sign in with it any more; its posts rest from now on.

    :raises Refusal: not-your-duty, account-closed
    """
    closed = _lock(account)
    require(rules.why_not_administer(by))
    require(_why_not_active(closed))

    closed.is_active = False
    closed.save(update_fields=["is_active"])
    record(closed.subject, events.ACCOUNT_CLOSED, by=by, at=at, reason=reason)
    return closed


@transaction.atomic
def give_post(
    account: int, unit: str, duty: str, *, valid_from: date, valid_to: date | None = None, by: Actor,
    at: datetime,
) -> Post:
    """Let a person bear a duty in a unit.

    :raises Refusal: not-your-duty, account-closed, not-staff, unit-not-open, ends-before-it-starts,
        post-already-held
    """
    person, place = _lock(account), Unit.objects.get(pk=unit)
    require(_why_not_administer(by, unit, valid_from))
    require(_why_not_active(person))
    if person.kind != AccountKind.STAFF:
        raise Refusal("not-staff", kind=person.kind)
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
        valid_from=str(valid_from), valid_to=_text(valid_to),
    )
    return post


@transaction.atomic
def end_post(post: int, *, on: date, by: Actor, at: datetime) -> Post:
    """End a post: `on` is the first day on which the person no longer bears it.

    :raises Refusal: not-your-duty, post-already-ended, ends-before-it-starts
    """
    ended = Post.objects.get(pk=post)
    person = _lock(ended.account_id)
    ended.refresh_from_db()
    require(_why_not_administer(by, ended.unit_id, ended.valid_from))
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
def delegate(
    post: int, to: int, *, valid_from: date, valid_to: date, decision: str, by: Actor, at: datetime
) -> Delegation:
    """Let somebody else bear a post for a time; the holder or an administrator says so, in writing.

    :raises Refusal: not-your-duty, account-closed, not-staff, own-post, no-decision, ends-before-it-starts,
        outside-the-post, already-delegated
    """
    given, person = Post.objects.get(pk=post), _lock(to)
    if by.id != f"account:{given.account_id}":
        require(_why_not_administer(by, given.unit_id, valid_from))
    require(_why_not_active(person))
    if person.kind != AccountKind.STAFF:
        raise Refusal("not-staff", kind=person.kind)
    if person.pk == given.account_id:
        raise Refusal("own-post")
    if not decision.strip():
        raise Refusal("no-decision")
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
def end_delegation(delegation: int, *, on: date, by: Actor, at: datetime) -> Delegation:
    """Take a delegation back before its time: `on` is the first day on which it no longer holds.

    :raises Refusal: not-your-duty, delegation-already-ended, ends-before-it-starts
    """
    ended = Delegation.objects.select_related("post").get(pk=delegation)
    person = _lock(ended.delegate_id)
    ended.refresh_from_db(fields=["valid_to"])
    if by.id != f"account:{ended.post.account_id}":
        require(_why_not_administer(by, ended.post.unit_id, ended.valid_from))
    if ended.valid_to <= on:
        raise Refusal("delegation-already-ended", valid_to=ended.valid_to)
    require(rules.why_not_dates(ended.valid_from, on))

    ended.valid_to = on
    ended.save(update_fields=["valid_to"])
    record(person.subject, events.DELEGATION_ENDED, by=by, at=at, delegation=ended.pk, valid_to=str(on))
    return ended


@transaction.atomic
def record_absence(
    account: int, *, valid_from: date, valid_to: date, reason: str, by: Actor, at: datetime
) -> Absence:
    """Note that a person is away. The person, a head of a unit it works in, or an administrator says so.

    :raises Refusal: not-your-duty, ends-before-it-starts, absence-overlaps
    """
    person = _lock(account)
    require(_why_not_report_absence(person, valid_from, by))
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


def _why_not_report_absence(person: Account, day: date, by: Actor) -> Refusal | None:
    if by.id == person.subject:
        return None
    works_in = set(Post.objects.filter(account=person).values_list("unit_id", flat=True))
    if any(by.holds(duty, unit) for duty in (Duty.HEAD, Duty.LEADER) for unit in works_in):
        return None
    refusals = [_why_not_administer(by, unit, day) for unit in works_in] or [rules.why_not_administer(by)]
    return None if None in refusals else refusals[0]


def _why_not_administer(by: Actor, unit: str, day: date) -> Refusal | None:
    return rules.why_not_administer(by, unit, queries.ancestors(unit, day))


def _why_not_active(account: Account) -> Refusal | None:
    return None if account.is_active else Refusal("account-closed")


def _lock(account: int) -> Account:
    return Account.objects.select_for_update(of=("self",)).get(pk=account)


def _text(day: date | None) -> str | None:
    return None if day is None else str(day)
